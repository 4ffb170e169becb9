"""Saying that something in the course is wrong, and answering that."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from courses.models import Enrolment, Lesson
from courses.services.audit import record
from quizzes.errors import ReplySupersededError, TooManyReportsError
from quizzes.models import Answer, ErrorReport, ItemVersion

MOST_A_DAY = 20
DAY = timedelta(days=1)


@dataclass(frozen=True)
class About:
    """What a report is about: what it is called, and where it stands."""

    part: ErrorReport.Part
    title: str
    address: str
    lesson: Lesson | None = None
    version: ItemVersion | None = None
    answer: Answer | None = None


@transaction.atomic
def report_error(
    *, enrolment: Enrolment, about: About, text: str, now: datetime
) -> ErrorReport:
    """Put a report on the instructors' list; the same one twice is kept once.

    Raises:
        TooManyReportsError: as many were sent since this time yesterday as may be.
    """
    # Locked, so that two tabs are counted one after the other.
    locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    sent = ErrorReport.objects.filter(enrolment=locked, created_at__gt=now - DAY)
    same = sent.filter(
        part=about.part, title=about.title, address=about.address, text=text
    ).first()
    if same is not None:
        return same
    if sent.count() >= MOST_A_DAY:
        raise TooManyReportsError(MOST_A_DAY)
    return ErrorReport.objects.create(
        enrolment=locked, text=text, created_at=now, **vars(about)
    )


@transaction.atomic
def answer_report(
    *, report: ErrorReport, reply: str, closes: bool, by: User, now: datetime
) -> ErrorReport:
    """Reply to a report, and close it or leave it open.

    `report` is as it was seen; its last reply makes way for this one.

    Raises:
        ReplySupersededError: it has another reply by now; someone was faster.
    """
    locked = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if locked.replied_at != report.replied_at:
        raise ReplySupersededError(locked)
    before = {"state": locked.state, "reply": locked.reply}
    states = ErrorReport.State
    locked.state = states.CLOSED if closes else states.OPEN
    locked.reply, locked.replied_by, locked.replied_at = reply, by, now
    locked.save(update_fields=["state", "reply", "replied_by", "replied_at"])
    record(
        "answer error report",
        locked,
        actor=by,
        cohort=report.enrolment.cohort,
        now=now,
        before=before,
        after={"state": locked.state, "reply": reply},
    )
    return locked
