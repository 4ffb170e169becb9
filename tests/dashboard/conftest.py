"""A class with an instructor, a unit of two lessons and a quiz that is open."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Assignment, Attempt
from quizzes.services.assignments import Terms
from tests.dashboard.terms import TERMS
from tests.factories.courses import (
    CohortFactory,
    EnrolmentFactory,
    LessonFactory,
    UnitFactory,
)
from tests.factories.quizzes import (
    AnswerFactory,
    AssignmentFactory,
    AttemptFactory,
    ItemFactory,
    QuizFactory,
    ScoreFactory,
    SlotFactory,
)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def cohort(db):
    return CohortFactory(name="Spring")


@pytest.fixture
def instructor(cohort):
    return EnrolmentFactory(cohort=cohort, instructor=True)


@pytest.fixture
def signed_in(client, instructor):
    client.force_login(instructor.user)
    return client


@pytest.fixture
def student(cohort, now):
    """Ada, who was here an hour ago."""
    return make_student(cohort, now, name="Ada Obi", email="ada@example.org")


@pytest.fixture
def lessons(cohort):
    unit = UnitFactory(course=cohort.course)
    return LessonFactory.create_batch(2, unit=unit)


@pytest.fixture
def assignment(cohort, now):
    made = AssignmentFactory(
        cohort=cohort,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=7),
        quiz__slug="where-they-act",
    )
    item = ItemFactory(course=cohort.course, code="binding-site")
    SlotFactory(quiz=made.quiz, pool=[item])
    return made


def make_student(cohort, now, *, name, email, days_ago=0):
    """Enrol someone who was last here `days_ago` days ago, whatever the hour is now."""
    seen = now - timedelta(days=days_ago)
    return EnrolmentFactory(
        cohort=cohort,
        user__display_name=name,
        user__email=email,
        joined_at=seen - timedelta(days=30),
        last_active_at=seen,
    )


def sit(assignment, enrolment, *, right=True, number=1, rest=7, at=None):
    """Write a marked attempt of one item, and `rest` of 9 other points."""
    began = at or timezone.now() - timedelta(hours=2)
    total = rest + int(right)
    attempt = AttemptFactory(
        assignment=assignment,
        enrolment=enrolment,
        number=number,
        state=Attempt.State.SUBMITTED,
        close_reason=Attempt.CloseReason.SUBMITTED,
        started_at=began,
        submitted_at=began + timedelta(minutes=12),
        total=total,
        maximum=10,
        has_passed=total >= 7,
    )
    _mark(attempt, "b" if right else "a")
    return attempt


def _mark(attempt, choice):
    """Answer the quiz's one item, of which b is right, and mark it."""
    slot = attempt.assignment.quiz.slots.get()
    answer = AnswerFactory(
        attempt=attempt,
        position=1,
        slot=slot,
        version=slot.pool.get().current_version,
        order=["d", "c", "b", "a"],
        response={"choice": choice},
        state="complete",
    )
    answer.current_score = ScoreFactory(
        answer=answer,
        raw=int(choice == "b"),
        elements=[
            {
                "id": each,
                "group": "",
                "selected": each == choice,
                "keyed": each == "b",
                "delta": 0,
            }
            for each in "abcd"
        ],
    )
    answer.save(update_fields=["current_score"])


@pytest.fixture
def quiz(cohort):
    return QuizFactory(course=cohort.course, slug="kinetics", title="Kinetics")


@pytest.fixture
def send(signed_in, cohort, quiz):
    """Send the form with some fields changed."""

    def post(slug="kinetics", **changed):
        address = reverse("dashboard:quiz", args=[cohort.pk, slug])
        opened = Assignment.objects.filter(cohort=cohort, quiz__slug=slug).first()
        seen = Terms.of(opened).digest if opened else ""
        return signed_in.post(address, {**TERMS, "seen": seen, **changed})

    return post
