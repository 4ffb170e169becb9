"""An author's quizzes to slots and the pools that they draw from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from courses.content.faults import Faults, did_you_mean
from courses.content.mentions import Mention, mentions, note_unknown
from courses.content.names import Names
from courses.content.validation import validate
from courses.content.yaml import Document
from quizzes.content.cases import CaseSource
from quizzes.content.items import CASE, ItemSource
from quizzes.content.quiz_schemas import PoolForm, QuizForm, SlotForm
from quizzes.contradictions import Contradiction, contradictions

POOL = "pool"
# What authors call a column.
NAMES_OF_RULES = {"tries_allowed": "tries"}
WRONG = {
    Contradiction.DURING: (
        "is during, but answers are marked when students submit; write after-submit, "
        "or `behavior: immediate`"
    ),
    Contradiction.KEY_FIRST: "shows before `correctness`; let it come later",
    Contradiction.TRIES: "is more than 1; write `behavior: interactive`, or 1",
    Contradiction.PENALTY: (
        "takes off for further tries; write `behavior: interactive`, or leave it out"
    ),
}


@dataclass(frozen=True)
class SlotSource:
    """A place in a quiz, and the codes of the items that may fill it."""

    weight: Decimal
    draw: int
    pool: Sequence[str]
    case: str | None = None


@dataclass(frozen=True)
class QuizSource:
    """A quiz whose every slot can be filled."""

    form: QuizForm
    slots: Sequence[SlotSource]
    document: Document

    @property
    def time_limit(self) -> timedelta | None:
        """Return the time for one attempt."""
        limit = self.form.defaults.time_limit
        return timedelta(minutes=int(limit.split()[0])) if limit else None


@dataclass(frozen=True)
class Bank:
    """Every item of a course by code; of a faulty one, its bare place.

    `is_whole` is false when items are missing because they have faults: then
    nothing is said of pools that are too small. `has_every_name` is false when a
    whole file could not be read.

    Shape: `cases` leads from each case's code to it, `case_names` are those of
    faulty ones too.
    """

    items: Mapping[str, ItemSource]
    named: Mapping[str, Mention]
    checks: frozenset[str]
    is_whole: bool
    has_every_name: bool
    cases: Mapping[str, CaseSource] = field(default_factory=dict)
    case_names: frozenset[str] = frozenset()

    def tags(self) -> frozenset[str]:
        """Return the tags of the items that a quiz may draw."""
        return frozenset(
            tag
            for item in self.items.values()
            for tag in item.form.tags
            if item.use == POOL
        )

    def pool(self, wanted: PoolForm) -> list[str]:
        """Return the codes of the items that a slot may draw."""
        return sorted(
            code
            for code, item in self.items.items()
            if item.use == POOL
            and set(wanted.tags) <= set(item.form.tags)
            and set(wanted.without).isdisjoint(item.form.tags)
            and (
                not wanted.objectives
                or set(wanted.objectives) & set(item.form.objectives)
            )
        )


def read_quiz(
    name: str, document: Document, bank: Bank, names: Names, faults: Faults
) -> QuizSource | None:
    """Read one quiz, whose file is called `name`."""
    form = validate(QuizForm, document, faults)
    named = mentions(document, "slots", ..., "from", "objectives", ...)
    note_unknown(named, "objective", names.objectives, faults)
    if bank.is_whole:
        for part in ("tags", "without"):
            named = mentions(document, "slots", ..., "from", part, ...)
            note_unknown(named, "tag", bank.tags(), faults)
    if form is None:
        return None
    return _Reader(document, form, bank, faults).read(name)


class _Reader:
    """Fill the slots of one quiz."""

    def __init__(
        self, document: Document, form: QuizForm, bank: Bank, faults: Faults
    ) -> None:
        self._document, self._form = document, form
        self._bank, self._faults = bank, faults
        self._fixed = [slot.item for slot in form.slots if slot.item]
        # Trends that a slot of their own asks are in no draw.
        self._set_apart = {
            *self._fixed,
            *(
                item.form.code
                for slot in form.slots
                if slot.case and slot.case in bank.cases
                for item in bank.cases[slot.case].items
            ),
        }

    def read(self, name: str) -> QuizSource:
        """Return the quiz, or note what is wrong with it."""
        if self._form.slug != name:
            what = f"`slug` is {self._form.slug}; write {name}, as in the file's name"
            self._fault(what, "slug")
        if not 0 <= Decimal(self._form.pass_mark) <= 100:  # noqa: PLR2004 -- percent
            what = f"`pass_mark` is {self._form.pass_mark}; write 0 to 100"
            self._fault(what, "pass_mark")
        self._check_rules()
        slots = [self._slot(at, slot) for at, slot in enumerate(self._form.slots)]
        for at in range(len(slots)):
            self._check_room(at, slots)
        return QuizSource(self._form, slots, self._document)

    def _check_rules(self) -> None:
        """Note each rule among the defaults that can't stand beside the others."""
        rules = self._form.defaults
        penalty = Decimal(rules.penalty)
        if not 0 <= penalty <= 100:  # noqa: PLR2004 -- percent
            what = f"`penalty` is {rules.penalty}; write 0 to 100"
            self._fault(what, "defaults", "penalty")
        for column, why in contradictions(
            behavior=rules.behavior,
            tries=rules.tries,
            penalty=penalty,
            shows=rules.review.shows,
        ):
            name = NAMES_OF_RULES.get(column, column.removeprefix("shows_"))
            path = ("review", name) if column.startswith("shows_") else (name,)
            self._fault(f"`{name}` {WRONG[why]}", "defaults", *path)

    def _slot(self, at: int, form: SlotForm) -> SlotSource:
        weight = Decimal(form.weight or 1)
        if weight <= 0:
            self._fault(f"`weight` is {weight}; write more than 0", "slots", at)
        match form.item, form.case, form.draw, form.pool:
            case str(item), None, None, None:
                self._check_item(at, item)
                return SlotSource(weight, 1, [item])
            case None, str(code), None, None:
                return self._case(at, code, weight)
            case None, None, int(draw), PoolForm() as wanted:
                pool = self._bank.pool(wanted)
                free = [code for code in pool if code not in self._set_apart]
                return SlotSource(weight, draw, free)
        what = (
            "write `item: code`, `case: code`, "
            "or `draw: 3` with `from: {tags: [some-tag]}`"
        )
        self._fault(what, "slots", at)
        return SlotSource(weight, 1, [])

    def _case(self, at: int, code: str, weight: Decimal) -> SlotSource:
        """Return the place of all of a case's items, in their order."""
        if code not in self._bank.case_names:
            what = f"unknown case `{code}`; {did_you_mean(code, self._bank.case_names)}"
            self._fault(what, "slots", at, "case")
        before = [slot.case for slot in self._form.slots[:at]]
        if code in before:
            self._fault(f"the case `{code}` has a slot already", "slots", at, "case")
        source = self._bank.cases.get(code)
        pool = [item.form.code for item in source.items] if source else []
        for item in set(pool) & set(self._fixed):
            what = f"the item `{item}` of this case has a slot of its own; keep one"
            self._fault(what, "slots", at, "case")
        return SlotSource(weight, max(1, len(pool)), pool, case=code)

    def _check_item(self, at: int, code: str) -> None:
        if code in self._bank.checks:
            what = f"`{code}` is a check of a lesson; a quiz asks items with use: pool"
            self._fault(what, "slots", at, "item")
        elif code not in self._bank.named and self._bank.has_every_name:
            pool = self._bank.named.keys() - self._bank.checks
            what = f"unknown item `{code}`; {did_you_mean(code, pool)}"
            self._fault(what, "slots", at, "item")
        elif code in self._bank.items and self._bank.items[code].use == CASE:
            what = f"`{code}` is asked with its case alone; write `case: …`"
            self._fault(what, "slots", at, "item")
        if self._fixed.index(code) != self._fixed_before(at):
            self._fault(f"the item `{code}` has a slot already", "slots", at, "item")

    def _fixed_before(self, at: int) -> int:
        return sum(slot.item is not None for slot in self._form.slots[:at])

    def _check_room(self, at: int, slots: Sequence[SlotSource]) -> None:
        """Check that a draw can be filled whatever the slots before it took."""
        slot = slots[at]
        if self._form.slots[at].draw is None or not self._bank.is_whole:
            return
        taken = sum(
            min(other.draw, len(set(other.pool) & set(slot.pool)))
            for other in slots[:at]
        )
        left = len(slot.pool) - taken
        if slot.draw > left:
            what = f"draws {slot.draw} from a pool of {len(slot.pool)}"
            others = f", of which slots before it may take {taken}" if taken else ""
            self._fault(f"{what}{others}; draw fewer or write more items", "slots", at)

    def _fault(self, what: str, *path: str | int) -> None:
        self._faults.add(self._document.file, self._document.line(path), what)
