"""What is said when the database does not do its part."""

import re

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

QUESTION = "/attempts/1/questions/2/"
POSTED = {"option": ["a", 'b"<script>'], "base_rev": "0"}
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
JSON = {"Accept": "application/json"}


@pytest.fixture
def browser():
    """Return a browser whose forms are checked, with someone signed in."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.force_login(UserFactory())
    return browser


@pytest.fixture
def fails():
    """Return a way to have every statement fail; the statements tried are returned."""

    def failing(error):
        tried = []

        def fail(execute, sql, params, many, context):
            tried.append(sql)
            raise error

        return connection.execute_wrapper(fail), tried

    return failing


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database or disk is full"),
        OperationalError("database is locked"),
        OperationalError("couldn't get a connection after 5.00 sec"),
        InterfaceError("the connection is closed"),
    ],
    ids=str,
)
def test_script_is_told_that_nothing_was_saved(browser, fails, error):
    away, _ = fails(error)

    with away:
        reply = browser.post(QUESTION, POSTED, headers=JSON)

    assert reply.status_code == 503
    assert reply["Retry-After"] == "5"
    assert reply["Cache-Control"] == "no-store"
    assert reply.json() == {
        "unavailable": True,
        "error": (
            "Not saved: the server can't reach its storage. "
            "Keep this page open; it tries again by itself."
        ),
    }


def test_an_answer_is_offered_again_with_a_good_token(browser, fails):
    away, _ = fails(OperationalError("database is locked"))

    with away:
        page = browser.post(QUESTION, POSTED, headers=FROM_HERE)

    text = page.content.decode()
    assert page.status_code == 503
    assert "not saved yet" in text
    assert f'<form method="post" action="{QUESTION}"' in text
    assert text.count('name="option"') == 2
    assert "b&quot;&lt;script&gt;" in text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)[1]
    again = browser.post(QUESTION, {**POSTED, "csrfmiddlewaretoken": token})
    assert again.status_code == 404  # past the token; no such attempt


@pytest.mark.parametrize(
    ("path", "headers"),
    [(QUESTION, {"Sec-Fetch-Site": "cross-site"}), (QUESTION, {}), ("/join/", {})],
    ids=["from another site", "from who knows where", "no answer"],
)
def test_nothing_else_is_offered_again(browser, fails, path, headers):
    away, _ = fails(OperationalError("database is locked"))

    with away:
        page = browser.post(path, POSTED, headers=headers)

    assert page.status_code == 503
    assert "<form" not in page.content.decode()
    assert "what you sent was not saved" in page.content.decode()


def test_a_reader_is_told_to_reload(browser, fails):
    away, _ = fails(OperationalError("the database system is starting up"))

    with away:
        page = browser.get(QUESTION)

    assert page.status_code == 503
    assert "reload this page" in page.content.decode()


def test_a_database_that_is_away_is_asked_once(browser, fails):
    away, tried = fails(OperationalError("couldn't get a connection after 5.00 sec"))

    with away:
        browser.get(QUESTION)

    assert len(tried) == 1


def test_a_fault_of_the_code_stays_one(browser, fails):
    broken, _ = fails(ValueError("not the database's"))

    with broken:
        page = browser.get(QUESTION)
        reply = browser.get(QUESTION, headers=JSON)

    assert page.status_code == reply.status_code == 500
    assert "has been noted" in page.content.decode()
    assert reply.json() == {"error": "The server failed."}
