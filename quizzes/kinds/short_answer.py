"""A word or a few, such as the name of a drug."""

import unicodedata
from collections.abc import Mapping
from typing import Literal

from quizzes.kinds import rules
from quizzes.kinds.base import (
    Element,
    Frozen,
    Kind,
    Outcome,
    Problem,
    ResponseInvalidError,
    WholeItemScoring,
    gettext_noop,
    refuse_unknown_parts,
    shown,
)
from quizzes.kinds.options import check_stem
from quizzes.kinds.spelling import is_one_slip, normalized

MOST_CHARACTERS = 100


class ShortAnswerContent(Frozen):
    """A stem; the answer is typed."""

    stem: str


class ShortAnswerKey(Frozen):
    """The right answer, other names for it, and names that look like it.

    A name in `look_alikes` is never taken for a misspelling: one letter apart may
    be another drug.
    """

    answer: str
    aliases: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name that is right, the best one first."""
        return (self.answer, *self.aliases)


class ShortAnswerScoring(WholeItemScoring):
    """One point or none."""

    rule: Literal["zero-one"] = "zero-one"


class ShortAnswerResponse(Frozen):
    """The answer as typed, on one line."""

    text: str = ""


class ShortAnswer(
    Kind[
        ShortAnswerContent,
        ShortAnswerKey,
        ShortAnswerScoring,
        ShortAnswerResponse,
    ]
):
    """Type a name."""

    name: str = "short-answer"
    label: str = gettext_noop("Short answer")
    schema: int = 1
    Content: type[ShortAnswerContent] = ShortAnswerContent
    Key: type[ShortAnswerKey] = ShortAnswerKey
    Scoring: type[ShortAnswerScoring] = ShortAnswerScoring
    Response: type[ShortAnswerResponse] = ShortAnswerResponse

    def check(
        self,
        content: ShortAnswerContent,
        key: ShortAnswerKey,
        scoring: ShortAnswerScoring,
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        return [
            *check_stem(content.stem),
            *_check_name("answer", key.answer),
            *(each for name in key.aliases for each in _check_name("aliases", name)),
            *(
                each
                for name in key.look_alikes
                for each in _check_name("look_alikes", name)
            ),
            *_check_apart(key),
        ]

    def parse(
        self, content: ShortAnswerContent, raw: Mapping[str, object]
    ) -> ShortAnswerResponse:
        """Read `{"text": answer as typed}`."""
        refuse_unknown_parts(raw, known=("text",))
        value = raw.get("text")
        value = "" if value is None else value
        if not isinstance(value, str):
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is not text. Send the answer as typed."),
                value=shown(value),
            )
        text = _on_one_line(value)
        if len(text) > MOST_CHARACTERS:
            raise ResponseInvalidError(
                gettext_noop(
                    "“%(value)s” is too long. Write at most %(most)d characters."
                ),
                value=shown(text),
                most=MOST_CHARACTERS,
            )
        if not text.isprintable():
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” holds a sign without a shape. Type it anew."),
                value=shown(text),
            )
        return ShortAnswerResponse(text=text)

    def empty(self, content: ShortAnswerContent) -> ShortAnswerResponse:
        """Return an empty box."""
        return ShortAnswerResponse()

    def is_empty(self, response: ShortAnswerResponse) -> bool:
        """Tell whether nothing is typed."""
        return not response.text

    def is_complete(
        self, content: ShortAnswerContent, response: ShortAnswerResponse
    ) -> bool:
        """Tell whether anything is typed."""
        return bool(response.text)

    def key_response(
        self, content: ShortAnswerContent, key: ShortAnswerKey
    ) -> ShortAnswerResponse:
        """Give the best name."""
        return ShortAnswerResponse(text=_on_one_line(key.answer))

    def score(
        self,
        content: ShortAnswerContent,
        key: ShortAnswerKey,
        scoring: ShortAnswerScoring,
        response: ShortAnswerResponse,
    ) -> Outcome:
        """Award the point for a right name, also with one slip in a long word.

        Any other answer waits for a person: no list has every right wording.
        """
        meant = _name_meant(key, response.text)
        points = rules.exact(right=meant is not None)
        element = Element(
            "text", "", selected=meant is not None, keyed=True, delta=points.raw
        )
        is_open = meant is None and bool(response.text)
        return Outcome(
            points.raw,
            points.max,
            (element,),
            note=_note(meant, response.text),
            arithmetic=points.arithmetic,
            needs_person=is_open,
        )

    def present(
        self, content: ShortAnswerContent, seed: int | str
    ) -> ShortAnswerContent:
        """Return `content`: there is nothing to shuffle."""
        return content


def _on_one_line(text: str) -> str:
    """Return `text` with single spaces, and each letter with its accent as one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _name_meant(key: ShortAnswerKey, text: str) -> str | None:
    """Return the right name that `text` is, if it is one beyond doubt."""
    typed = normalized(text)
    for name in key.names:
        if normalized(name) == typed:
            return name
    if typed in map(normalized, key.look_alikes):
        return None
    for name in key.names:
        if is_one_slip(typed, normalized(name)):
            return name
    return None


def _note(meant: str | None, text: str) -> str:
    """Return what the student should know besides the mark."""
    if not text:
        return ""
    if meant is None:
        return "An instructor reads this answer before it counts."
    if normalized(meant) != normalized(text):
        return f"Write {meant}, not {text}: one letter can make it another drug."
    return ""


def _check_name(where: str, name: str) -> list[Problem]:
    """Refuse a name that no answer can match."""
    if not normalized(name):
        return [Problem(f"key.{where}", "Write the name.")]
    if len(name) > MOST_CHARACTERS:
        message = f"“{shown(name)}” is over {MOST_CHARACTERS} characters; shorten it."
        return [Problem(f"key.{where}", message)]
    return []


def _check_apart(key: ShortAnswerKey) -> list[Problem]:
    """Refuse a name given twice, or one that is both right and a look-alike."""
    problems = []
    names = [normalized(name) for name in key.names]
    for alias in key.aliases:
        if names.count(normalized(alias)) > 1:
            message = f"{alias} is accepted already; name it once."
            problems.append(Problem("key.aliases", message))
    for name in key.look_alikes:
        if normalized(name) in names:
            message = f"{name} is right too; take it off one list."
            problems.append(Problem("key.look_alikes", message))
    return problems
