"""The home of a course."""

from datetime import timedelta

import pytest
from django.urls import reverse

from courses.models import Role
from quizzes.models import Attempt, Shown
from study.reports.home import home_page
from study.reports.standings import State
from tests.factories.courses import (
    NINE_O_CLOCK,
    EnrolmentFactory,
    LessonFactory,
    LessonProgressFactory,
    UnitFactory,
)
from tests.factories.quizzes import (
    AnswerFactory,
    AssignmentFactory,
    AttemptFactory,
    all_shown,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MARKED = {
    "state": Attempt.State.SUBMITTED,
    "submitted_at": NINE_O_CLOCK,
    "maximum": 10,
}


def url(enrolment):
    return reverse("study:home", args=[enrolment.cohort_id])


def read(enrolment, lesson, *sections, **fields):
    """Note that sections were reached; "*" for all of them."""
    if sections == ("*",):
        sections = lesson.section_slugs
        fields.setdefault("completed_at", NINE_O_CLOCK)
    return LessonProgressFactory(
        enrolment=enrolment, lesson=lesson, sections_reached=list(sections), **fields
    )


def assign(enrolment, **fields):
    return AssignmentFactory(cohort=enrolment.cohort, **fields)


def test_beginner_starts_with_the_first_lesson(enrolment, unit):
    first, _second = LessonFactory.create_batch(2, unit=unit)

    page = home_page(enrolment, NINE_O_CLOCK)

    assert (page.current.lesson, page.has_begun) == (first, False)


def test_reader_goes_on_where_they_stopped(enrolment, unit):
    _first, second = LessonFactory.create_batch(2, unit=unit)
    read(enrolment, second, "two-sites")

    current = home_page(enrolment, NINE_O_CLOCK).current

    assert (current.unit_number, current.number, current.lesson) == (1, 2, second)
    assert (current.done, current.total, current.minutes_left) == (1, 2, 5)
    assert current.next_section.title == "The gate"


def test_the_lesson_last_read_in_is_the_one_to_go_on_with(enrolment, unit):
    older, newer = LessonFactory.create_batch(2, unit=unit)
    read(enrolment, older, "two-sites", last_at=NINE_O_CLOCK - DAY)
    read(enrolment, newer, "two-sites", last_at=NINE_O_CLOCK)

    assert home_page(enrolment, NINE_O_CLOCK).current.lesson == newer


def test_another_students_reading_is_not_mine(enrolment, unit):
    lesson = LessonFactory(unit=unit)
    read(EnrolmentFactory(cohort=enrolment.cohort), lesson, "*")

    [reading] = home_page(enrolment, NINE_O_CLOCK).lessons

    assert (reading.done, reading.is_done) == (0, False)


@pytest.mark.parametrize(
    ("is_submitted", "has_passed", "expected"),
    [(False, False, 0), (True, False, 0), (True, True, 1)],
)
def test_unit_is_done_when_lessons_are_read_and_no_quiz_waits(
    enrolment, unit, is_submitted, has_passed, expected
):
    read(enrolment, LessonFactory(unit=unit), "*")
    assignment = assign(enrolment, quiz__unit=unit)
    if is_submitted:
        AttemptFactory(
            assignment=assignment,
            enrolment=enrolment,
            total=1,
            has_passed=has_passed,
            **MARKED,
        )

    assert home_page(enrolment, NINE_O_CLOCK).units_done == expected


def test_unit_is_done_when_no_attempt_at_its_quiz_is_left(enrolment, unit):
    read(enrolment, LessonFactory(unit=unit), "*")
    assignment = assign(enrolment, quiz__unit=unit, attempts_allowed=1)
    AttemptFactory(
        assignment=assignment, enrolment=enrolment, total=1, has_passed=False, **MARKED
    )

    assert home_page(enrolment, NINE_O_CLOCK).units_done == 1


def test_all_read_leaves_no_lesson_to_go_on_with(signed_in, enrolment, unit):
    read(enrolment, LessonFactory(unit=unit), "*")

    page = signed_in.get(url(enrolment)).content.decode()

    assert "You have read every lesson" in page


def test_course_without_lessons_says_so(signed_in, enrolment):
    page = signed_in.get(url(enrolment)).content.decode()

    assert "This course has no lessons yet" in page


def test_retired_lesson_and_unit_are_gone(enrolment, unit, course):
    LessonFactory(unit=unit, is_retired=True)
    LessonFactory(unit=UnitFactory(course=course, is_retired=True))

    assert home_page(enrolment, NINE_O_CLOCK).units == []


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [(NINE_O_CLOCK + HOUR, State.IN_PROGRESS), (NINE_O_CLOCK - HOUR, State.TIME_UP)],
)
def test_open_attempt_is_first_today(enrolment, deadline, expected):
    soon = assign(enrolment, due_at=NINE_O_CLOCK + DAY)
    attempt = AttemptFactory(
        assignment=assign(enrolment), enrolment=enrolment, deadline_at=deadline
    )
    AnswerFactory(attempt=attempt, state="complete")
    AnswerFactory(attempt=attempt)

    first, second = home_page(enrolment, NINE_O_CLOCK).today

    assert (first.state, first.answered) == (expected, 1)
    assert (second.assignment, second.state) == (soon, State.TO_START)


def test_today_lists_the_soonest_first_and_four_at_most(enrolment):
    due = [assign(enrolment, due_at=NINE_O_CLOCK + n * DAY) for n in (5, 3, 4, 2, 1)]

    today = home_page(enrolment, NINE_O_CLOCK).today

    assert [quiz.assignment for quiz in today] == [due[4], due[3], due[1], due[2]]


def test_failed_quiz_may_be_tried_again_and_a_passed_one_rests(enrolment):
    for total, has_passed in ((6, False), (7, True)):
        AttemptFactory(
            assignment=assign(enrolment),
            enrolment=enrolment,
            total=total,
            has_passed=has_passed,
            **MARKED,
        )

    [quiz] = home_page(enrolment, NINE_O_CLOCK).today

    assert (quiz.state, quiz.whole_percent) == (State.SUBMITTED, 60)


def test_mark_is_hidden_until_it_may_be_shown(signed_in, enrolment):
    assignment = assign(
        enrolment, **all_shown(Shown.AFTER_CLOSE), closes_at=NINE_O_CLOCK + 9999 * DAY
    )
    AttemptFactory(
        assignment=assignment, enrolment=enrolment, total=8, has_passed=True, **MARKED
    )

    page = signed_in.get(url(enrolment)).content.decode()

    assert "Submitted; the result opens later" in page
    assert ("80%" in page, "passed" in page) == (False, False)


def test_due_date_carries_the_zone_of_the_cohort(signed_in, enrolment):
    assign(
        enrolment,
        opens_at=NINE_O_CLOCK + 9998 * DAY,
        closes_at=NINE_O_CLOCK + 9999 * DAY,
    )

    page = signed_in.get(url(enrolment)).content.decode()

    assert "Opens Wed 16 Jul, 04:00 CDT" in page


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.OBSERVER])
def test_staff_find_the_dashboard(client, db, role):
    enrolment = EnrolmentFactory(role=role)
    client.force_login(enrolment.user)

    page = client.get(url(enrolment)).content.decode()

    assert reverse("dashboard:overview", args=[enrolment.cohort_id]) in page


@pytest.mark.parametrize("name", ["home", "progress"])
def test_anothers_class_is_not_found(signed_in, enrolment, name):
    other = EnrolmentFactory()

    response = signed_in.get(reverse(f"study:{name}", args=[other.cohort_id]))

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["home", "progress"])
@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_as_many_queries_however_much_there_is(
    signed_in, enrolment, course, rows, name, django_assert_max_num_queries
):
    for unit in UnitFactory.create_batch(rows, course=course):
        for lesson in LessonFactory.create_batch(rows, unit=unit):
            read(enrolment, lesson, "two-sites")
        assignment = assign(enrolment, quiz__unit=unit)
        for number in range(rows):
            attempt = AttemptFactory(
                assignment=assignment,
                enrolment=enrolment,
                number=number,
                total=1,
                has_passed=False,
                **MARKED,
            )
            AnswerFactory.create_batch(rows, attempt=attempt)

    with django_assert_max_num_queries(10):
        signed_in.get(reverse(f"study:{name}", args=[enrolment.cohort_id]))
