"""What one student may see of an attempt now, and when the rest opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from courses.models import Cohort
from quizzes.models import SHOWN_PARTS, Answer, Assignment, Attempt, Shown
from quizzes.releases import (
    EVERYTHING,
    MARKING_AT_ONCE,
    Release,
    needs_closing,
    release_of,
)
from quizzes.reports.closing import closed_for_all, closed_for_all_at

# What each part of a result is called, in the order of `SHOWN_PARTS`.
NAMES = (
    _("Your mark"),
    _("Right or wrong"),
    _("Right answers"),
    _("Explanations"),
)
# A whole sentence each, so that it can be translated; `%(at)s` is a day and a time.
SENTENCES = {
    Shown.DURING: (
        _("Your mark opens as soon as you submit."),
        _("Which of your answers are right opens as soon as you submit."),
        _("The right answers open as soon as you submit."),
        _("The explanations open as soon as you submit."),
    ),
    Shown.AFTER_CLOSE: (
        _("Your mark opens when this quiz has closed for everybody."),
        _("Which of your answers are right opens when this quiz has closed for all."),
        _("The right answers open when this quiz has closed for everybody."),
        _("The explanations open when this quiz has closed for everybody."),
    ),
    Shown.ON_DATE: (
        _("Your mark opens on %(at)s."),
        _("Which of your answers are right opens on %(at)s."),
        _("The right answers open on %(at)s."),
        _("The explanations open on %(at)s."),
    ),
    Shown.NEVER: (
        _("Your mark is not shown for this quiz."),
        _("Which of your answers are right is not shown for this quiz."),
        _("The right answers are not shown for this quiz."),
        _("The explanations are not shown for this quiz."),
    ),
}


@dataclass(frozen=True)
class Releases:
    """What may be seen of an attempt at `now`, as a whole and answer by answer."""

    attempt: Attempt
    now: datetime
    is_closed_for_all: bool
    # Staff see all, always.
    is_for_staff: bool = False
    # What was found of answers so far: few are unlike all others.
    _of_answers: dict[tuple[bool, bool, bool], Release] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def whole(self) -> Release:
        """Return what may be seen of the attempt as a whole."""
        if self.is_for_staff:
            return EVERYTHING
        return release_of(
            self.attempt, self.now, is_closed_for_all=self.is_closed_for_all
        )

    def of(self, answer: Answer, *, may_try_again: bool = False) -> Release:
        """Return what may be seen of one answer, whose score is at hand."""
        if self.is_for_staff:
            return EVERYTHING
        score = answer.current_score
        is_solved = (
            score is not None and not score.needs_person and score.raw == score.maximum
        )
        alike = (score is not None, is_solved, may_try_again)
        if alike not in self._of_answers:
            self._of_answers[alike] = release_of(
                self.attempt,
                self.now,
                is_closed_for_all=self.is_closed_for_all,
                is_marked=score is not None,
                is_solved=is_solved,
                may_try_again=may_try_again,
            )
        return self._of_answers[alike]

    @property
    def to_come(self) -> Sequence[str]:
        """Return, of a submitted attempt, when each part held back opens."""
        held = self._held
        if not held:
            return []
        at, local = self._opens_at(held), self.attempt.enrolment.cohort.local
        return [
            _sentence(part, when, local(moment) if moment else None)
            for part, when in held.items()
            for moment in (at.get(when),)
        ]

    @property
    def _held(self) -> dict[str, str]:
        """Return from when on each part that is held back now will be shown."""
        whole = self.whole
        is_shown = dict(
            zip(
                SHOWN_PARTS,
                (whole.mark, whole.correctness, whole.key, whole.rationale),
                strict=True,
            )
        )
        shows = self.attempt.assignment.shows
        return {part: shows[part] for part in SHOWN_PARTS if not is_shown[part]}

    def _opens_at(self, held: dict[str, str]) -> dict[str, datetime | None]:
        """Return the moments that are known of what is held back."""
        assignment = self.attempt.assignment
        waits = Shown.AFTER_CLOSE in held.values()
        return {
            Shown.ON_DATE: assignment.shows_at,
            Shown.AFTER_CLOSE: closed_for_all_at(assignment) if waits else None,
        }


def _sentence(part: str, when: str, at: datetime | None) -> str:
    """Return when one part opens; `at` is on the class's clock."""
    form = Shown.ON_DATE if at is not None else Shown(when)
    text = gettext(SENTENCES[_moved(form)][SHOWN_PARTS.index(part)])
    if at is None:
        return text
    return text % {"at": _written(at)}


def _moved(when: Shown) -> Shown:
    """Return the row of the sentences for `when`."""
    return Shown.DURING if when == Shown.AFTER_SUBMIT else when


def releases_of(attempts: Iterable[Attempt], now: datetime) -> dict[int, Releases]:
    """Return what may be seen of each attempt, by its key.

    Three queries where any of them waits for its quiz to close, else none.
    """
    mine = list(attempts)
    closed = closed_among([attempt.assignment for attempt in mine], now)
    return {
        attempt.pk: Releases(
            attempt, now, is_closed_for_all=attempt.assignment_id in closed
        )
        for attempt in mine
    }


def releases_for(attempt: Attempt, now: datetime) -> Releases:
    """Return what the student may see of one attempt."""
    return releases_of([attempt], now)[attempt.pk]


def releases_for_staff(attempt: Attempt, now: datetime) -> Releases:
    """Return that staff may see all of an attempt."""
    return Releases(attempt, now, is_closed_for_all=False, is_for_staff=True)


def closed_among(assignments: Iterable[Assignment], now: datetime) -> frozenset[int]:
    """Return the keys of those that hold a part back for closing, and are closed."""
    waiting = {row.pk: row for row in assignments if needs_closing(row)}
    return closed_for_all(list(waiting.values()), now) if waiting else frozenset()


def shown_in_words(assignment: Assignment, cohort: Cohort) -> Sequence[tuple[str, str]]:
    """Return the parts of a result and from when on each shows, before any attempt.

    Shape: where all show from the same time on, one line without a name.
    """
    times = [_time(when, assignment, cohort) for when in assignment.shows.values()]
    if len(set(times)) == 1:
        return [("", times[0])]
    return [(gettext(name), time) for name, time in zip(NAMES, times, strict=True)]


def _time(when: str, assignment: Assignment, cohort: Cohort) -> str:
    """Return from when on a part shows; a date is on the class's clock."""
    if when == Shown.ON_DATE and assignment.shows_at is not None:
        at = _written(cohort.local(assignment.shows_at))
        return gettext("From %(at)s on") % {"at": at}
    if when == Shown.DURING and assignment.behavior not in MARKING_AT_ONCE:
        return str(Shown.AFTER_SUBMIT.label)
    return str(Shown(when).label)


def _written(at: datetime) -> str:
    """Return a day and a time with their distance from UTC."""
    return date_format(at, "j M Y, H:i (\\U\\T\\CO)")
