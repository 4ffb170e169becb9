"""Make someone an instructor of a cohort."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from accounts.models import User
from accounts.services.people import create_person
from courses.models import Cohort
from courses.services.enrolment import make_instructor

# The column's length.
LONGEST_EMAIL = 254
MOST_LISTED = 20


class Command(BaseCommand):
    """Make EMAIL an instructor of COHORT; a second run changes nothing."""

    help = "Make EMAIL an instructor of COHORT, with a new account if there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take an address and a cohort's name."""
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("cohort", metavar="COHORT", help="its name, in any case")

    def handle(self, *args: Any, email: str, cohort: str, **options: Any) -> None:
        """Find or make the person, then enrol them."""
        address = _address(email)
        chosen = _cohort(cohort)
        user = User.objects.filter(email=address).first()
        if user is None:
            name = address.partition("@")[0][:80]
            user = create_person(email=address, display_name=name)
        make_instructor(user=user, cohort=chosen, by=None, now=timezone.now())
        self.stdout.write(f"{address} is an instructor of “{chosen}”.")
        if not user.has_usable_password():
            self.stdout.write(
                "They have no password yet. They set one at /accounts/password/reset/, "
                "which sends a link to this address."
            )


def _address(text: str) -> str:
    """Return `text` in lower case.

    Raises:
        CommandError: it is no e-mail address.
    """
    try:
        validate_email(text)
    except ValidationError as error:
        message = f"“{text}” is not an e-mail address. Use one such as ana@example.edu."
        raise CommandError(message) from error
    if len(text) > LONGEST_EMAIL:
        message = f"The address is longer than {LONGEST_EMAIL} characters."
        raise CommandError(message)
    return text.lower()


def _cohort(name: str) -> Cohort:
    """Return the cohort called `name`.

    Raises:
        CommandError: there is none; the message lists those there are.
    """
    exact = Cohort.objects.filter(name=name).first()
    # Two names that differ in case alone are two cohorts.
    alike = [exact] if exact else list(Cohort.objects.filter(name__iexact=name)[:2])
    if len(alike) == 1:
        return alike[0]
    known = list(Cohort.objects.values_list("name", flat=True)[: MOST_LISTED + 1])
    if not known:
        message = "There are no cohorts yet. Make one on the admin site: /admin/."
        raise CommandError(message)
    more = ", …" if len(known) > MOST_LISTED else ""
    listed = ", ".join(f"“{each}”" for each in known[:MOST_LISTED])
    message = f"No cohort is called “{name}”. There are: {listed}{more}."
    raise CommandError(message)
