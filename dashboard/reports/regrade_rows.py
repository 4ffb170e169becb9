"""The attempts of a regrade: to choose from, as previewed and as it was applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from courses.models import Cohort
from dashboard.reports.names import Person, numbers_of, person_of
from quizzes.models import Attempt, Regrade, Score
from quizzes.reports.result import short
from quizzes.services.previews import Change, Preview, Totals, concerned_answers


@dataclass(frozen=True)
class ListedAttempt:
    """An attempt that may be marked again."""

    attempt: Attempt
    person: Person

    @property
    def pk(self) -> int:
        """Return its key."""
        return self.attempt.pk


@dataclass(frozen=True)
class ChangedAttempt:
    """One attempt before and after."""

    attempt: Attempt
    person: Person
    was: Totals
    becomes: Totals
    # Of the question, such as "0 of 1"; empty where several questions change.
    mark_was: str = ""
    mark_becomes: str = ""
    # Why it stays as it is, where that is not its points.
    note: str = ""

    @property
    def points_was(self) -> str:
        """Return "2.33 of 4"."""
        return _points(self.was)

    @property
    def points_become(self) -> str:
        """Return "3.33 of 4"."""
        return _points(self.becomes)

    @property
    def gain(self) -> int:
        """Return 1 where its share rises, -1 where it falls, and 0."""
        before, after = self.was.percent, self.becomes.percent
        return (after > before) - (after < before)

    @property
    def percent_was(self) -> str:
        """Return the share in whole percent, cut."""
        return f"{int(self.was.percent)}%"

    @property
    def percent_becomes(self) -> str:
        """Return the share in whole percent, cut."""
        return f"{int(self.becomes.percent)}%"

    @property
    def pass_chip(self) -> tuple[str, str]:
        """Return the class and the words of what becomes of passing, if anything."""
        if self.was.has_passed == self.becomes.has_passed:
            return "", ""
        if self.becomes.has_passed:
            return "chip chip--ok", gettext("Passes now")
        return "chip chip--bad", gettext("No longer passes")


@dataclass(frozen=True)
class ChangeTable:
    """What a regrade changes, or changed, attempt by attempt."""

    rows: Sequence[ChangedAttempt]
    # In progress still: it reaches them when they are submitted.
    unfinished: int

    @property
    def has_marks(self) -> bool:
        """Tell whether the marks of one question can be shown."""
        return any(row.mark_was for row in self.rows)

    @property
    def rise(self) -> int:
        """Return how many attempts rise."""
        return sum(row.gain > 0 for row in self.rows)

    @property
    def fall(self) -> int:
        """Return how many attempts fall."""
        return sum(row.gain < 0 for row in self.rows)

    @property
    def stay(self) -> int:
        """Return how many attempts stay as they are."""
        return len(self.rows) - self.rise - self.fall

    @property
    def pass_now(self) -> int:
        """Return how many attempts pass that did not."""
        return sum(
            row.becomes.has_passed and not row.was.has_passed for row in self.rows
        )

    @property
    def fail_now(self) -> int:
        """Return how many attempts no longer pass."""
        return sum(
            row.was.has_passed and not row.becomes.has_passed for row in self.rows
        )


@dataclass(frozen=True)
class Naming:
    """How the students of a class are called on this page."""

    numbers: Mapping[int, int]
    is_hidden: bool

    def person(self, attempt: Attempt) -> Person:
        """Return how to call whoever took an attempt."""
        enrolment = attempt.enrolment
        number = self.numbers.get(enrolment.pk, 0)
        return person_of(enrolment, number, is_hidden=self.is_hidden)


def naming_of(cohort: Cohort, *, hides_names: bool) -> Naming:
    """Return what students are called; one query where names are hidden."""
    return Naming(numbers_of(cohort) if hides_names else {}, hides_names)


def listed_attempts(regrade: Regrade, naming: Naming) -> list[ListedAttempt]:
    """Return the attempts that a regrade is about, in one query."""
    keys = concerned_answers(regrade).values("attempt_id")
    attempts = Attempt.objects.filter(pk__in=keys).select_related(
        "assignment__quiz", "enrolment__user"
    )
    return [ListedAttempt(each, naming.person(each)) for each in attempts]


def previewed(told: Preview, naming: Naming) -> ChangeTable:
    """Return what a preview told; the attempts that change most visibly first."""
    rows = [_previewed(change, naming) for change in told.chosen]
    unfinished = sum(each.pk not in told.left_out for each in told.unfinished)
    return ChangeTable(_most_first(rows), unfinished)


def recorded(regrade: Regrade, naming: Naming) -> ChangeTable:
    """Return what an applied regrade changed, in one query."""
    entries = [entry for entry in regrade.preview if entry["is_chosen"]]
    attempts = Attempt.objects.select_related(
        "assignment__quiz", "enrolment__user"
    ).in_bulk([entry["attempt"] for entry in entries if "after" in entry])
    rows = [
        ChangedAttempt(
            attempt=attempts[entry["attempt"]],
            person=naming.person(attempts[entry["attempt"]]),
            was=Totals.from_json(entry["before"]),
            becomes=Totals.from_json(entry["after"]),
            **_kept_marks(entry),
        )
        for entry in entries
        if entry["attempt"] in attempts
    ]
    return ChangeTable(_most_first(rows), len(entries) - len(rows))


def _kept_marks(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return the mark of the one question, before and after, if it was kept."""
    kept = entry.get("mark")
    if not kept:
        return {}
    before, after = (Score(**each) for each in kept)
    return {"mark_was": _mark(before), "mark_becomes": _mark(after)}


def _previewed(change: Change, naming: Naming) -> ChangedAttempt:
    """Return one row of a preview."""
    marks = change.marks if len(change.marks) == 1 else ()
    return ChangedAttempt(
        attempt=change.attempt,
        person=naming.person(change.attempt),
        was=change.was,
        becomes=change.becomes,
        mark_was=_mark(marks[0][1]) if marks else "",
        mark_becomes=_mark(marks[0][2]) if marks else "",
        note=gettext("Decided by hand, so it stays") if change.is_kept_by_hand else "",
    )


def _most_first(rows: list[ChangedAttempt]) -> list[ChangedAttempt]:
    """Put what falls before what rises, and what stays last."""
    place: dict[Any, int] = {-1: 0, 1: 1, 0: 2}
    return sorted(rows, key=lambda row: (place[row.gain], row.person.name))


def _mark(score: Score) -> str:
    """Return "0 of 1", or that it is left out or waits."""
    if score.is_dropped:
        return gettext("left out")
    if score.needs_person:
        return gettext("to be marked by hand")
    return gettext("%(raw)s of %(maximum)s") % {
        "raw": short(score.raw * Decimal(score.factor)),
        "maximum": score.maximum,
    }


def _points(totals: Totals) -> str:
    """Return "2.33 of 4"."""
    return gettext("%(total)s of %(maximum)s") % {
        "total": short(totals.total),
        "maximum": short(totals.maximum),
    }
