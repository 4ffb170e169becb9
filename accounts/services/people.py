"""Making people, and keeping what they say of themselves."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User


@transaction.atomic
def create_person(*, email: str, display_name: str) -> User:
    """Make a user who sets a password by resetting it.

    Whoever calls this vouches for the address, so it counts as confirmed.

    Raises:
        IntegrityError: someone has this address already, in whatever case.
    """
    user = User.objects.create_user(email, display_name=display_name)
    confirm_address(user=user)
    return user


def confirm_address(*, user: User) -> None:
    """Count the address of `user` as confirmed, and as the one to write to."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def change_profile(*, user: User, display_name: str, time_zone: str) -> User:
    """Keep the name and the clock that `user` chose."""
    user.display_name = display_name
    user.time_zone = time_zone
    user.save(update_fields=["display_name", "time_zone"])
    return user


def choose_view(*, user: User, prefers_list_view: bool) -> User:
    """Keep whether `user` answers in plain lists or in the pictures over them."""
    user.prefers_list_view = prefers_list_view
    user.save(update_fields=["prefers_list_view"])
    return user
