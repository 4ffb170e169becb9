import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from config.settings.signing_in import ACCOUNT_RATE_LIMITS
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

WORDS = "steady-state 42"
PERSON = {"display_name": "Ana Ruiz", "email": "Ana@Example.org", "password1": WORDS}


@pytest.fixture
def client_b():
    """Return another browser."""
    return Client()


@pytest.fixture
def limited(settings):
    """Limit tries as a real site does."""
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS


def link_in(message):
    """Return the path of the link in a mail."""
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def is_signed_in(client):
    """Tell whether the client has a session of someone."""
    return "_auth_user_id" in client.session


def test_signing_up_makes_a_person_who_is_not_signed_in_yet(client, mailoutbox):
    response = client.post(reverse("account_signup"), PERSON)

    assert response.url == reverse("account_email_verification_sent")
    user = User.objects.get()
    assert (user.email, user.display_name) == ("ana@example.org", "Ana Ruiz")
    assert [mail.to for mail in mailoutbox] == [["ana@example.org"]]
    assert not is_signed_in(client)


def test_opening_the_link_confirms_only_on_a_press(client, mailoutbox):
    client.post(reverse("account_signup"), PERSON)
    link = link_in(mailoutbox[0])

    page = client.get(link)

    assert page.status_code == 200
    assert not EmailAddress.objects.get().verified
    response = client.post(link)
    assert response.url == reverse("study:catalogue")
    assert EmailAddress.objects.get().verified
    assert is_signed_in(client)


def test_confirming_leads_back_to_the_join_link(client, mailoutbox):
    to_sign_in = client.get("/join/BCDF0001/")
    sign_up = f"{reverse('account_signup')}?next=/join/BCDF0001/"

    client.post(sign_up, PERSON)
    response = client.post(link_in(mailoutbox[0]))

    assert to_sign_in.url == f"{reverse('account_login')}?next=/join/BCDF0001/"
    assert response.url == "/join/BCDF0001/"


def test_confirming_in_another_browser_leads_there_too(client, client_b, mailoutbox):
    client.post(f"{reverse('account_signup')}?next=/join/BCDF0001/", PERSON)

    response = client_b.post(link_in(mailoutbox[0]))

    assert response.url == "/join/BCDF0001/"
    assert not is_signed_in(client_b)


def test_next_never_leads_to_another_site(client):
    user = UserFactory()
    sign_in = f"{reverse('account_login')}?next=https://elsewhere.example/"

    response = client.post(sign_in, {"login": user.email, "password": "secret-word"})

    assert response.url == reverse("study:catalogue")


def test_a_second_sign_up_looks_like_the_first(client, mailoutbox):
    user = UserFactory()

    response = client.post(reverse("account_signup"), {**PERSON, "email": user.email})

    assert response.url == reverse("account_email_verification_sent")
    assert mailoutbox[0].subject == "You already have an account"
    assert User.objects.count() == 1


def test_two_sign_ups_at_once_make_one_person(client, monkeypatch):
    user = UserFactory()

    def taken_meanwhile(form, request):
        raise IntegrityError

    monkeypatch.setattr("allauth.account.forms.SignupForm.save", taken_meanwhile)

    response = client.post(reverse("account_signup"), PERSON)

    assert response.url == reverse("account_email_verification_sent")
    assert list(User.objects.all()) == [user]


def test_an_unconfirmed_address_does_not_sign_in(client, mailoutbox):
    user = UserFactory(address__verified=False)
    credentials = {"login": user.email, "password": "secret-word"}

    response = client.post(reverse("account_login"), credentials)

    assert response.url == reverse("account_email_verification_sent")
    assert len(mailoutbox) == 1
    assert not is_signed_in(client)


@pytest.mark.parametrize("email", ["known@example.org", "unknown@example.org"])
def test_a_wrong_password_says_the_same_for_every_address(client, email):
    UserFactory(email="known@example.org")

    response = client.post(reverse("account_login"), {"login": email, "password": "x"})

    [error] = response.context["form"].non_field_errors()
    assert error.startswith("No account has this e-mail address and password.")


@pytest.mark.usefixtures("limited")
def test_the_sixth_wrong_password_is_not_even_looked_at(client):
    user = UserFactory()
    for _ in range(5):
        client.post(reverse("account_login"), {"login": user.email, "password": "x"})

    right = {"login": user.email, "password": "secret-word"}
    client.post(reverse("account_login"), right)

    assert not is_signed_in(client)


@pytest.mark.usefixtures("limited")
def test_too_many_tries_from_one_place_get_a_page_that_says_so(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post(reverse("account_login"))

    response = client.post(reverse("account_login"))

    assert response.status_code == 429
    assert "wait five minutes" in response.content.decode()


@pytest.mark.parametrize("name", ["account_login", "account_signup"])
def test_the_way_in_costs_no_statement(client, name, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(reverse(name))


def test_nothing_typed_is_said_field_by_field(client):
    response = client.post(reverse("account_signup"))

    assert dict(response.context["form"].errors) == {
        "display_name": ["Type your name."],
        "email": ["Type your e-mail address."],
        "password1": ["Choose a password."],
    }


def test_signing_out_takes_a_press(client):
    client.force_login(UserFactory())

    page = client.get(reverse("account_logout"))

    assert page.status_code == 200
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_a_reset_link_sets_a_password_once(client, mailoutbox):
    user = UserFactory()
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = link_in(mailoutbox[0])

    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": WORDS})
    again = client.get(link, follow=True)

    user.refresh_from_db()
    assert user.check_password(WORDS)
    assert again.context["token_fail"]


@pytest.mark.parametrize("email", ["known@example.org", "unknown@example.org"])
def test_asking_for_a_reset_looks_the_same_for_every_address(client, email, mailoutbox):
    UserFactory(email="known@example.org")

    response = client.post(reverse("account_reset_password"), {"email": email})

    assert response.url == reverse("account_reset_password_done")
    assert [mail.to for mail in mailoutbox] == [[email]]


def test_changing_the_password_asks_for_the_current_one(client):
    user = UserFactory()
    client.force_login(user)
    change = reverse("account_change_password")

    wrong = client.post(change, {"oldpassword": "guess", "password1": WORDS})
    right = client.post(change, {"oldpassword": "secret-word", "password1": WORDS})

    assert list(wrong.context["form"].errors) == ["oldpassword"]
    assert right.url == reverse("accounts:profile")
    user.refresh_from_db()
    assert user.check_password(WORDS)


def ask_for_address(client, email):
    """Ask for another address, and give the password once more."""
    change = reverse("account_email")
    client.post(change, {"email": email, "action_add": ""})
    again = {"password": "secret-word", "next": change}
    return client.post(reverse("account_reauthenticate"), again)


def test_another_address_counts_once_it_is_confirmed(client, mailoutbox):
    user = UserFactory()
    client.force_login(user)

    ask_for_address(client, "New@Example.org")

    before = User.objects.get().email
    client.post(link_in(mailoutbox[0]))
    assert (before, User.objects.get().email) == (user.email, "new@example.org")
    assert [mail.to for mail in mailoutbox] == [["new@example.org"], [user.email]]


def test_an_address_that_someone_took_meanwhile_is_not_confirmed(client, mailoutbox):
    user = UserFactory(email="old@example.org")
    client.force_login(user)
    ask_for_address(client, "taken@example.org")
    UserFactory(email="taken@example.org", address__verified=False)

    response = client.post(link_in(mailoutbox[0]))

    assert response.status_code == 302
    user.refresh_from_db()
    assert user.email == "old@example.org"


@pytest.mark.parametrize("field", ["display_name", "email", "password1"])
@pytest.mark.parametrize(
    ("length", "status"), [pytest.param(200_000, 200), pytest.param(1_000_000, 400)]
)
def test_endless_text_at_sign_up_is_refused(client, field, length, status):
    endless = {**PERSON, field: "x" * length + "@example.org"}

    response = client.post(reverse("account_signup"), endless)

    assert response.status_code == status
    assert not User.objects.exists()


@pytest.mark.parametrize("field", ["login", "password"])
def test_endless_text_at_sign_in_is_refused(client, field):
    endless = {"login": "ana@example.org", "password": "x", field: "x" * 200_000}

    response = client.post(reverse("account_login"), endless)

    assert list(response.context["form"].errors) == [field]
