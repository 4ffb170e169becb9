"""One student in a class: how far, how well, how lately, and whether to reach out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext, ngettext

from courses.models import Enrolment, Unit
from dashboard.reports.names import Person
from dashboard.templatetags.classroom import days_since
from quizzes.models import Attempt
from quizzes.policy import Standing

# The two rules by which a student is said to need a hand.
QUIET_AFTER = timedelta(days=7)
FAILED_FROM = 2


@dataclass(frozen=True)
class UnitState:
    """How far one student is in one unit."""

    unit: Unit
    lessons: int
    begun: int
    done: int

    @property
    def is_done(self) -> bool:
        """Tell whether every lesson is read to the end."""
        return self.done >= self.lessons

    @property
    def is_begun(self) -> bool:
        """Tell whether it is under way."""
        return self.begun > 0 and not self.is_done

    @property
    def css_class(self) -> str:
        """Return the classes of its dot."""
        if self.is_done:
            return "dots__dot dots__dot--on"
        return "dots__dot dots__dot--half" if self.is_begun else "dots__dot"


@dataclass(frozen=True)
class Reason:
    """Why to reach out, in words."""

    text: str
    css_class: str


@dataclass(frozen=True)
class Mark:
    """What one student has in one quiz."""

    standing: Standing

    @cached_property
    def counting(self) -> Attempt | None:
        """Return the attempt whose mark counts, if there is one."""
        return self.standing.counting

    @property
    def percent(self) -> Decimal | None:
        """Return the mark that counts, 0 to 100."""
        return self.counting.percent if self.counting else None

    @property
    def waiting(self) -> int:
        """Return how many answers of that attempt wait to be marked by hand."""
        return self.counting.answers_waiting if self.counting else 0

    @property
    def has_passed(self) -> bool:
        """Tell whether the mark that counts is at or over the pass mark."""
        return bool(self.counting and self.counting.has_passed)

    @property
    def is_failed(self) -> bool:
        """Tell whether there is a mark, and it is under the pass mark."""
        return self.counting is not None and not self.has_passed

    @property
    def is_begun(self) -> bool:
        """Tell whether there is any attempt."""
        return bool(self.standing.attempts)

    @property
    def in_words(self) -> str:
        """Return what to say where there is no mark."""
        return gettext("In progress") if self.is_begun else gettext("Not begun")


@dataclass(frozen=True)
class Line:
    """One student of a class."""

    enrolment: Enrolment
    person: Person
    units: Sequence[UnitState]
    standings: Sequence[Standing]
    now: datetime

    @cached_property
    def marks(self) -> Sequence[Mark]:
        """Return a mark for each quiz opened to the class."""
        return [Mark(standing) for standing in self.standings]

    @property
    def units_done(self) -> int:
        """Return how many units are read to the end."""
        return sum(state.is_done for state in self.units)

    @property
    def units_in_words(self) -> str:
        """Return what the dots of the units say."""
        done = gettext("%(done)s of %(all)s units done") % {
            "done": self.units_done,
            "all": len(self.units),
        }
        under_way = sum(state.is_begun for state in self.units)
        if not under_way:
            return done
        return gettext("%(done)s, %(count)s in progress") % {
            "done": done,
            "count": under_way,
        }

    @property
    def lessons_done(self) -> int:
        """Return how many lessons are read to the end."""
        return sum(state.done for state in self.units)

    @property
    def last_active(self) -> datetime | None:
        """Return when the student last did anything here."""
        return self.enrolment.last_active_at

    @property
    def seen_at(self) -> datetime:
        """Return when the student was last heard of, at the latest on joining."""
        return self.last_active or self.enrolment.joined_at

    @property
    def is_active(self) -> bool:
        """Tell whether the student did anything in the last seven days."""
        return bool(self.last_active and self.now - self.last_active < QUIET_AFTER)

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing was heard for seven days; joining counts as hearing."""
        return self.now - self.seen_at >= QUIET_AFTER

    @property
    def failed(self) -> Sequence[Mark]:
        """Return the quizzes whose counting mark is under the pass mark."""
        return [mark for mark in self.marks if mark.is_failed]

    @property
    def needs_hand(self) -> bool:
        """Tell whether one of the two rules applies."""
        return bool(self.reasons)

    @cached_property
    def reasons(self) -> Sequence[Reason]:
        """Return which rules apply, in words."""
        found = []
        if self.is_quiet:
            days = days_since(self.seen_at, self.now)
            text = ngettext(
                "No activity for %(days)s day", "No activity for %(days)s days", days
            )
            found.append(Reason(text % {"days": days}, "chip chip--bad"))
        if len(self.failed) >= FAILED_FROM:
            text = gettext("%(count)s quizzes under the pass mark")
            count = {"count": len(self.failed)}
            found.append(Reason(text % count, "chip chip--amber"))
        return found

    @property
    def status(self) -> Reason:
        """Return the one word of the table's last column."""
        if self.is_quiet:
            return Reason(gettext("Quiet"), "chip chip--bad")
        if self.needs_hand:
            return Reason(gettext("Needs a hand"), "chip chip--amber")
        if self.units and self.units_done == len(self.units):
            return Reason(gettext("Read it all"), "chip chip--ok")
        return Reason(gettext("On the way"), "chip")
