"""What the first page says of a class."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dashboard.reports.overview import Overview
from dashboard.reports.roster import roster_of
from tests.dashboard.conftest import make_student, sit
from tests.factories.courses import LessonProgressFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory


@pytest.fixture
def overview(cohort, now):
    """Read the overview when it is asked for."""
    return lambda: Overview(roster_of(cohort, now=now, hides_names=False))


@pytest.fixture
def second(cohort, now):
    """A second quiz that is open."""
    made = AssignmentFactory(
        cohort=cohort, opens_at=now - timedelta(days=1), closes_at=None
    )
    SlotFactory(quiz=made.quiz, pool=[ItemFactory(course=cohort.course)])
    return made


def reasons(overview):
    """Return who needs a hand, and why."""
    return {
        line.person.name: [reason.text for reason in line.reasons]
        for line in overview().roster.in_need
    }


def test_activity_of_the_last_seven_days(overview, cohort, now):
    make_student(cohort, now, name="A", email="a@x.org")
    make_student(cohort, now, name="B", email="b@x.org", days_ago=6)
    make_student(cohort, now, name="C", email="c@x.org", days_ago=7)

    found = overview()

    assert (found.active, found.inactive, found.students) == (2, 1, 3)


def test_quiet_student_needs_a_hand_after_seven_days(overview, cohort, now):
    make_student(cohort, now, name="Here", email="a@x.org", days_ago=6)
    make_student(cohort, now, name="Gone", email="b@x.org", days_ago=7)

    assert reasons(overview) == {"Gone": ["No activity for 7 days"]}


def test_days_without_activity_are_those_of_the_calendar(overview, cohort, now):
    gone = make_student(cohort, now, name="Gone", email="b@x.org", days_ago=7)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0)
    gone.last_active_at = midnight - timedelta(days=7, seconds=1)
    gone.save()

    assert reasons(overview) == {"Gone": ["No activity for 8 days"]}


def test_who_never_came_counts_from_joining(overview, cohort, now):
    new = make_student(cohort, now, name="New", email="a@x.org")
    old = make_student(cohort, now, name="Old", email="b@x.org")
    for enrolment, days in ((new, 6), (old, 9)):
        enrolment.last_active_at = None
        enrolment.joined_at = now - timedelta(days=days)
        enrolment.save()

    assert reasons(overview) == {"Old": ["No activity for 9 days"]}


def test_two_quizzes_under_the_pass_mark_need_a_hand(
    overview, assignment, second, student
):
    sit(assignment, student, rest=2)
    assert reasons(overview) == {}

    sit(second, student, rest=2)

    assert reasons(overview) == {"Ada Obi": ["2 quizzes under the pass mark"]}


def test_better_second_attempt_counts(overview, assignment, second, student):
    sit(assignment, student, rest=2)
    sit(second, student, rest=2)
    sit(second, student, rest=8, number=2)

    assert reasons(overview) == {}


def test_results_of_a_quiz(overview, assignment, cohort, now):
    for number, rest in enumerate((8, 9, 2)):
        who = make_student(cohort, now, name="S", email=f"s{number}@x.org")
        sit(assignment, who, rest=rest)
    make_student(cohort, now, name="S", email="late@x.org")

    [result] = overview().quizzes

    assert (result.passed, result.not_yet, result.untouched) == (2, 1, 1)
    assert sorted(result.marks) == [30, 90, 100]


@pytest.mark.parametrize(("count", "median"), [(4, None), (5, 80.0)])
def test_median_waits_for_five_students(
    overview, assignment, cohort, now, count, median
):
    for number in range(count):
        who = make_student(cohort, now, name="S", email=f"s{number}@x.org")
        sit(assignment, who)

    found = overview()

    assert (found.median_mark, found.quizzes[0].median) == (median, median)
    assert (found.median_lessons is None) == (median is None)


@pytest.mark.parametrize(("are_same", "median"), [(True, None), (False, 80.0)])
def test_median_of_all_quizzes_waits_for_five_students(
    overview, assignment, second, cohort, now, are_same, median
):
    for number in range(3):
        one = make_student(cohort, now, name="S", email=f"s{number}@x.org")
        other = make_student(cohort, now, name="S", email=f"t{number}@x.org")
        sit(assignment, one)
        sit(second, one if are_same else other)

    assert (overview().median_mark, overview().marked) == (median, 6)


def test_progress_by_unit(overview, cohort, lessons, now):
    reads = [(), (0,), (0, 1)]
    for number, read in enumerate(reads):
        who = make_student(cohort, now, name="S", email=f"s{number}@x.org")
        for index in read:
            LessonProgressFactory(
                enrolment=who, lesson=lessons[index], completed_at=now
            )

    [unit] = overview().units

    assert (unit.done, unit.begun, unit.untouched) == (1, 1, 1)
    assert overview().progress_headline == (
        "1 of 3 have finished “How benzodiazepines work”"
    )


def test_headlines_before_anything_happened(overview, student):
    found = overview()

    assert found.progress_headline == "Progress by unit"
    assert found.quiz_headline == "No quiz is open to this class yet"


def test_headlines_of_a_class_that_is_through(overview, assignment, student, lessons):
    assert overview().quiz_headline == "No quiz is marked yet"
    sit(assignment, student)
    for lesson in lessons:
        done = student.last_active_at
        LessonProgressFactory(enrolment=student, lesson=lesson, completed_at=done)

    found = overview()

    assert found.progress_headline == "Everyone has read every unit to the end"
    assert found.quiz_headline == "Everyone who took a quiz has passed it"


def test_headline_names_the_quiz_that_is_failed_most(overview, assignment, student):
    sit(assignment, student, rest=1)

    expected = "1 of 1 are under the pass mark in “Where they act”"
    assert overview().quiz_headline == expected


def test_those_who_left_are_not_counted(overview, cohort, student):
    student.status = "left"
    student.save()

    assert overview().students == 0


def test_empty_class_is_told_what_to_do(signed_in, cohort):
    page = signed_in.get(reverse("dashboard:overview", args=[cohort.pk]))

    assert "Nobody has joined this class yet" in page.content.decode()


def test_class_without_worries_says_so(signed_in, cohort, student):
    page = signed_in.get(reverse("dashboard:overview", args=[cohort.pk]))

    assert "Nobody needs a hand now" in page.content.decode()


def test_each_drawing_has_its_numbers_in_a_table(
    signed_in, cohort, assignment, student, lessons
):
    sit(assignment, student)

    page = signed_in.get(reverse("dashboard:overview", args=[cohort.pk]))

    text = page.content.decode()
    assert text.count('<details class="fold') == text.count("Show the numbers") == 2
    assert "0 done, 0 begun, 1 not begun" in text
