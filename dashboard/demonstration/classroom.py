"""The accounts, the class and its quizzes, made as operators and instructors do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress

from accounts.models import User
from courses.models import Cohort, Course, Enrolment, JoinCode, Role
from courses.services.enrolment import (
    create_join_code,
    enrol,
    join_cohort,
    make_instructor,
)
from dashboard.demonstration.calendar import DAYS, TODAY, Calendar
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.people import (
    INSTRUCTOR,
    OBSERVER,
    PASSWORD,
    STUDENT,
    Member,
    Person,
)
from quizzes.models import Assignment, Quiz
from quizzes.services.assignments import Terms, open_quiz

ZONE = "America/Chicago"
WITH_PASSWORD = (STUDENT, INSTRUCTOR)
# The day each unit's quiz opens, and until when it should be done.
OPENS = (7, 28)
DUE = (None, TODAY + 10)


@dataclass(frozen=True)
class Classroom:
    """A class, who takes it and what is open to it."""

    cohort: Cohort
    instructor: User
    join_code: JoinCode
    enrolments: Mapping[str, Enrolment]
    assignments: Mapping[str, Assignment]


def open_classroom(
    course: Course, calendar: Calendar, members: Sequence[Member], chance: Chance
) -> Classroom:
    """Make the accounts and the class, open its quizzes, and let everyone join."""
    first_morning = calendar.at(0, hour=7)
    cohort = Cohort.objects.create(
        course=course,
        name=f"Demonstration class, {calendar.season}",
        time_zone=ZONE,
        starts_on=calendar.first_day,
        ends_on=calendar.last_day,
    )
    instructor = _sign_up(INSTRUCTOR, calendar)
    make_instructor(user=instructor, cohort=cohort, by=None, now=first_morning)
    observer = _sign_up(OBSERVER, calendar)
    enrol(
        user=observer,
        cohort=cohort,
        role=Role.OBSERVER,
        by=instructor,
        now=first_morning,
    )
    join_code = create_join_code(cohort=cohort, by=instructor, now=first_morning)
    return Classroom(
        cohort=cohort,
        instructor=instructor,
        join_code=join_code,
        enrolments={
            member.email: _join(member, join_code, calendar, chance)
            for member in members
        },
        assignments=_open_quizzes(cohort, instructor, calendar),
    )


def _sign_up(person: Person, calendar: Calendar) -> User:
    """Make an account with a confirmed address; few of them can sign in."""
    user = User.objects.create_user(
        person.email,
        PASSWORD if person in WITH_PASSWORD else None,
        display_name=person.name,
        time_zone=ZONE,
        date_joined=calendar.at(0, hour=6),
    )
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    return user


def _join(
    member: Member, code: JoinCode, calendar: Calendar, chance: Chance
) -> Enrolment:
    """Sign a student up and enrol them by the join code, on the first morning."""
    after = chance.of(member.email).moment(
        "joins", timedelta(minutes=5), timedelta(minutes=50)
    )
    return join_cohort(
        user=_sign_up(member, calendar),
        code=code.code,
        now=calendar.at(0, hour=7) + after,
    )


def _open_quizzes(
    cohort: Cohort, instructor: User, calendar: Calendar
) -> dict[str, Assignment]:
    """Open each unit's quiz, then those for practice; all are open today."""
    quizzes = Quiz.objects.filter(course=cohort.course, is_retired=False)
    in_order = quizzes.exclude(unit=None).order_by("unit__position", "id")
    practice = in_order.filter(purpose=Quiz.Purpose.PRACTICE)
    of_units = in_order.exclude(purpose=Quiz.Purpose.PRACTICE)
    return {
        quiz.slug: open_quiz(
            cohort=cohort,
            quiz=quiz,
            terms=_terms(quiz, calendar, opens=opens, due=due),
            by=instructor,
            now=calendar.at(0, hour=8),
        )
        for quiz, opens, due in (
            *zip(of_units, OPENS, DUE, strict=False),
            *((quiz, OPENS[-1], None) for quiz in practice),
        )
    }


def _terms(quiz: Quiz, calendar: Calendar, *, opens: int, due: int | None) -> Terms:
    """Return a quiz's own rules; one that is due has no time limit, to come back to."""
    return Terms.of(
        quiz,
        opens_at=calendar.at(opens, hour=6),
        due_at=None if due is None else calendar.at(due, hour=23, minute=59),
        closes_at=calendar.at(2 * DAYS, hour=23, minute=59),
        time_limit=quiz.time_limit if due is None else None,
    )
