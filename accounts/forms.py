"""The forms of signing in, drawn with our own pack."""

from typing import Any, cast
from zoneinfo import available_timezones

from allauth.account import forms as allauth_forms
from allauth.account.internal import flows
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.names import tidied

EMAIL_LENGTH = 254
# Longer is no password but an attempt to keep the server busy hashing.
PASSWORD_LENGTH = 256
PASSWORD_RULES = _("At least 8 characters: not digits alone, and no common password.")
MISSING = {
    "display_name": _("Type your name."),
    "email": _("Type your e-mail address."),
    "login": _("Type your e-mail address."),
    "password": _("Type your password."),
    "oldpassword": _("Type your current password."),
    "password1": _("Choose a password."),
}
# Where people live; the rest of the IANA list are aliases and fixed offsets.
REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class Drawn(forms.Form):
    """Our own field order of label, hint and control; the template has the form tag."""

    submit_label = _("Save")
    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words on the fields, and limits on what is typed into them."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, field.help_text)
            field.error_messages["required"] = MISSING.get(
                name, field.error_messages["required"]
            )
            field.widget.attrs.pop("placeholder", None)
            _limit(field)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.add_input(Submit("submit", self.submit_label))


def _limit(field: forms.Field) -> None:
    """Refuse what is longer than its column, or than any password."""
    if isinstance(field, forms.EmailField):
        field.validators.append(MaxLengthValidator(EMAIL_LENGTH))
    elif isinstance(field.widget, forms.PasswordInput):
        field.validators.append(MaxLengthValidator(PASSWORD_LENGTH))


class NameField(forms.CharField):
    """A person's own name, which others will read."""

    def __init__(self) -> None:
        """Say whose name, and who reads it."""
        super().__init__(
            label=_("Your name"),
            help_text=_("What your instructors see beside your work."),
            max_length=80,
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )

    def clean(self, value: Any) -> str:
        """Read it; what can't be seen is left out."""
        name = tidied(super().clean(value))
        self.validate(name)
        return name


class SignInForm(Drawn, allauth_forms.LoginForm):
    """E-mail address and password."""

    submit_label = _("Sign in")
    labels = {"login": _("E-mail address"), "password": _("Password")}
    hints = {"password": ""}


class SignUpForm(Drawn, allauth_forms.SignupForm):
    """Name, e-mail address and a password, typed once: it can be reset."""

    submit_label = _("Create my account")
    labels = {"email": _("E-mail address"), "password1": _("Password")}
    hints = {
        "email": _("We send a link to confirm it, and nothing else."),
        "password1": PASSWORD_RULES,
    }
    field_order = ("display_name", "email", "password1")

    display_name = NameField()

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Make the user; of two sign-ups at once the second is told as any other."""
        try:
            with transaction.atomic():
                made: tuple[User | None, HttpResponse | None] = super().try_save(
                    request
                )
        except IntegrityError:
            email = self.cleaned_data["email"]
            return None, flows.signup.prevent_enumeration(request, email=email)
        return made


class RequestResetForm(Drawn, allauth_forms.ResetPasswordForm):
    """The address to send a link to."""

    submit_label = _("Send the link")
    labels = {"email": _("E-mail address")}


class SetPasswordForm(Drawn, allauth_forms.ResetPasswordKeyForm):
    """A new password after a reset."""

    submit_label = _("Set password")
    labels = {"password1": _("New password")}
    hints = {"password1": PASSWORD_RULES}
    password2 = None


class FirstPasswordForm(Drawn, allauth_forms.SetPasswordForm):
    """A password for someone who has none yet."""

    submit_label = _("Set password")
    labels = {"password1": _("New password")}
    hints = {"password1": PASSWORD_RULES}
    password2 = None


class ChangePasswordForm(Drawn, allauth_forms.ChangePasswordForm):
    """The current password, then a new one."""

    submit_label = _("Change password")
    labels = {"oldpassword": _("Current password"), "password1": _("New password")}
    hints = {"oldpassword": "", "password1": PASSWORD_RULES}
    password2 = None


class ConfirmPersonForm(Drawn, allauth_forms.ReauthenticateForm):
    """The password once more, before something that matters."""

    submit_label = _("Continue")
    labels = {"password": _("Password")}
    hints = {"password": ""}


class ChangeEmailForm(Drawn, allauth_forms.AddEmailForm):
    """The address to sign in with from now on."""

    submit_label = _("Change e-mail address")
    labels = {"email": _("New e-mail address")}
    hints = {"email": _("We send a link to it. Until it is opened, nothing changes.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the button as allauth's view wants it."""
        super().__init__(*args, **kwargs)
        self.helper.inputs[0].name = "action_add"


class ProfileForm(Drawn):
    """What a person may say of themselves."""

    submit_label = _("Save profile")

    display_name = NameField()
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_(
            "What belongs to a class is told on the clock of the class; other times "
            "are told on this one."
        ),
        error_messages={
            "invalid_choice": _(
                "“%(value)s” is not a time zone. Choose one from the list."
            )
        },
    )

    def __init__(self, *args: Any, current: str, **kwargs: Any) -> None:
        """Offer the zones by region, and `current` even where it is an old name."""
        super().__init__(*args, **kwargs)
        zone = cast("forms.ChoiceField", self.fields["time_zone"])
        zone.choices = _zones(current)


def _zones(current: str) -> list[Any]:
    """Return UTC, then one group a region, each zone named by its place."""
    names = sorted(available_timezones())
    grouped: list[Any] = [("UTC", "UTC")]
    if current != "UTC" and current.partition("/")[0] not in REGIONS:
        grouped.append((current, current))
    for region in REGIONS:
        start = f"{region}/"
        inside = [name for name in names if name.startswith(start)]
        places = [
            (name, name.removeprefix(start).replace("_", " ").replace("/", ", "))
            for name in inside
        ]
        grouped.append((region, places))
    return grouped
