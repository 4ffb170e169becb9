import pytest
from django.urls import reverse

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
