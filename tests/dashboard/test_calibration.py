"""What an instructor sees of how sure a class is of its answers."""

import pytest
from django.urls import reverse

from dashboard.reports.calibration import Certainties, class_calibration
from quizzes.models import Assignment
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.dashboard.conftest import make_student
from tests.quizzes.trying import ruled, save


@pytest.fixture
def say(cohort, assignment, now):
    """Have one more student answer, as sure as given; b is right."""
    ruled(assignment, asks_certainty=True)

    def said(choice, certainty):
        number = assignment.attempts.count()
        student = make_student(
            cohort, now, name=f"Student {number}", email=f"{number}@example.org"
        )
        attempt = start_attempt(
            assignment=assignment, enrolment=student, seed="seven", now=now
        )
        answer = attempt.answers.select_related("attempt", "version").get()
        save(answer, choice, 0, certainty=certainty, now=now)
        submit_attempt(attempt=attempt, now=now)
        return answer

    return said


def test_class_is_told_by_level_with_how_many_answers_that_rests_on(
    say, cohort, assignment
):
    for choice, certainty in (("b", 3), ("a", 3), ("c", 3), ("b", 1), ("a", None)):
        answer = say(choice, certainty)

    found = class_calibration(cohort, [assignment])

    assert [(level.name, level.answers, level.right) for level in found.levels] == [
        ("Certain", 3, 1),
        ("Guessing", 1, 1),
    ]
    assert found.answers == 4
    said = found.of(assignment.quiz_id, answer.version_id)
    assert said == Certainties(certain=3, wrong=2)


def test_items_page_names_what_was_certain_and_wrong(say, signed_in, cohort):
    for choice in "aab":
        say(choice, 3)

    page = signed_in.get(reverse("dashboard:items", args=[cohort.pk]))

    [(line, said)] = page.context["sure_but_wrong"]
    assert (line.label, said.wrong, said.certain) == ("binding-site", 2, 3)
    words = " ".join(page.content.decode().split())
    assert "33% right (1 of 3)" in words
    assert "2 of 3 who were certain" in words


@pytest.mark.parametrize("students", [1, 3])
def test_calibration_takes_one_statement(
    say, cohort, students, django_assert_num_queries
):
    for _ in range(students):
        say("a", 3)
    assignments = list(Assignment.objects.all())

    with django_assert_num_queries(1):
        class_calibration(cohort, assignments)


def test_class_that_is_not_asked_costs_nothing(
    cohort, assignment, django_assert_num_queries
):
    with django_assert_num_queries(0):
        found = class_calibration(cohort, [assignment])

    assert (list(found.levels), found.answers) == ([], 0)
