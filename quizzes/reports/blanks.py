"""What a review says of a text with blanks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from quizzes.kinds.base import Feedback
from quizzes.kinds.blanks import BlanksContent, BlanksKey, BlanksResponse
from quizzes.kinds.rules import right_parts
from quizzes.releases import Release
from quizzes.reports.verdicts import Judged


@dataclass(frozen=True)
class BlankRow(Judged):
    """How one blank went; `right` is empty where that is not told."""

    number: int
    chosen: str
    right: tuple[str, ...]
    is_right: bool | None
    points: int | None

    @property
    def name(self) -> str:
        """Return "Blank 1"."""
        return gettext("Blank %(number)s") % {"number": self.number}


@dataclass(frozen=True)
class Reason:
    """One choice, the blanks it is right for, and why; None where that is not told."""

    text: str
    numbers: tuple[int, ...] | None
    why: str

    @property
    def is_right(self) -> bool:
        """Tell whether it is known to belong into any blank."""
        return bool(self.numbers)

    @property
    def in_words(self) -> str:
        """Return "Right for blank 1", or of a choice that is not judged "Chosen"."""
        if self.numbers is None:
            return gettext("Chosen")
        if not self.numbers:
            return gettext("Right for no blank")
        named = ", ".join(str(number) for number in self.numbers)
        words = ngettext(
            "Right for blank %(named)s", "Right for blanks %(named)s", len(self.numbers)
        )
        return words % {"named": named}


def right_choices(key: BlanksKey) -> dict[str, Sequence[str]]:
    """Return the choices that are right in each blank: several where some swap."""
    swaps = {blank: swap for swap in key.interchangeable for blank in swap}
    return {
        blank: [key.blanks[each] for each in swaps.get(blank, (blank,))]
        for blank in key.blanks
    }


def blank_rows(
    content: BlanksContent,
    key: BlanksKey,
    response: BlanksResponse,
    elements: Sequence[Mapping[str, Any]],
    release: Release,
) -> Sequence[BlankRow]:
    """Return the blanks in the order they are read."""
    texts = _texts(content)
    found = right_parts(key.blanks, response.blanks, key.interchangeable)
    named = right_choices(key)
    return [
        BlankRow(
            is_right=blank in found if release.correctness else None,
            number=number,
            chosen=texts.get(response.blanks.get(blank, ""), ""),
            right=tuple(texts[choice] for choice in named[blank])
            if release.key
            else (),
            points=sum(part["delta"] for part in elements if part["id"] == blank)
            if release.has_points
            else None,
        )
        for blank, number in content.numbers.items()
    ]


def reasons(
    content: BlanksContent,
    key: BlanksKey,
    response: BlanksResponse,
    feedback: Feedback,
    release: Release,
) -> Sequence[Reason]:
    """Return every choice once, as the student saw them; without the key the chosen."""
    if not (release.key or release.rationale):
        return []
    named = right_choices(key)
    told = _texts(content)
    if not release.key:
        chosen = set(response.blanks.values())
        told = {choice: text for choice, text in told.items() if choice in chosen}
    return [
        Reason(
            text=text,
            numbers=tuple(
                number
                for blank, number in content.numbers.items()
                if choice in named[blank]
            )
            if release.key
            else None,
            why=feedback.by_element.get(choice, "") if release.rationale else "",
        )
        for choice, text in told.items()
    ]


def _texts(content: BlanksContent) -> dict[str, str]:
    """Return the text of each choice by its id."""
    return {
        choice.id: choice.text
        for choices in content.offered.values()
        for choice in choices
    }
