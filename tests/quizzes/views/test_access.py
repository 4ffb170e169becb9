"""Who may see an attempt, and what a lost session costs."""

import pytest
from django.urls import reverse

from quizzes.models import Answer
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory
from tests.quizzes.addresses import JSON, attempt_url, question_url, start_url


class TestAnotherPersons:
    """What belongs to someone else is not there."""

    @pytest.fixture
    def stranger(self, client, assignment, attempt):
        client.force_login(EnrolmentFactory(cohort=assignment.cohort).user)
        return client

    @pytest.mark.parametrize("name", ["check-answers", "receipt", "review"])
    def test_page_is_not_found(self, stranger, attempt, name):
        assert stranger.get(attempt_url(name, attempt)).status_code == 404

    def test_question_is_not_found_and_takes_no_answer(self, stranger, attempt):
        assert stranger.get(question_url(attempt)).status_code == 404
        reply = stranger.post(question_url(attempt), {"choice": "b", "base_rev": 0})
        assert reply.status_code == 404
        assert Answer.objects.get(position=1).response is None

    def test_attempt_can_not_be_submitted(self, stranger, attempt):
        assert stranger.post(attempt_url("submit", attempt)).status_code == 404
        attempt.refresh_from_db()
        assert attempt.is_open

    def test_quiz_of_another_cohort_is_not_found(self, student):
        assert student.get(start_url(AssignmentFactory())).status_code == 404


def test_student_who_left_the_cohort_sees_nothing(student, enrolment, attempt):
    enrolment.status = enrolment.Status.LEFT
    enrolment.save()

    assert student.get(question_url(attempt)).status_code == 404


class TestSignedOut:
    """A session that ran out on the page of a question."""

    def test_posted_answer_comes_back_after_signing_in(
        self, client, enrolment, attempt
    ):
        client.logout()
        reply = client.post(question_url(attempt), {"choice": "c", "base_rev": 0})
        assert reply["Location"].startswith(reverse("account_login"))
        client.force_login(enrolment.user)

        page = client.get(question_url(attempt))

        assert page.context["page"].given == {"choice": "c"}
        assert page.context["is_kept"]
        assert Answer.objects.get(position=1).response is None

    def test_it_comes_back_until_it_is_saved_and_only_there(
        self, client, enrolment, attempt
    ):
        given = {"choice": "c", "base_rev": 0}
        client.logout()
        client.post(question_url(attempt), given)
        client.force_login(enrolment.user)

        elsewhere = client.get(question_url(attempt, 2))
        first = client.get(question_url(attempt))
        again = client.get(question_url(attempt))
        client.post(question_url(attempt), given)
        saved = client.get(question_url(attempt))

        pages = [elsewhere, first, again, saved]
        assert [page.context["is_kept"] for page in pages] == [False, True, True, False]

    def test_script_is_told_to_sign_in(self, client, attempt):
        client.logout()
        reply = client.post(question_url(attempt), {"choice": "c"}, **JSON)

        assert reply.status_code == 401
