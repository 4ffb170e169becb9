"""What waits to be marked, page by page, and what was marked last."""

from datetime import timedelta
from itertools import groupby

import pytest
from django.utils import timezone

from courses.models import Enrolment
from dashboard.reports import to_mark
from quizzes.models import Answer, Attempt, Score
from quizzes.services.marking import mark_by_hand, waive_answer
from tests.dashboard.marking.answers import open_quiz, sit, url, waiting, words
from tests.factories.courses import CohortFactory, EnrolmentFactory, UnitFactory

NAMES = ("Ada", "Bo", "Cy", "Di")


@pytest.fixture
def two_quizzes(cohort):
    """Two quizzes of two units, the later one made first."""
    made = [open_quiz(cohort) for _ in range(2)]
    for position, assignment in zip((2, 1), made, strict=True):
        assignment.quiz.unit = UnitFactory(course=cohort.course, position=position)
        assignment.quiz.save()
    return made


@pytest.fixture
def all_wait(two_quizzes):
    """Eight attempts; some end at the same instant, and one has a right answer."""
    at = timezone.now() - timedelta(days=1)
    for assignment in two_quizzes:
        for number, name in enumerate(NAMES):
            right = "flumazenil" if name == "Di" else "an antidote"
            attempt = sit(assignment, name, "the antidote", right)
            attempt.submitted_at = at - timedelta(hours=number // 2)
            attempt.save()


def queue():
    """Return the keys of all that waits, question by question, worked out plainly."""
    found = Answer.objects.filter(current_score__needs_person=True)
    ranked = sorted(
        found.select_related("attempt__assignment__quiz__unit", "version__item"),
        key=lambda answer: (
            answer.attempt.assignment.quiz.unit.position,
            answer.version.item.code,
            answer.attempt.submitted_at,
            answer.pk,
        ),
    )
    return [answer.pk for answer in ranked]


@pytest.fixture
def turned(signed_in, cohort, monkeypatch):
    """Turn the pages, four answers each, and return their reports."""
    monkeypatch.setattr(to_mark, "PER_PAGE", 4)

    def turn():
        reports, query = [], "?"
        while query:
            page = signed_in.get(url("to-mark", cohort) + query)
            reports.append(page.context["report"])
            query = reports[-1].next
        return reports

    return turn


def test_pages_together_are_all_that_waits_in_order(turned, all_wait):
    reports = turned()

    found = [[row.answer.pk for row in report.waiting] for report in reports]
    assert [len(page) for page in found] == [4, 4, 4, 2]
    assert [key for page in found for key in page] == queue()


def test_equal_questions_stand_together(turned, all_wait):
    codes = [row.answer.version.item_id for each in turned() for row in each.waiting]

    assert len([code for code, _ in groupby(codes)]) == len(set(codes)) == 4


def test_counts_are_those_of_the_list(signed_in, cohort, all_wait, turned):
    page = words(signed_in.get(url("to-mark", cohort), {"page": "2"}))

    assert "14 answers to mark" in page
    assert "5–8 of 14" in page


@pytest.mark.parametrize("asked", ["0", "-1", "x", "", "9" * 5_000])
def test_page_that_is_none_falls_back(signed_in, cohort, all_wait, turned, asked):
    page = signed_in.get(url("to-mark", cohort), {"page": asked})

    assert page.status_code == 200
    assert len(page.context["report"].waiting) in {2, 4}


def test_what_waits_on_a_page_that_is_gone_is_the_last_page(
    signed_in, cohort, all_wait, turned, instructor
):
    for key in queue()[:10]:
        give(key, instructor)

    report = signed_in.get(url("to-mark", cohort), {"page": "4"}).context["report"]

    assert [row.answer.pk for row in report.waiting] == queue()
    assert (report.page.number, report.previous, report.next) == (1, "", "")


def give(key, by, *, at=None, waives=False):
    """Mark one answer by hand, or leave it out."""
    score = Answer.objects.get(pk=key).current_score
    now = at or timezone.now()
    if waives:
        return waive_answer(score=score, note="Ill.", by=by, now=now)
    return mark_by_hand(score=score, raw=1, note="Right.", by=by, now=now)


def last_of(report):
    """Return the keys of the answers marked last."""
    return [row.answer.pk for row in report.marked]


def test_latest_marks_come_first_and_no_more_than_fit(
    turned, all_wait, instructor, monkeypatch
):
    monkeypatch.setattr(to_mark, "MOST_MARKED", 5)
    at = timezone.now()
    keys = queue()[:6]
    # The second and third in the same instant; the last was left out.
    for key, minutes in zip(keys, (0, 1, 1, 2, 3, 4), strict=True):
        give(key, instructor, at=at + timedelta(minutes=minutes), waives=minutes == 4)

    tied = sorted(keys[1:3], reverse=True)
    assert last_of(turned()[0]) == [keys[5], keys[4], keys[3], *tied]


def test_only_the_mark_that_counts_is_listed(turned, all_wait, instructor):
    key = queue()[0]
    give(key, instructor)
    second = give(key, instructor)

    [row] = turned()[0].marked

    assert (row.answer.pk, row.score) == (key, second)
    assert Score.objects.filter(answer=key, by=instructor).count() == 2


def test_marks_of_other_classes_and_of_staff_are_not_listed(
    turned, all_wait, instructor
):
    tried = Answer.objects.get(pk=queue()[0])
    other = sit(open_quiz(CohortFactory(name="Fall")), "Eve", "the antidote", "x")
    EnrolmentFactory(user=instructor, cohort=other.enrolment.cohort, instructor=True)
    give(waiting(other)[0].pk, instructor)
    give(tried.pk, instructor)
    Enrolment.objects.filter(attempts=tried.attempt).update(role="instructor")

    assert last_of(turned()[0]) == []


@pytest.mark.parametrize("now_is", [{"status": "left"}, {"role": "observer"}])
def test_mark_of_somebody_who_no_longer_teaches_is_listed(
    turned, all_wait, cohort, now_is
):
    former = EnrolmentFactory(cohort=cohort, instructor=True)
    key = queue()[0]
    give(key, former.user)
    Enrolment.objects.filter(pk=former.pk).update(**now_is)

    assert last_of(turned()[0]) == [key]


def test_mark_on_an_answer_that_never_waited_is_listed(turned, all_wait, instructor):
    right = Answer.objects.filter(current_score__raw=1).first()
    give(right.pk, instructor)

    assert last_of(turned()[0]) == [right.pk]


def test_every_waiting_answer_is_in_an_attempt_that_says_so(all_wait):
    said = sum(Attempt.objects.values_list("answers_waiting", flat=True))

    assert said == len(queue())
