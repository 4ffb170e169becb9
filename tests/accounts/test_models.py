import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User, validate_time_zone
from tests.factories.accounts import UserFactory
from tests.factories.courses import NINE_O_CLOCK


@pytest.mark.parametrize("name", ["UTC", "America/Chicago", "Europe/Berlin"])
def test_a_zone_of_the_world_is_one(name):
    assert validate_time_zone(name) is None


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "utc+1"])
def test_any_other_text_is_no_zone(name):
    with pytest.raises(ValidationError, match="is not a time zone"):
        validate_time_zone(name)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Ruiz", "AR"),
        ("ana", "A"),
        ("Ana Maria de Ruiz", "AR"),
        ("", "B"),
    ],
)
def test_the_badge_has_the_first_and_last_initial(name, letters):
    assert User(display_name=name, email="bo@example.org").initials == letters


def test_a_moment_is_shown_on_ones_own_clock():
    user = User(time_zone="America/Chicago")

    assert user.local(NINE_O_CLOCK).strftime("%H:%M %Z") == "03:00 CST"


@pytest.mark.django_db
def test_an_address_is_one_account_in_any_case():
    UserFactory(email="ana@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ANA@example.org", display_name="Ana")
    assert User.objects.get_by_natural_key("Ana@Example.org")


@pytest.mark.django_db
def test_an_operator_may_do_anything_on_the_admin_site():
    operator = User.objects.create_superuser("Op@example.org", "secret-word")

    assert (operator.email, operator.is_staff) == ("op@example.org", True)
    assert operator.has_perm("courses.add_cohort")
