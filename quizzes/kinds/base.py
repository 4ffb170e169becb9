"""What every kind of item has: its values, what it earns and its interface."""

import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

SHOWN_LENGTH = 40  # of a refused value: enough to recognize it, and one line
LONGEST_FORMULA = 200


def gettext_noop(text: str) -> str:
    """Mark `text` for the message catalog; the forms layer translates it."""
    return text


def _refuse_binary(value: object) -> object:
    """Keep floats out: 45.8 has no exact one, and a mark may hang on it."""
    if isinstance(value, float | bool):
        message = f"{value} must be written as text, such as '45.8'"
        raise ValueError(message)  # noqa: TRY004 - only ValueError becomes a field error
    return value


Amount = Annotated[
    Decimal,
    BeforeValidator(_refuse_binary),
    Field(max_digits=15, allow_inf_nan=False),
]
# Arithmetic over what an attempt draws, such as "dose * 0.9".
Formula = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_FORMULA)
]
AmountOrFormula = Annotated[Amount | Formula, Field(union_mode="left_to_right")]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,32}$")]


class Frozen(BaseModel):
    """A value that never changes and has no part it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Frozen):
    """One thing to choose, a row or a column."""

    id: Id
    text: str


class Scoring(Frozen):
    """The rule that turns selections into points; a kind narrows it to its own."""

    rule: str
    floor: Literal["item", "group"] = "item"
    group_by: str | None = None


class WholeItemScoring(Scoring):
    """Scoring for a kind whose selections are not grouped."""

    floor: Literal["item"] = "item"
    group_by: None = None


class Slip(Frozen):
    """A wrong amount that has a known cause, and the text that explains it."""

    value: AmountOrFormula
    text: str


class Citation(Frozen):
    """A source of the explanation, and how far it was checked."""

    key: str
    status: str


class Reread(Frozen):
    """The passage to read again."""

    lesson: str
    section: str


class Feedback(Frozen):
    """What the review says; never part of what is asked."""

    general: str = ""
    by_element: dict[Id, str] = Field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    citations: tuple[Citation, ...] = ()
    reread: Reread | None = None
    # The lines of the chart that matter, where there is a chart.
    cues: tuple[Id, ...] = ()


@dataclass(frozen=True)
class Element:
    """One thing that could be selected, whether it was, and what that changed."""

    id: str
    group: str
    selected: bool
    keyed: bool
    delta: int


@dataclass(frozen=True)
class Outcome:
    """What a response earned, and how; with `needs_person`, it waits for a mark."""

    raw: int
    max: int
    elements: tuple[Element, ...]
    note: str = ""
    arithmetic: str = ""
    needs_person: bool = False

    @property
    def fraction(self) -> Fraction:
        """Return the exact share of the points."""
        return Fraction(self.raw, self.max)

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Return the elements as a mark stores them."""
        return [vars(element).copy() for element in self.elements]


@dataclass(frozen=True)
class Problem:
    """Something an author has to put right before an item can be asked."""

    where: str
    message: str


class ResponseInvalidError(ValueError):
    """A response that cannot be kept; it costs no try."""

    def __init__(self, template: str, **params: object) -> None:
        """Keep the %-format sentence apart from its values, for translation."""
        super().__init__(template, params)
        self.template = template
        self.params = params

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.template % self.params


class SchemaUnknownError(ValueError):
    """An item written in a form that this version cannot read."""

    def __init__(self, kind: str, schema: int) -> None:
        """Name the kind and the form."""
        super().__init__(f"{kind} has no schema {schema}; load the item again")


def shown(value: object) -> str:
    """Return `value` as a message can show it: short, on one line, printable."""
    text = value if isinstance(value, str) else reprlib.repr(value)
    start = "".join(_printable(char) for char in text[:SHOWN_LENGTH])
    return start if len(text) <= SHOWN_LENGTH else f"{start}…"


def _printable(char: str) -> str:
    """Return a space for any white space, and a mark for what has no shape."""
    if char.isspace():
        return " "
    return char if char.isprintable() else "\N{REPLACEMENT CHARACTER}"


def refuse_unknown_parts(raw: object, *, known: tuple[str, ...]) -> None:
    """Refuse a posted answer that is no mapping, or has a part of another kind.

    Raises:
        ResponseInvalidError: the first part that does not belong.
    """
    parts = ", ".join(known)
    if not isinstance(raw, Mapping):
        raise ResponseInvalidError(
            gettext_noop("“%(value)s” is not an answer. Send its parts: %(parts)s."),
            value=shown(raw),
            parts=parts,
        )
    for part in raw:
        if part not in known:
            raise ResponseInvalidError(
                gettext_noop(
                    "“%(value)s” is not a part of this answer. Its parts: %(parts)s."
                ),
                value=shown(part),
                parts=parts,
            )


ContentT = TypeVar("ContentT", bound=Frozen)
KeyT = TypeVar("KeyT", bound=Frozen)
ScoringT = TypeVar("ScoringT", bound=Scoring)
ResponseT = TypeVar("ResponseT", bound=Frozen)


class Kind(Protocol[ContentT, KeyT, ScoringT, ResponseT]):
    """One kind of item: what is asked, what is right and what it earns."""

    name: str
    label: str
    schema: int
    Content: type[ContentT]
    Key: type[KeyT]
    Scoring: type[ScoringT]
    Response: type[ResponseT]

    def default_scoring(self, content: ContentT) -> ScoringT:
        """Return the scoring of an item that does not say its own."""
        return self.Scoring.model_validate({})

    def check(self, content: ContentT, key: KeyT, scoring: ScoringT) -> list[Problem]:
        """Return what an author has to put right; empty when the item can be asked."""

    def parse(self, content: ContentT, raw: Mapping[str, object]) -> ResponseT:
        """Read a posted answer; equal answers give equal bytes.

        Raises:
            ResponseInvalidError: it is not an answer to `content`.
        """

    def empty(self, content: ContentT) -> ResponseT:
        """Return the response of a student who has done nothing."""

    def is_empty(self, response: ResponseT) -> bool:
        """Tell whether the item was omitted, which is not the same as wrong."""

    def is_complete(self, content: ContentT, response: ResponseT) -> bool:
        """Tell whether nothing is left to answer; it warns and never marks."""

    def key_response(self, content: ContentT, key: KeyT) -> ResponseT:
        """Return the response that earns every point."""

    def score(
        self, content: ContentT, key: KeyT, scoring: ScoringT, response: ResponseT
    ) -> Outcome:
        """Return what `response` earns; the same for the same values, always."""

    def present(self, content: ContentT, seed: int | str) -> ContentT:
        """Return `content` in the order that `seed` gives it."""

    def draw(self, content: ContentT, key: KeyT, seed: int | str) -> Mapping[str, str]:
        """Return what chance settles for one attempt, which freezes it; often nothing.

        Shape: text by name, fit for JSON; what is right among it, so never shown whole.
        """
        return {}

    def redrawn(
        self, content: ContentT, key: KeyT, drawn: Mapping[str, str]
    ) -> Mapping[str, str]:
        """Return what an attempt drew, with what this version's key makes of it."""
        return drawn

    def settled(self, content: ContentT, drawn: Mapping[str, str]) -> ContentT:
        """Return `content` with what one attempt drew in its place."""
        return content

    def settled_key(self, key: KeyT, drawn: Mapping[str, str]) -> KeyT:
        """Return what is right for what one attempt drew."""
        return key

    def settled_feedback(
        self, content: ContentT, feedback: Feedback, drawn: Mapping[str, str]
    ) -> Feedback:
        """Return the explanation of what one attempt drew."""
        return feedback

    def check_feedback(
        self, content: ContentT, key: KeyT, feedback: Feedback
    ) -> list[Problem]:
        """Return what is wrong with the explanation; empty where nothing is."""
        return []

    def upgrade(
        self, doc: Mapping[str, object], from_schema: int
    ) -> Mapping[str, object]:
        """Return a stored item in the form of this version.

        Raises:
            SchemaUnknownError: nothing leads from `from_schema` to here.
        """
        if from_schema != self.schema:
            raise SchemaUnknownError(self.name, from_schema)
        return doc
