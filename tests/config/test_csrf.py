import re

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.models import AnswerEvent
from tests.factories.accounts import UserFactory
from tests.factories.quizzes import AnswerFactory

pytestmark = pytest.mark.django_db

QUESTION = "/attempts/1/questions/2/"
POSTED = {"option": ["a", 'b"<script>'], "base_rev": "0"}


@pytest.fixture
def browser():
    """Return a browser whose forms are checked, with someone signed in."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(UserFactory())
    return browser


def hidden(page):
    """Return the hidden fields of the page that sends an answer again."""
    form = page.content.decode().partition("data-submit-once")[2]
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return dict(found)


def test_an_answer_is_offered_again_with_a_good_token(browser):
    page = browser.post(QUESTION, POSTED)

    text = page.content.decode()
    assert page.status_code == 403
    assert f'<form method="post" action="{QUESTION}"' in text
    assert text.count('name="option"') == 2
    assert "b&quot;&lt;script&gt;" in text
    token = hidden(page)["csrfmiddlewaretoken"]
    again = browser.post(QUESTION, {**POSTED, "csrfmiddlewaretoken": token})
    assert again.status_code == 404  # past the token; no such attempt


def test_an_old_token_is_not_handed_on(browser):
    page = browser.post(QUESTION, {**POSTED, "csrfmiddlewaretoken": "x" * 64})

    assert page.status_code == 403
    assert "x" * 64 not in page.content.decode()
    assert hidden(page)["option"] == "b&quot;&lt;script&gt;"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_site_sent_is_never_offered(browser, headers):
    page = browser.post(QUESTION, POSTED, headers=headers)

    assert page.status_code == 403
    assert "data-submit-once" not in page.content.decode()


@pytest.mark.parametrize("path", ["/join/", "/attempts/1/submit/"])
def test_any_other_form_is_to_be_reloaded(browser, path):
    page = browser.post(path, POSTED)

    assert page.status_code == 403
    assert "reload" in page.content.decode()
    assert "data-submit-once" not in page.content.decode()


def test_an_empty_form_is_not_offered(browser):
    page = browser.post(QUESTION)

    assert "data-submit-once" not in page.content.decode()


def test_a_script_is_told_in_its_own_words(browser):
    reply = browser.post(QUESTION, POSTED, headers={"Accept": "application/json"})

    assert (reply.status_code, reply.json()) == (403, {"token": "out of date"})


def test_the_answer_sent_again_is_saved():
    answer = AnswerFactory(position=1)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(answer.attempt.enrolment.user)
    question = reverse("quizzes:question", args=[answer.attempt_id, 1])
    page = browser.post(question, {"choice": "b", "base_rev": "0"})

    browser.post(question, hidden(page))

    assert AnswerEvent.objects.count() == 1
