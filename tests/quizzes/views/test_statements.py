"""How many SQL statements each page takes."""

import pytest

from quizzes.models import Attempt
from tests.factories.quizzes import ItemFactory, SlotFactory
from tests.quizzes.addresses import JSON, attempt_url, question_url, start_url


def statements(captured):
    """Count statements, leaving out those that only mark a transaction."""
    return [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]


def test_saving_takes_at_most_six_statements(
    student, attempt, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as captured:
        student.post(question_url(attempt), {"choice": "b", "base_rev": 0}, **JSON)

    assert len(statements(captured)) == 5  # session, user, answer, update, event


@pytest.mark.parametrize("extra", [0, 2])
def test_pages_take_a_fixed_number_of_statements(
    student, assignment, extra, django_assert_max_num_queries
):
    for position in range(5, 5 + extra):
        item = ItemFactory(course=assignment.cohort.course, code=f"item-{position}")
        SlotFactory(quiz=assignment.quiz, position=position, pool=[item])

    counts = {}

    def count(name, request):
        with django_assert_max_num_queries(20) as captured:
            request()
        counts[name] = len(statements(captured))

    count("quiz", lambda: student.get(start_url(assignment)))
    count("start", lambda: student.post(start_url(assignment)))
    attempt = Attempt.objects.get()
    count("question", lambda: student.get(question_url(attempt)))
    count("check", lambda: student.get(attempt_url("check-answers", attempt)))
    count("submit", lambda: student.post(attempt_url("submit", attempt)))
    count("receipt", lambda: student.get(attempt_url("receipt", attempt)))
    count("first review", lambda: student.get(attempt_url("review", attempt)))
    count("review", lambda: student.get(attempt_url("review", attempt)))

    assert counts == {
        "quiz": 8,
        "start": 17,
        "question": 4,
        "check": 4,
        # Versions are read once in each process, and so is what a review cites.
        "submit": 12,
        "receipt": 4,
        "first review": 7,
        "review": 4,
    }


def test_second_attempt_takes_one_more_to_be_compared(
    student, assignment, django_assert_max_num_queries
):
    assignment.attempts_allowed = 3
    assignment.save()
    taken = []
    for number in (1, 2, 3):
        student.post(start_url(assignment))
        attempt = Attempt.objects.get(number=number)
        student.post(attempt_url("submit", attempt))
        with django_assert_max_num_queries(20) as captured:
            reply = student.get(attempt_url("review", attempt))
        taken.append((len(statements(captured)), reply.context["review"].previous))

    [(_, none), (second, one), (third, two)] = taken
    assert (none, one.number, two.number) == (None, 1, 2)
    assert second == third
