"""Each attempt is its student's own: its paper, its order, its pages."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from quizzes.models import Answer, Attempt
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import AttemptFactory, ItemFactory, SlotFactory
from tests.quizzes.addresses import attempt_url, question_url, start_url

PLACES = 20


def paper(attempt):
    """Return what one attempt asks, in its order and with the order of its options."""
    answers = attempt.answers.order_by("position")
    return list(answers.values_list("version__item__code", "order"))


@pytest.fixture
def long_quiz(assignment):
    """Enough questions that two papers agree by chance about never."""
    course = assignment.cohort.course
    for position in range(10, 10 + PLACES):
        slot = SlotFactory(quiz=assignment.quiz, position=position)
        codes = (f"pool-{position}-{each}" for each in "ab")
        slot.pool.set([ItemFactory(course=course, code=code) for code in codes])
    return assignment


def begin(client, assignment):
    """Begin as a new student of the class."""
    enrolment = EnrolmentFactory(cohort=assignment.cohort)
    client.force_login(enrolment.user)
    client.post(start_url(assignment))
    return Attempt.objects.get(enrolment=enrolment)


def test_draws_and_orders_are_each_attempts_own(client, long_quiz):
    first, second = begin(client, long_quiz), begin(client, long_quiz)

    assert first.seed != second.seed
    assert {code for code, _ in paper(first)} != {code for code, _ in paper(second)}
    orders = [[order for _, order in paper(each)] for each in (first, second)]
    assert orders[0] != orders[1]


def test_loading_a_page_again_changes_no_order(client, long_quiz):
    attempt = begin(client, long_quiz)
    before = paper(attempt)

    pages = [client.get(question_url(attempt)) for _ in range(2)]

    assert paper(attempt) == before
    shown = [page.context["page"].answer.order for page in pages]
    assert shown == [before[0][1]] * 2


@pytest.mark.parametrize("who", ["classmate", "stranger", "instructor", "observer"])
def test_attempt_is_not_there_for_anyone_else(client, student, attempt, who):
    columns = {} if who == "stranger" else {"cohort": attempt.assignment.cohort}
    role = who if who in {"instructor", "observer"} else "student"
    client.force_login(EnrolmentFactory(role=role, **columns).user)

    addresses = [
        question_url(attempt),
        *(
            attempt_url(name, attempt)
            for name in ("check-answers", "submit", "receipt", "review")
        ),
    ]

    assert {client.get(each).status_code for each in addresses} <= {404, 405}
    assert {client.post(each).status_code for each in addresses} <= {404, 405}
    attempt.refresh_from_db()
    assert attempt.is_open
    assert not Answer.objects.exclude(rev=0).exists()


def test_attempt_that_does_not_exist_looks_like_anothers(student, attempt):
    unknown = reverse("quizzes:question", args=[999_999, 1])

    assert student.get(unknown).status_code == 404


def test_database_holds_one_open_attempt_at_most(attempt):
    with pytest.raises(IntegrityError), transaction.atomic():
        AttemptFactory(
            assignment=attempt.assignment, enrolment=attempt.enrolment, number=2
        )

    assert Attempt.objects.count() == 1
