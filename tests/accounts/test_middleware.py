import pytest
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.urls import reverse

from accounts.middleware import NewestSessionMiddleware
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PAGES = ["accounts:profile", "courses:join", "account_email", "study:about"]


@pytest.mark.parametrize("page", [*PAGES, "/no-such-page/"])
def test_page_of_someone_signed_in_is_kept_by_no_cache(client, page):
    client.force_login(UserFactory())

    reply = client.get(page if "/" in page else reverse(page))

    assert {"no-store", "private"} <= set(reply["Cache-Control"].split(", "))


def test_page_for_everyone_is_not_forbidden_to_caches(client):
    assert not client.get(reverse("study:about")).has_header("Cache-Control")


@pytest.mark.parametrize("name", ["accounts:profile", "courses:join"])
def test_page_answers_head_as_it_answers_get(client, name):
    client.force_login(UserFactory())

    assert client.head(reverse(name)).status_code == 200


def test_late_answer_does_not_sign_out_who_has_signed_in_since(client):
    client.force_login(UserFactory())
    client.session.flush()

    reply = client.get(reverse("quizzes:offline"))

    assert settings.SESSION_COOKIE_NAME not in reply.cookies


def test_cookie_goes_with_the_session_that_a_request_ends(client, rf):
    client.force_login(UserFactory())
    request = rf.get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = client.session.session_key

    def sign_out(request):
        logout(request)
        return HttpResponse()

    reply = NewestSessionMiddleware(sign_out)(request)

    assert reply.cookies[settings.SESSION_COOKIE_NAME].value == ""
