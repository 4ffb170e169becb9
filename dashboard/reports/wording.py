"""How the rules of a quiz are worded for instructors."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes.contradictions import Contradiction
from quizzes.models import SHOWN_PARTS, Behavior, Counts, Shown

# The models' own labels speak to a student.
BEHAVIORS: dict[Behavior, Any] = {
    Behavior.DEFERRED: _("When the attempt is submitted"),
    Behavior.IMMEDIATE: _("Each question as students go, once"),
    Behavior.INTERACTIVE: _("Each question as students go, with retries"),
    Behavior.PRACTICE: _("As often as students like; it never counts"),
}
COUNTS: dict[Counts, Any] = {
    Counts.BEST: _("The best one"),
    Counts.LAST: _("The last one"),
    Counts.FIRST: _("The first one"),
}
SHOWN: dict[Shown, Any] = {
    Shown.DURING: _("During the attempt, once a question is marked"),
    Shown.AFTER_SUBMIT: _("As soon as a student submits"),
    Shown.AFTER_CLOSE: _("After the quiz closes for everybody"),
    Shown.ON_DATE: _("From a date on"),
    Shown.NEVER: _("Never"),
}
# A part's name, and what students see of it.
PARTS: dict[str, tuple[Any, Any]] = dict(
    zip(
        SHOWN_PARTS,
        (
            (_("Mark"), _("Totals, and the points of each question.")),
            (
                _("Right or wrong"),
                _("Which of their own choices are right; nothing about the others."),
            ),
            (_("Right answers"), _("The whole key.")),
            (
                _("Explanations"),
                _("Without the right answers: only of what a student chose."),
            ),
        ),
        strict=True,
    )
)
WRONG: dict[Contradiction, Any] = {
    Contradiction.DURING: _(
        "“%(behavior)s” marks nothing during an attempt. Choose a later time here, or "
        "mark each question as students go."
    ),
    Contradiction.KEY_FIRST: _(
        "The right answers tell which answers are right, and that shows “%(when)s”. "
        "Choose that time or a later one."
    ),
    Contradiction.TRIES: _(
        "%(tries)s tries need questions that are marked as students go, with retries. "
        "Choose that, or leave this empty."
    ),
    Contradiction.PENALTY: _(
        "%(penalty)s percent would be taken off for further tries, and there are none. "
        "Choose marking with retries, or leave this empty."
    ),
}


@dataclass(frozen=True)
class Preset:
    """A usual way to fill in the table."""

    label: Any
    times: tuple[Shown, Shown, Shown, Shown]

    @property
    def shows(self) -> dict[str, Shown]:
        """Return it by the columns of a quiz."""
        return dict(zip(SHOWN_PARTS, self.times, strict=True))


PRESETS = {
    "at-once": Preset(_("Everything, question by question"), (Shown.DURING,) * 4),
    "submit": Preset(_("Everything on submitting"), (Shown.AFTER_SUBMIT,) * 4),
    "staged": Preset(
        _("Marks on submitting, answers after closing"),
        (
            Shown.AFTER_SUBMIT,
            Shown.AFTER_SUBMIT,
            Shown.AFTER_CLOSE,
            Shown.AFTER_CLOSE,
        ),
    ),
    "close": Preset(_("Everything after closing"), (Shown.AFTER_CLOSE,) * 4),
    "mark": Preset(
        _("Nothing but the mark"),
        (Shown.AFTER_SUBMIT, Shown.NEVER, Shown.NEVER, Shown.NEVER),
    ),
}
