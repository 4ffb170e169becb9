"""A quiz that opens with a code."""

import pytest
from django.core.cache import cache

from config.settings.signing_in import ACCOUNT_RATE_LIMITS
from quizzes.models import Attempt
from tests.factories.courses import EnrolmentFactory
from tests.quizzes.addresses import question_url, start_url


@pytest.fixture
def assignment(assignment):
    assignment.access_code = "Blue Heron 7"
    assignment.save()
    return assignment


def test_page_asks_for_the_code_and_never_tells_it(student, assignment):
    page = student.get(start_url(assignment)).content.decode()

    assert "Access code" in page
    assert "Heron" not in page


@pytest.mark.parametrize(
    "typed", ["Blue Heron 7", "blue heron 7", "  BLUEHERON7 ", "blueheron 7"]
)
def test_right_code_begins_the_quiz_however_it_is_spaced(student, assignment, typed):
    reply = student.post(start_url(assignment), {"access_code": typed})

    assert reply["Location"] == question_url(Attempt.objects.get())


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        pytest.param("", "Type the access code. Your instructor has it.", id="none"),
        pytest.param(
            "Grey Heron",
            "“Grey Heron” does not open this quiz. Check it with your instructor.",
            id="wrong",
        ),
        pytest.param("<b>", "“&lt;b&gt;” does not open this quiz.", id="markup"),
        pytest.param("x" * 65, "That is too long for an access code.", id="overlong"),
        pytest.param("a\x00b", "Null characters are not allowed.", id="null"),
        pytest.param("ß\U0001f600", "“ß\U0001f600” does not open", id="not-ascii"),
    ],
)
def test_wrong_code_begins_nothing_and_says_what_to_do(
    student, assignment, typed, error
):
    reply = student.post(start_url(assignment), {"access_code": typed})

    assert reply.status_code == 422
    assert error in reply.content.decode()
    assert not Attempt.objects.exists()


def test_going_on_takes_no_code(student, assignment):
    student.post(start_url(assignment), {"access_code": "blueheron7"})

    page = student.get(start_url(assignment)).content.decode()
    reply = student.post(start_url(assignment))

    assert "Access code" not in page
    assert reply["Location"] == question_url(Attempt.objects.get())


def test_quiz_without_a_code_asks_for_none(student, assignment):
    assignment.access_code = ""
    assignment.save()

    page = student.get(start_url(assignment)).content.decode()
    student.post(start_url(assignment))

    assert "Access code" not in page
    assert Attempt.objects.count() == 1


def test_staff_are_not_asked_and_begin_nothing(client, assignment):
    staff = EnrolmentFactory(cohort=assignment.cohort, observer=True)
    client.force_login(staff.user)

    page = client.get(start_url(assignment)).content.decode()
    client.post(start_url(assignment), {"access_code": "blueheron7"})

    assert "Access code" not in page
    assert "Heron" not in page
    assert not Attempt.objects.exists()


@pytest.fixture
def limited(settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS


def test_after_ten_wrong_codes_even_the_right_one_waits(
    limited, student, assignment, client
):
    for guess in range(10):
        student.post(start_url(assignment), {"access_code": f"guess {guess}"})

    reply = student.post(start_url(assignment), {"access_code": "blueheron7"})

    assert reply.status_code == 429
    assert "Try again in a quarter of an hour." in reply.content.decode()
    assert not Attempt.objects.exists()
    client.force_login(EnrolmentFactory(cohort=assignment.cohort).user)
    client.post(start_url(assignment), {"access_code": "blueheron7"})
    assert Attempt.objects.count() == 1


def test_too_many_wrong_codes_never_lock_an_attempt_under_way(
    limited, student, assignment
):
    student.post(start_url(assignment), {"access_code": "blueheron7"})
    attempt = Attempt.objects.get()
    for guess in range(11):
        student.post(start_url(assignment), {"access_code": f"guess {guess}"})

    reply = student.post(start_url(assignment))

    assert reply["Location"] == question_url(attempt)
