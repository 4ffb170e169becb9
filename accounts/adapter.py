"""Where our accounts differ from allauth's."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.mail import owner_header
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Keeps the name at sign-up, says what to do next, and comes back to a page."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "No account has this e-mail address and password. Check both, or reset "
            "your password."
        ),
        "too_many_login_attempts": _(
            "That was one try too many. Wait five minutes, then sign in again, or "
            "reset your password."
        ),
        "enter_current_password": _(
            "This is not your current password. Type it again, or sign out and reset "
            "it."
        ),
        "duplicate_email": _("This is already the e-mail address of your account."),
    }

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: BaseForm,
        commit: bool = True,  # noqa: FBT001, FBT002 -- allauth's signature
    ) -> User:
        """Keep the name together with what allauth keeps."""
        user.display_name = form.cleaned_data["display_name"]
        saved: User = super().save_user(request, user, form, commit=commit)
        return saved

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Tie the message to this session where mail is shown on the page."""
        tied = {**(headers or {}), **owner_header(self.request)}
        message: EmailMessage = super().render_mail(
            template_prefix, email, context, tied
        )
        return message

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmation
    ) -> str:
        """Let the link lead back to where sign-up began, in whatever browser."""
        url: str = super().get_email_confirmation_url(request, emailconfirmation)
        next_url = get_next_redirect_url(request)
        return f"{url}?{urlencode({'next': next_url})}" if next_url else url

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the profile, from which the password was changed."""
        return reverse("accounts:profile")

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm, unless someone else signed up with the address meanwhile."""
        try:
            with transaction.atomic():
                return bool(super().confirm_email(request, email_address))
        except IntegrityError:
            template = "account/messages/email_confirmation_failed.txt"
            context = {"email": email_address.email}
            self.add_message(request, messages.ERROR, template, context)
            return False
