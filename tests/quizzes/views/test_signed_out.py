"""An answer posted after the session ran out waits for its owner to sign in."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from quizzes.models import AnswerEvent
from tests.quizzes.addresses import JSON, question_url

KEPT = "You were signed out. Your answer is still here."


@pytest.fixture
def answer(attempt):
    """The first answer of the attempt."""
    return attempt.answers.select_related("version").get(position=1)


@pytest.fixture
def returned(attempt, answer):
    """A browser that posted an answer signed out, and signed in again."""
    client = Client()
    client.post(question_url(attempt), {"base_rev": 0, "choice": answer.order[1]})
    client.force_login(attempt.enrolment.user)
    return client


def test_kept_answer_is_shown_until_it_is_saved(returned, attempt, answer):
    page = question_url(attempt)

    first, again = returned.get(page), returned.get(page)
    returned.post(page, {"base_rev": 0, "choice": answer.order[1]}, **JSON)
    saved = returned.get(page)

    shown = [KEPT in each.text for each in (first, again, saved)]
    assert shown == [True, True, False]
    answer.refresh_from_db()
    assert answer.response == {"choice": answer.order[1]}


def test_kept_answer_never_replaces_a_newer_one(returned, student, attempt, answer):
    page = question_url(attempt)
    student.post(page, {"base_rev": 0, "choice": answer.order[0]}, **JSON)

    shown = returned.get(page)
    reply = returned.post(
        page, {"base_rev": shown.context["base_rev"], "choice": answer.order[1]}
    )

    assert reply.status_code == 409
    kinds = AnswerEvent.objects.order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["save", "conflict"]
    answer.refresh_from_db()
    assert answer.response == {"choice": answer.order[0]}


def test_long_answer_waits_too(attempt):
    client = Client()
    fields = {"base_rev": 0, "choice": "x" * 10_000}

    client.post(question_url(attempt), fields)

    (kept,) = client.session.values()
    assert kept["fields"] == urlencode(fields)


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("0", None),
        ("", None),
        ("yesterday", None),
        ("-1", None),
        ("1.5", None),
        ("٣", None),
        ("9" * 400, None),
        ("253402300800000", None),
        ("253402300799000", 9999),
        ("1", 1970),
    ],
)
def test_clock_of_the_sender_never_costs_an_answer(
    student, attempt, answer, told, year
):
    reply = student.post(
        question_url(attempt),
        {
            "base_rev": 0,
            "choice": answer.order[0],
            "client_id": "a",
            "client_seq": 1,
            "client_at": told,
        },
        **JSON,
    )

    event = AnswerEvent.objects.get()
    assert (reply.status_code, event.kind) == (200, "save")
    assert (event.client_at and event.client_at.year) == year
