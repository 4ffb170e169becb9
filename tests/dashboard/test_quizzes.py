"""Opening a quiz to a class, and changing its terms."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from courses.models import AuditEntry
from dashboard.forms import TermsForm
from dashboard.reports.trail_words import changes_of
from dashboard.views.quizzes import _kept
from quizzes.models import Assignment
from tests.dashboard.terms import TERMS
from tests.factories.quizzes import AttemptFactory


def test_quiz_is_opened_on_the_clock_of_the_class(send, cohort, quiz, instructor):
    answer = send()

    made = Assignment.objects.get()
    assert answer.headers["Location"] == reverse("dashboard:quizzes", args=[cohort.pk])
    # Chicago leaves standard time on 8 March 2026.
    assert (made.opens_at, made.due_at, made.closes_at) == (
        datetime(2026, 3, 2, 15, tzinfo=UTC),
        datetime(2026, 3, 9, 14, tzinfo=UTC),
        datetime(2026, 3, 16, 14, tzinfo=UTC),
    )
    assert (made.time_limit, made.attempts_allowed) == (timedelta(minutes=20), 3)
    assert (made.quiz, made.cohort) == (quiz, cohort)
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action) == (instructor.user, "open quiz")


def test_what_is_optional_may_be_left_out(send):
    send(due_at="", closes_at="", minutes="", attempts_allowed="")

    made = Assignment.objects.get()
    found = (made.due_at, made.closes_at, made.time_limit, made.attempts_allowed)
    assert found == (None, None, None, None)


def test_refused_terms_are_still_in_the_form(send):
    answer = send(minutes="many")

    assert 'value="2026-03-02T09:00"' in answer.content.decode()


def test_terms_are_changed_and_the_change_is_kept(send, assignment, instructor):
    send(slug="where-they-act", minutes="45")

    assignment.refresh_from_db()
    assert assignment.time_limit == timedelta(minutes=45)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor) == ("change quiz dates", instructor.user)


@pytest.mark.parametrize(
    ("penalty", "sent"), [("0", ""), ("0", "0"), ("12.50", "12.5"), ("100", "100.00")]
)
def test_trail_tells_no_change_of_a_penalty_that_stays(send, assignment, penalty, sent):
    assignment.behavior = "interactive"
    assignment.penalty = Decimal(penalty)
    assignment.save()

    send(slug="where-they-act", behavior="interactive", penalty=sent, minutes="45")

    entry = AuditEntry.objects.get()
    told = {each.name for each in changes_of(entry.before, entry.after)}
    assert "Time limit" in told
    assert "Percent each further try takes off" not in told


def test_form_shows_the_terms_on_the_clock_of_the_class(signed_in, assignment):
    assignment.opens_at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    assignment.save()
    args = [assignment.cohort_id, assignment.quiz.slug]

    text = signed_in.get(reverse("dashboard:quiz", args=args)).content.decode()

    assert 'value="2026-03-02T09:00"' in text
    assert "America/Chicago" in text


def test_form_warns_of_attempts_under_way(signed_in, assignment, student):
    AttemptFactory(assignment=assignment, enrolment=student)
    args = [assignment.cohort_id, assignment.quiz.slug]

    text = signed_in.get(reverse("dashboard:quiz", args=args)).content.decode()

    assert "1 attempt is under way." in text


def test_second_instructor_who_opens_it_is_told(send, rf, quiz, instructor, now):
    send()
    request = rf.post("/")
    request.user = instructor.user
    form = TermsForm(TERMS, now=now)
    assert form.is_valid()

    # This page was loaded before the first instructor sent theirs.
    kept = _kept(request, instructor, quiz, None, form)

    assert kept is False
    assert form.non_field_errors() == [
        "Another instructor has just opened this quiz. Load the page again."
    ]


def test_list_tells_dates_with_their_offset(signed_in, assignment):
    assignment.opens_at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    assignment.closes_at = None
    assignment.save()
    address = reverse("dashboard:quizzes", args=[assignment.cohort_id])

    text = signed_in.get(address).content.decode()

    assert "Mon 2 Mar 2026, 09:00 UTC−06:00" in text
    assert "Stays open" in text


@pytest.mark.parametrize(
    ("opens", "closes", "status"),
    [(-2, 2, "Open"), (1, 2, "Opens later"), (-2, -1, "Closed")],
)
def test_list_tells_whether_it_is_open(
    signed_in, assignment, now, opens, closes, status
):
    assignment.opens_at = now + timedelta(days=opens)
    assignment.closes_at = now + timedelta(days=closes)
    assignment.save()
    address = reverse("dashboard:quizzes", args=[assignment.cohort_id])

    [line] = signed_in.get(address).context["lines"]

    assert line.status.text == status


def test_retired_quiz_is_listed_only_where_it_is_open(signed_in, cohort, quiz):
    quiz.is_retired = True
    quiz.save()

    page = signed_in.get(reverse("dashboard:quizzes", args=[cohort.pk]))
    form = signed_in.get(reverse("dashboard:quiz", args=[cohort.pk, "kinetics"]))

    assert (page.context["lines"], form.status_code) == ([], 404)
