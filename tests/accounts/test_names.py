import pytest
from django.urls import reverse

from accounts.models import User
from accounts.names import tidied
from tests.factories.accounts import UserFactory


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ana\t Ruiz\n", "Ana Ruiz"),
        ("محمد علي", "محمد علي"),
        ("\u0645\u06cc\u200c\u0646\u0627", "\u0645\u06cc\u200c\u0646\u0627"),
        ("Zoë 👩‍⚕️", "Zoë 👩‍⚕️"),
        ("Ana\u202eziuR", "AnaziuR"),
        ("A\x07na", "Ana"),
        ("\u200b\u2060", ""),
        ("\u200d", ""),
        ("\u3164 \u2800", ""),
    ],
)
def test_name_is_one_line_of_what_can_be_seen(typed, kept):
    assert tidied(typed) == kept


@pytest.mark.django_db
def test_name_that_nobody_can_see_is_refused(client):
    user = UserFactory(display_name="Ana Ruiz")
    client.force_login(user)

    reply = client.post(
        reverse("accounts:profile"), {"display_name": "\u200b", "time_zone": "UTC"}
    )

    assert reply.status_code == 422
    assert "Type your name." in reply.content.decode()
    user.refresh_from_db()
    assert user.display_name == "Ana Ruiz"


def test_initials_of_a_blank_name_are_the_address_ones():
    assert User(email="ana@example.org", display_name=" ").initials == "A"
