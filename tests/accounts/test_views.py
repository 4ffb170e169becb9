import re

import pytest
from django.urls import reverse

from accounts.services.people import create_person
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

PUBLIC = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_inactive",
    "health",
]
PRIVATE = [
    "accounts:profile",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
    "courses:join",
]
PROFILE = {"display_name": "Ana Ruiz", "time_zone": "America/Chicago"}


@pytest.fixture
def user(client):
    """Sign someone in."""
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_opens_signed_out(client, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", PRIVATE)
def test_any_other_page_asks_to_sign_in(client, name):
    page = reverse(name)

    assert client.get(page).url == f"{reverse('account_login')}?next={page}"


@pytest.mark.parametrize("name", PRIVATE)
def test_private_page_opens_signed_in(client, user, name):
    assert client.get(reverse(name)).status_code == 200


def test_a_used_link_is_explained(client):
    page = client.get(reverse("account_confirm_email", args=["old"]))

    assert page.status_code == 200
    assert "This link no longer works" in page.content.decode()


def test_someone_without_a_password_may_set_one(client):
    client.force_login(create_person(email="ana@example.org", display_name="Ana"))

    response = client.get(reverse("account_change_password"), follow=True)

    assert response.redirect_chain == [(reverse("account_set_password"), 302)]


def test_profile_costs_two_statements(client, user, django_assert_num_queries):
    with django_assert_num_queries(2):  # session, user
        client.get(reverse("accounts:profile"))


def test_profile_says_which_times_are_on_ones_own_clock(client, user):
    client.force_login(user)

    page = client.get(reverse("accounts:profile")).content.decode()

    assert "What belongs to a class is told on the clock of the class" in page


def test_profile_keeps_name_and_clock(client, user):
    response = client.post(reverse("accounts:profile"), PROFILE)

    assert response.url == reverse("accounts:profile")
    user.refresh_from_db()
    assert (user.display_name, user.time_zone) == ("Ana Ruiz", "America/Chicago")


def test_profile_keeps_a_zone_that_is_an_old_name(client, user):
    user.time_zone = "US/Central"
    user.save()

    response = client.post(
        reverse("accounts:profile"), {"display_name": "Ana", "time_zone": "US/Central"}
    )

    assert response.status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"display_name": ""},
        {"display_name": "x" * 81},
        {"display_name": "x" * 200_000},
        {"display_name": "nul\0"},
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "x" * 200_000},
    ],
)
def test_profile_refuses_what_it_cannot_keep(client, user, wrong):
    response = client.post(reverse("accounts:profile"), PROFILE | wrong)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(wrong)
    user.refresh_from_db()
    assert user.display_name != "Ana Ruiz"


def test_a_megabyte_is_answered_with_a_page(client, user):
    response = client.post(
        reverse("accounts:profile"), PROFILE | {"display_name": "x" * 1_000_000}
    )

    assert response.status_code == 400
    assert "What was sent couldn’t be read" in response.content.decode()


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_theme_is_kept_for_a_year(client, chosen):
    response = client.post(
        reverse("accounts:theme"), {"theme": chosen, "next": "/about/"}
    )

    cookie = response.cookies["theme"]
    assert response.url == "/about/"
    assert (cookie.value, cookie["samesite"], cookie["max-age"]) == (
        chosen,
        "Lax",
        31_536_000,
    )
    page = client.get(reverse("account_login"))
    assert f'data-theme="{chosen}"' in page.content.decode()


@pytest.mark.parametrize("chosen", ["system", "", "neon", "x" * 200_000])
def test_any_other_theme_is_the_systems(client, chosen):
    client.cookies["theme"] = "dark"

    response = client.post(reverse("accounts:theme"), {"theme": chosen})

    assert response.cookies["theme"]["max-age"] == 0
    assert response.url == "/"


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "about/",
    ],
)
def test_theme_never_leads_to_another_site(client, target):
    response = client.post(reverse("accounts:theme"), {"theme": "dark", "next": target})

    assert response.url == "/"


def test_theme_is_changed_by_posting_alone(client):
    assert client.get(reverse("accounts:theme")).status_code == 405


@pytest.mark.parametrize("chosen", ["light", "dark", ""])
def test_profile_says_which_theme_holds_and_leads_back_to_the_systems(client, chosen):
    client.force_login(UserFactory())
    client.cookies["theme"] = chosen

    page = client.get(reverse("accounts:profile")).content.decode()

    pressed = re.findall(r'value="(\w+)"\s+aria-pressed="true"', page)
    assert pressed == [chosen or "system"]
