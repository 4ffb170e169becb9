"""What an item's figures say, in words that name the problem and the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext, gettext_lazy

from quizzes.statistics import CORRELATION_FROM, Figures, Verdict


@dataclass(frozen=True)
class Finding:
    """A chip of a few words, where there is something to say, and a sentence."""

    chip: str
    css_class: str
    text: str


class Chosen(Protocol):
    """What of an option a finding looks at."""

    @property
    def letter(self) -> str:
        """Return its letter in the author's order."""

    @property
    def count(self) -> int:
        """Return how many chose it."""

    @property
    def is_key(self) -> bool:
        """Tell whether it is the right one."""

    @property
    def rest(self) -> float | None:
        """Return how well its choosers did on the rest."""


CHIPS = {
    Verdict.WRONG_KEY: (gettext_lazy("Check the key"), "chip chip--bad"),
    Verdict.CHECK_KEY: (gettext_lazy("Check the key"), "chip chip--bad"),
    Verdict.WEAK: (gettext_lazy("Tells little apart"), "chip chip--amber"),
    Verdict.HARD: (gettext_lazy("Hard"), "chip chip--amber"),
    Verdict.EASY: (gettext_lazy("Too easy to tell apart"), "chip"),
}

TEXTS = {
    Verdict.WRONG_KEY: gettext_lazy("Students who do well elsewhere miss it."),
    Verdict.CHECK_KEY: gettext_lazy("Students who do well elsewhere tend to miss it."),
    Verdict.WEAK: gettext_lazy("Strong and weak students do alike; read its wording."),
    Verdict.HARD: gettext_lazy("Under 30% of the points; was it taught?"),
    Verdict.EASY: gettext_lazy("Fine as a warm-up."),
    Verdict.FINE: gettext_lazy("Works well."),
    Verdict.UNCLEAR: gettext_lazy("Too few attempts to call it weak or good."),
}

HEADLINES = {
    Verdict.WRONG_KEY: gettext_lazy("Question “%(name)s” may have the wrong key"),
    Verdict.CHECK_KEY: gettext_lazy("Check the key of question “%(name)s”"),
    Verdict.WEAK: gettext_lazy(
        "Question “%(name)s” tells strong and weak little apart"
    ),
    Verdict.HARD: gettext_lazy("Question “%(name)s” is hard for this class"),
    Verdict.EASY: gettext_lazy("No item looks suspicious"),
    Verdict.FINE: gettext_lazy("No item looks suspicious"),
    Verdict.UNCLEAR: gettext_lazy("No item looks suspicious so far"),
    Verdict.TOO_FEW: gettext_lazy("Too few first attempts to judge the items yet"),
}


def finding(figures: Figures, options: Sequence[Chosen]) -> Finding:
    """Return what to say of an item."""
    verdict = figures.verdict
    if verdict is Verdict.TOO_FEW:
        text = gettext("Correlation is shown from %(least)s first attempts; now %(n)s.")
        return Finding("", "", text % {"least": CORRELATION_FROM, "n": figures.n})
    chip, css_class = CHIPS.get(verdict, ("", ""))
    text = _drawn_to(options) if verdict.is_alarm else ""
    return Finding(str(chip), css_class, text or str(TEXTS[verdict]))


def headline(verdict: Verdict | None, name: str) -> str:
    """Return the finding of a page as a sentence."""
    if verdict is None:
        return gettext("No first attempt is marked yet")
    return str(HEADLINES[verdict]) % {"name": name}


def _drawn_to(options: Sequence[Chosen]) -> str:
    """Name the wrong option whose choosers did better on the rest, if there is one."""
    keyed = [each for each in options if each.is_key and each.rest is not None]
    wrong = [each for each in options if not each.is_key and each.rest is not None]
    best = max(wrong, key=lambda each: each.rest or 0.0, default=None)
    if not keyed or best is None or (best.rest or 0.0) <= (keyed[0].rest or 0.0):
        return ""
    return gettext(
        "Those who chose %(wrong)s earned %(rest)s%% on the rest of the quiz, those "
        "who chose the key %(key)s earned %(key_rest)s%%."
    ) % {
        "wrong": best.letter,
        "rest": round(100 * (best.rest or 0.0)),
        "key": keyed[0].letter,
        "key_rest": round(100 * (keyed[0].rest or 0.0)),
    }
