"""What a browser may keep of an attempt, and what helps it to."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.quizzes.addresses import attempt_url, question_url


@pytest.mark.parametrize("name", ["quizzes:worker", "quizzes:offline"])
def test_it_opens_signed_out(db, name):
    assert Client().get(reverse(name)).status_code == 200


def test_worker_is_a_script_that_is_asked_for_each_time(db):
    reply = Client().get(reverse("quizzes:worker"))

    assert reply.headers["Content-Type"] == "text/javascript"
    assert "no-store" in reply.headers["Cache-Control"]
    assert reply.text == 'importScripts("/static/js/offline/worker.js");\n'


def test_policy_lets_only_own_workers_run(db):
    policy = Client().get(reverse("quizzes:offline"))["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "worker-src 'self'",
    ]


@pytest.mark.parametrize(
    ("rules", "is_kept"),
    [
        ({}, True),
        ({"behavior": "deferred"}, True),
        ({"behavior": "immediate"}, False),
        ({"behavior": "interactive"}, False),
        ({"behavior": "practice"}, False),
        ({"is_one_way": True}, False),
    ],
)
def test_only_pages_that_no_answer_changes_may_be_kept(
    student, attempt, rules, is_kept
):
    attempt.policy = {**attempt.policy, **rules}
    attempt.save(update_fields=["policy"])

    page = student.get(question_url(attempt))

    assert ("data-walk" in page.text) is is_kept


@pytest.mark.parametrize("name", ["check-answers", "receipt"])
def test_no_other_page_asks_to_be_kept(student, attempt, name):
    page = student.get(attempt_url(name, attempt), follow=True)

    assert ("data-walk" in page.text) is (name == "receipt")
