"""The people who sign in."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def validate_time_zone(name: str) -> None:
    """Refuse a name that is not an IANA time zone.

    Raises:
        ValidationError: with the name and an example of a right one.
    """
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Use one such as America/Chicago."),
            params={"name": name},
        )


class UserManager(BaseUserManager["User"]):
    """Makes users, whose e-mail address is always kept in lower case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by e-mail address in any case."""
        return self.get(email=(username or "").lower())

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Make a user; without a password, one who can't sign in by password."""
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Make an operator, who may do anything on the admin site."""
        return self.create_user(
            email, password, **{**fields, "is_staff": True, "is_superuser": True}
        )


class User(AbstractBaseUser, PermissionsMixin):
    """A person; what they may see rests on their enrolments, never on this row."""

    email = models.EmailField(
        _("e-mail address"),
        max_length=254,
        unique=True,
        error_messages={"unique": _("There is an account with this address already.")},
    )
    display_name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("What your instructors see beside your work."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="UTC",
        validators=[validate_time_zone],
    )
    prefers_list_view = models.BooleanField(
        _("answers in the list view"),
        default=False,
        help_text=_("Questions as plain lists and boxes, with nothing to place."),
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may use the admin site"), default=False)
    date_joined = models.DateTimeField(_("signed up"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = (
            # Two sign-ups at once with one address in two spellings.
            models.UniqueConstraint(Lower("email"), name="one_user_per_email_any_case"),
        )

    def __str__(self) -> str:
        return self.display_name or self.email

    @property
    def initials(self) -> str:
        """Return one or two letters for the round badge beside the menu."""
        words = self.display_name.split() or [self.email]
        return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()

    def local(self, moment: datetime) -> datetime:
        """Return `moment` on this person's clock."""
        return moment.astimezone(ZoneInfo(self.time_zone))
