import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError

from accounts.services.people import choose_view, confirm_address, create_person
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_made_person_has_a_confirmed_address_and_no_password():
    person = create_person(email="Ana@Example.org", display_name="Ana")

    assert person.email == "ana@example.org"
    assert not person.has_usable_password()
    address = EmailAddress.objects.get()
    assert (address.user, address.verified, address.primary) == (person, True, True)


def test_a_person_is_made_once():
    create_person(email="ana@example.org", display_name="Ana")

    with pytest.raises(IntegrityError):
        create_person(email="ANA@example.org", display_name="Ana")


def test_confirming_twice_keeps_one_address():
    user = UserFactory(address__verified=False)

    confirm_address(user=user)
    confirm_address(user=user)

    assert EmailAddress.objects.get().verified


def test_view_is_remembered():
    user = UserFactory()

    choose_view(user=user, prefers_list_view=True)

    user.refresh_from_db()
    assert user.prefers_list_view
