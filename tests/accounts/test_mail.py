import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

SENT = reverse("account_reset_password_done")


@pytest.fixture
def shown(settings):
    """Show mail on the page, as the demonstration does."""
    settings.SHOW_MAIL_ON_PAGE = True
    settings.EMAIL_BACKEND = "accounts.mail.PageEmailBackend"


def ask_for_reset(client, user):
    """Ask for a link to set a new password."""
    client.post(reverse("account_reset_password"), {"email": user.email})


@pytest.mark.usefixtures("shown")
def test_the_message_is_on_the_page_that_would_have_sent_it(client):
    user = UserFactory()
    ask_for_reset(client, user)

    page = client.get(SENT)

    shown_mail = page.context["shown_mail"]()
    assert (shown_mail.to, shown_mail.subject) == (user.email, "Set a new password")
    assert b'href="http://testserver/accounts/password/reset/key/' in page.content


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("has_asked_too", [False, True])
def test_another_session_never_sees_it(client, has_asked_too):
    user, other = UserFactory(), UserFactory()
    stranger = Client()
    if has_asked_too:
        ask_for_reset(stranger, other)
    ask_for_reset(client, user)

    page = stranger.get(SENT)

    assert user.email.encode() not in page.content


@pytest.mark.usefixtures("shown")
def test_signing_up_with_a_waiting_address_shows_no_link_of_its_owner(client):
    person = {"display_name": "Ana", "email": "a@example.org", "password1": "long-4 u"}
    client.post(reverse("account_signup"), person)
    stranger = Client()
    stranger.post(reverse("account_signup"), person)

    page = stranger.get(reverse("account_email_verification_sent"))

    assert page.context["shown_mail"]().subject == "You already have an account"


@pytest.mark.usefixtures("shown")
def test_signing_out_takes_the_message_away(client):
    user = UserFactory()
    client.force_login(user)
    ask_for_reset(client, user)

    client.post(reverse("account_logout"))

    assert client.get(SENT).context["shown_mail"]() is None


@pytest.mark.usefixtures("shown")
def test_mail_that_no_page_asked_for_is_kept_nowhere(client):
    mail.send_mail("Hello", "Text", None, ["a@example.org"])

    assert client.get(SENT).context["shown_mail"]() is None


def test_a_site_that_sends_mail_shows_none(client, mailoutbox):
    user = UserFactory()
    ask_for_reset(client, user)

    page = client.get(SENT)

    assert "shown_mail" not in page.context
    assert user.email.encode() not in page.content
    assert mailoutbox[0].extra_headers == {}
