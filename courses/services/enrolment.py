"""Who belongs to which cohort: codes, joining, instructors."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from courses.errors import (
    AlreadyEnrolledError,
    LeftCohortError,
    RevokedCodeError,
    UnknownCodeError,
)
from courses.models import Cohort, Enrolment, JoinCode, Role
from courses.services.audit import record

# No vowels, so no words; no 0 O 1 I L 5 S 2 Z, so nothing to misread.
LETTERS = "BCDFGHJKMNPQRTVWXY346789"
LENGTH = 8


def create_join_code(*, cohort: Cohort, by: User, now: datetime) -> JoinCode:
    """Make a code that lets students into `cohort`."""
    with transaction.atomic():
        code = JoinCode.objects.create(
            cohort=cohort,
            code="".join(secrets.choice(LETTERS) for _ in range(LENGTH)),
            created_by=by,
            created_at=now,
        )
        record("create join code", code, actor=by, cohort=cohort, now=now)
    return code


def revoke_join_code(*, code: JoinCode, by: User, now: datetime) -> None:
    """Stop a code from letting anyone in; a second call changes nothing."""
    with transaction.atomic():
        locked = JoinCode.objects.select_for_update().get(pk=code.pk)
        if locked.revoked_at:
            return
        locked.revoked_at = now
        locked.save(update_fields=["revoked_at"])
        record("revoke join code", locked, actor=by, cohort=code.cohort, now=now)


def normalized(code: str) -> str:
    """Return a code as it is stored, however it was typed."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def join_cohort(*, user: User, code: str, now: datetime) -> Enrolment:
    """Enrol `user` as a student in the cohort that `code` opens.

    Raises:
        UnknownCodeError, RevokedCodeError: the code opens nothing.
        AlreadyEnrolledError: a second time.
        LeftCohortError: they were in it, and no longer are.
    """
    found = (
        JoinCode.objects.select_related("cohort").filter(code=normalized(code)).first()
    )
    if found is None:
        raise UnknownCodeError(code)
    if found.revoked_at:
        raise RevokedCodeError(code)
    try:
        return enrol(
            user=user, cohort=found.cohort, role=Role.STUDENT, by=user, now=now
        )
    except IntegrityError as error:
        cohort = found.cohort
        if not cohort.enrolments.active().filter(user=user).exists():
            raise LeftCohortError(cohort.name) from error
        raise AlreadyEnrolledError(cohort.pk, cohort.name) from error


@transaction.atomic
def enrol(
    *, user: User, cohort: Cohort, role: Role, by: User | None, now: datetime
) -> Enrolment:
    """Write that `user` belongs to `cohort` as `role`.

    Raises:
        IntegrityError: there is an enrolment already.
    """
    enrolment = Enrolment.objects.create(
        user=user, cohort=cohort, role=role, joined_at=now
    )
    record(
        "enrol", enrolment, actor=by, cohort=cohort, now=now, after={"role": str(role)}
    )
    return enrolment


@transaction.atomic
def make_instructor(
    *, user: User, cohort: Cohort, by: User | None, now: datetime
) -> Enrolment:
    """Make `user` an instructor of `cohort`, whatever they were there before."""
    enrolment = (
        Enrolment.objects.select_for_update().filter(user=user, cohort=cohort).first()
    )
    if enrolment is None:
        return enrol(user=user, cohort=cohort, role=Role.INSTRUCTOR, by=by, now=now)
    before = {"role": enrolment.role, "status": enrolment.status}
    enrolment.role, enrolment.status = Role.INSTRUCTOR, Enrolment.Status.ACTIVE
    enrolment.save(update_fields=["role", "status"])
    after = {"role": enrolment.role, "status": enrolment.status}
    if after != before:
        record(
            "change role",
            enrolment,
            actor=by,
            cohort=cohort,
            now=now,
            before=before,
            after=after,
        )
    return enrolment
