"""The list view: chosen on a question's page, remembered for the person."""

import pytest

from quizzes.models import Answer
from tests.quizzes.addresses import question_url


@pytest.mark.parametrize(("view", "prefers"), [("list", True), ("picture", False)])
def test_view_is_kept_with_the_answer_and_stays_on_the_page(
    student, enrolment, attempt, view, prefers
):
    user = enrolment.user
    user.prefers_list_view = not prefers
    user.save()

    reply = student.post(
        question_url(attempt), {"choice": "b", "base_rev": 0, "view": view}
    )

    user.refresh_from_db()
    assert reply["Location"] == question_url(attempt)
    assert user.prefers_list_view is prefers
    assert Answer.objects.get(position=1).response == {"choice": "b"}


@pytest.mark.parametrize("view", ["", "LIST", "1"])
def test_no_other_word_changes_the_view(student, enrolment, attempt, view):
    student.post(question_url(attempt), {"base_rev": 0, "view": view})

    enrolment.user.refresh_from_db()
    assert not enrolment.user.prefers_list_view


def test_plain_kind_offers_no_list_view(student, attempt):
    page = student.get(question_url(attempt)).content.decode()

    assert "List view" not in page
