"""The rules of a quiz, as an instructor sets them."""

import html
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import override

from quizzes.models import Assignment
from tests.factories.quizzes import AttemptFactory

NUMBER = "Give a percentage such as 33.3, or leave it empty."


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"opens_at": ""}, "Give a day and a time, such as 2026-03-02T09:00."),
        ({"opens_at": "soon"}, "Give a day and a time, such as 2026-03-02T09:00."),
        ({"opens_at": "0001-01-01T00:00"}, "“1” is not a year a class can have."),
        ({"closes_at": "9999-12-31T23:59"}, "“9999” is not a year a class can have."),
        ({"closes_at": "2026-11-01T01:30"}, "“2026-11-01T01:30” comes twice or never."),
        # An hour that the clocks jump over.
        ({"opens_at": "2026-03-08T02:30"}, "comes twice or never."),
        ({"closes_at": "2026-03-01T09:00"}, "Put the dates in order"),
        ({"closes_at": "2026-03-02T09:00", "due_at": ""}, "Put the dates in order"),
        ({"due_at": "2026-03-17T09:00"}, "Put the dates in order"),
        ({"minutes": "0"}, "Give at least 1, or leave it empty."),
        ({"minutes": "1e9"}, "Give a whole number, or leave it empty."),
        ({"minutes": "99999999999"}, "Give at most 1440, or leave it empty."),
        ({"attempts_allowed": "-1"}, "Give at least 1, or leave it empty."),
        ({"attempts_allowed": "x" * 5_000}, "Give a whole number"),
        (
            {"shows_key": "whenever"},
            "“whenever” is no choice here. Choose from the list.",
        ),
        ({"behavior": ""}, "Choose one from the list."),
        (
            {"shows_rationale": "after-close", "closes_at": ""},
            "Give a closing date: part of the result opens after it.",
        ),
        (
            {"shows_mark": "on-date"},
            "Give a date: part of the result opens from it on.",
        ),
        (
            {"shows_mark": "during"},
            (
                "“When the attempt is submitted” marks nothing during an attempt. "
                "Choose a later time here, or mark each question as students go."
            ),
        ),
        (
            {"shows_correctness": "after-close"},
            (
                "The right answers tell which answers are right, and that shows “After "
                "the quiz closes for everybody”. Choose that time or a later one."
            ),
        ),
        (
            {"tries_allowed": "3", "behavior": "immediate"},
            (
                "3 tries need questions that are marked as students go, with retries. "
                "Choose that, or leave this empty."
            ),
        ),
        ({"tries_allowed": "11"}, "Give at most 10, or leave it empty."),
        (
            {"penalty": "10"},
            (
                "10 percent would be taken off for further tries, and there are none. "
                "Choose marking with retries, or leave this empty."
            ),
        ),
        ({"penalty": "101"}, "Give 0 to 100 percent."),
        ({"penalty": "-1"}, "Give 0 to 100 percent."),
        ({"penalty": "a third"}, NUMBER),
        (
            {"penalty": "33.333"},
            "Give at most two digits after the point, such as 33.33.",
        ),
        (
            {"access_code": "x" * 33},
            "That has 33 characters. Shorten it to 32 or fewer.",
        ),
    ],
)
def test_bad_terms_are_refused_in_words(send, changed, message):
    answer = send(**changed)

    assert answer.status_code == 422
    assert message in html.unescape(answer.content.decode())
    assert "Ensure" not in str(answer.context["form"].errors)
    assert not Assignment.objects.exists()


def test_every_rule_is_kept(send):
    rules = {
        "behavior": "interactive",
        "tries_allowed": "3",
        "penalty": "33.3",
        "asks_certainty": "on",
        "is_one_way": "on",
        "holds_closing": "on",
        "access_code": "maple",
        "shows_mark": "during",
        "shows_correctness": "during",
        "shows_key": "on-date",
        "shows_rationale": "never",
        "shows_at": "2026-03-20T12:00",
        "reveals_solved": "on",
    }

    send(**rules)

    made = Assignment.objects.get()
    assert {name: getattr(made, name) for name in rules} == {
        **rules,
        "tries_allowed": 3,
        "penalty": Decimal("33.3"),
        "asks_certainty": True,
        "is_one_way": True,
        "holds_closing": True,
        "shows_at": datetime(2026, 3, 20, 17, tzinfo=UTC),
        "reveals_solved": True,
    }


def posted(form):
    """Return what a browser sends of a form that nobody touched."""
    shown = {bound.name: bound.value() for bound in form}
    texts = {
        name: value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value
        for name, value in shown.items()
    }
    return {name: text for name, text in texts.items() if text not in {None, False, ""}}


@pytest.mark.parametrize(
    "opens_at",
    [
        pytest.param(datetime(2026, 3, 2, 15, 0, 42, 7, tzinfo=UTC), id="seconds"),
        # 01:30 comes twice that night in Chicago.
        pytest.param(datetime(2026, 11, 1, 6, 30, tzinfo=UTC), id="first-of-two"),
        pytest.param(datetime(2026, 11, 1, 7, 30, tzinfo=UTC), id="second-of-two"),
    ],
)
def test_saving_again_changes_nothing(signed_in, cohort, assignment, opens_at):
    assignment.opens_at = opens_at
    assignment.closes_at = datetime(2027, 1, 1, tzinfo=UTC)
    assignment.time_limit = timedelta(seconds=1830)
    assignment.save()
    before = Assignment.objects.filter(pk=assignment.pk).values().get()
    url = reverse("dashboard:quiz", args=[cohort.pk, assignment.quiz.slug])
    with override(cohort.zone):
        sent = posted(signed_in.get(url).context["form"])

    answer = signed_in.post(url, sent)

    assert answer.status_code == 302
    assert Assignment.objects.filter(pk=assignment.pk).values().get() == before


def test_behavior_waits_for_attempts_under_way(send, assignment, student):
    AttemptFactory(assignment=assignment, enrolment=student)

    refused = send(slug="where-they-act", behavior="immediate", minutes="45")
    kept = send(slug="where-they-act", minutes="45")

    assert (refused.status_code, kept.status_code) == (422, 302)
    assert refused.context["form"].errors == {
        "behavior": [
            (
                "Attempts are under way, and go on as they began. Change how "
                "answers are marked when the last of them is submitted."
            )
        ]
    }


def test_preset_fills_in_the_table_and_saves_nothing(send):
    page = send(preset="staged", minutes="45", is_one_way="on")

    form = page.context["form"]
    assert page.status_code == 200
    assert [bound.value() for bound in form.matrix] == [
        "after-submit",
        "after-submit",
        "after-close",
        "after-close",
    ]
    assert (form["minutes"].value(), form["is_one_way"].value()) == ("45", "on")
    assert not Assignment.objects.exists()


def test_hint_of_a_checkbox_stands_after_its_label(signed_in, assignment):
    args = [assignment.cohort_id, assignment.quiz.slug]

    text = signed_in.get(reverse("dashboard:quiz", args=args)).content.decode()

    names = ("holds_closing", "asks_certainty", "is_one_way", "reveals_solved")
    for name in names:
        hint = f"id_{name}_helptext"
        assert f'aria-describedby="{hint}"' in text
        assert text.index(f'for="id_{name}"') < text.index(f'id="{hint}"')


def test_form_takes_few_statements(signed_in, assignment, django_assert_num_queries):
    args = [assignment.cohort_id, assignment.quiz.slug]

    with django_assert_num_queries(7):
        signed_in.get(reverse("dashboard:quiz", args=args))
