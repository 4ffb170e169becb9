"""What a student reads while an instructor has still to mark something, and after."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.html import escape

from quizzes.models import Attempt, Score
from quizzes.services.marking import mark_by_hand, waive_answer
from tests.factories.courses import EnrolmentFactory, ObjectiveFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.factories.typed import make_short_answer
from tests.quizzes.addresses import attempt_url, question_url, start_url

WAITS = "1 answer waits for an instructor to mark it; the result may rise."


@pytest.fixture
def assignment(db):
    """Open now: a typed name and a choice whose right option is b."""
    now = timezone.now()
    made = AssignmentFactory(
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=7)
    )
    course = made.cohort.course
    name = make_short_answer(course)
    name.objectives.add(ObjectiveFactory(course=course, text="Name the antidote."))
    for position, item in enumerate((name, ItemFactory(course=course)), start=1):
        SlotFactory(quiz=made.quiz, position=position, pool=[item])
    return made


@pytest.fixture
def instructor(assignment):
    return EnrolmentFactory(cohort=assignment.cohort, instructor=True).user


def submit(student, assignment, text):
    """Answer in typed words, choose right, submit; return the attempt."""
    student.post(start_url(assignment))
    attempt = Attempt.objects.get()
    for answer in attempt.answers.select_related("version"):
        is_typed = answer.version.kind == "short-answer"
        given = {"text": text} if is_typed else {"choice": "b"}
        student.post(question_url(attempt, answer.position), {**given, "base_rev": 0})
    student.post(attempt_url("submit", attempt))
    return attempt


def give(raw, instructor, note="It names the class, not the drug."):
    """Mark the one answer that waits."""
    [score] = Score.objects.filter(needs_person=True, superseded_by=None)
    return mark_by_hand(
        score=score, raw=raw, note=note, by=instructor, now=timezone.now()
    )


def words(page):
    """Return a page's text with its white space as single spaces."""
    return " ".join(page.content.decode().split())


def test_result_says_that_it_may_rise(student, assignment):
    attempt = submit(student, assignment, "the antidote")

    review = words(student.get(attempt_url("review", attempt)))
    quiz = words(student.get(start_url(assignment)))

    assert "Not passed yet, and not everything is marked" in review
    assert WAITS in review
    assert "Waits for an instructor" in review
    assert "1 of 2" in review
    assert WAITS in quiz


def test_what_waits_has_lost_nothing_and_is_in_no_objective(student, assignment):
    attempt = submit(student, assignment, "the antidote")

    lost = words(student.get(attempt_url("review", attempt) + "?show=lost"))

    assert "No points lost" in lost
    assert "Every question earned all of its points." not in lost
    assert "Name the antidote." not in lost


def test_what_is_left_out_is_in_no_objective(student, assignment, instructor):
    attempt = submit(student, assignment, "the antidote")
    marked = give(0, instructor)
    waive_answer(score=marked, note="Ill.", by=instructor, now=timezone.now())

    review = words(student.get(attempt_url("review", attempt)))

    assert "Left out of the total" in review
    assert "Name the antidote." not in review


@pytest.mark.parametrize(
    ("raw", "headline", "points"),
    [
        (1, "You passed, with every point", "1 of 1 point"),
        (0, "Not passed yet: here is what to look at", "0 of 1 point"),
    ],
)
def test_mark_by_hand_is_shown_with_its_reason_and_date(
    student, assignment, instructor, raw, headline, points
):
    attempt = submit(student, assignment, "the antidote")
    given = give(raw, instructor)

    review = words(student.get(attempt_url("review", attempt)))

    at = given.created_at.astimezone(ZoneInfo(assignment.cohort.time_zone))
    assert headline in review
    assert points in review
    assert f"Marked by an instructor, {at:%a} {at.day} {at:%b %Y, %H:%M}" in review
    assert review.count("It names the class, not the drug.") == 1
    assert "Name the antidote." in review
    assert "the result may rise" not in review
    assert "the result may rise" not in words(student.get(start_url(assignment)))


def test_reason_is_text_and_no_markup(student, assignment, instructor):
    attempt = submit(student, assignment, "the antidote")
    give(0, instructor, note="<b>No</b>")

    review = student.get(attempt_url("review", attempt)).content.decode()

    assert escape("<b>No</b>") in review
    assert "<b>No</b>" not in review


def test_who_marked_it_is_not_told(student, assignment, instructor):
    attempt = submit(student, assignment, "the antidote")
    instructor.display_name = "Bea Lang"
    instructor.save(update_fields=["display_name"])
    give(1, instructor)

    assert "Bea Lang" not in words(student.get(attempt_url("review", attempt)))


def test_right_name_waits_for_nobody(student, assignment):
    attempt = submit(student, assignment, "flumazenil")

    review = words(student.get(attempt_url("review", attempt)))

    assert "You passed, with every point" in review
    assert "the result may rise" not in review
