"""Groups, cells, blanks and spans in an attempt, from the question to its review."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from courses.content.faults import Faults
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items
from quizzes.models import Answer, Attempt
from tests.factories.courses import EnrolmentFactory
from tests.factories.items import NAMES
from tests.factories.items_in_parts import (
    BANK,
    CELLS,
    CHART,
    CLOZE,
    GROUPING,
    HIGHLIGHT,
)
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.quizzes.addresses import JSON, attempt_url, question_url, start_url
from tests.quizzes.forms.fields import posted_from

TRIED = [
    (GROUPING, {"group-g1": ["b", "a"], "group-g2": ["c"]}, "0 + 1 = 1 of 2"),
    (CELLS, {"row-r2": ["c2"], "row-r1": ["c2", "c1"]}, "+3 = 3 of 3"),
    (CLOZE, {"blank-b1": ["a2"], "blank-b2": ["w1"]}, "1 of 2 blanks right"),
    (
        BANK,
        {"blank-b1": ["t1"], "blank-b2": ["t3"], "blank-b3": ["t3"]},
        "cause right, one effect right = 1 of 2",
    ),
    (HIGHLIGHT, {"spans": ["c", "a"]}, "+1 −1 = 0 of 2"),
    (CHART, {"spans": ["c"]}, "+1 = 1 of 1"),
]
EACH = pytest.mark.parametrize(
    ("written", "fields", "sum_"),
    TRIED,
    ids=["grouping", "cells", "cloze", "rationale", "highlight", "chart"],
)


@pytest.fixture
def ask(client, db):
    """Start an attempt at a quiz of one item, as an author wrote it."""

    def started(written):
        faults = Faults()
        [source] = read_items(load_yaml("i.yaml", written, faults), NAMES, faults)
        now = timezone.now()
        made = AssignmentFactory(
            opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=7)
        )
        versions = {f"version__{name}": each for name, each in source.columns.items()}
        item = ItemFactory(course=made.cohort.course, **versions)
        SlotFactory(quiz=made.quiz, position=1, pool=[item])
        client.force_login(EnrolmentFactory(cohort=made.cohort).user)
        client.post(start_url(made))
        return Attempt.objects.get()

    return started


def posted_by(page):
    """Return what a browser without script would post from the question's form."""
    return posted_from(page.content.decode())


@EACH
def test_answer_is_shown_again_as_it_was_given(ask, client, written, fields, sum_):
    attempt = ask(written)

    client.post(question_url(attempt), {**fields, "base_rev": 0, "go": "next"})

    shown = posted_by(client.get(question_url(attempt)))
    assert {name: sorted(shown.getlist(name)) for name in fields} == {
        name: sorted(values) for name, values in fields.items()
    }


@EACH
def test_review_explains_what_was_earned(ask, client, written, fields, sum_):
    attempt = ask(written)
    client.post(question_url(attempt), {**fields, "base_rev": 0})
    client.post(attempt_url("submit", attempt))

    page = client.get(attempt_url("review", attempt))

    text = re.sub(r"\s+", " ", strip_tags(page.content.decode()))
    assert sum_ in text
    answer = Answer.objects.get()
    whys = answer.version.feedback["by_element"].values()
    assert [why for why in whys if strip_tags(why)[:15] not in text] == []


@EACH
def test_answer_to_another_item_is_refused(ask, client, written, fields, sum_):
    attempt = ask(written)
    client.post(question_url(attempt), {**fields, "base_rev": 0})
    stored = Answer.objects.get().response
    wrong = dict.fromkeys(fields, "nowhere")

    reply = client.post(question_url(attempt), {**wrong, "base_rev": 1}, **JSON)

    assert reply.status_code == 422
    assert "nowhere" in reply.content.decode()
    assert Answer.objects.get().response == stored
