"""One version of an item: who chose what, by how well they did on the rest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F
from django.utils.translation import gettext

from courses.models import Cohort
from dashboard.reports.first_attempts import REST, SHARE
from dashboard.reports.items import ItemLine, ItemsReport, items_report
from quizzes.models import Assignment, ItemVersion
from quizzes.papers import content_of
from quizzes.reports.first_answers import first_answers
from quizzes.reports.naming import element_names
from quizzes.statistics import EXPECTED_FROM, FACILITY_FROM, WORKING_FROM, thirds

BOTTOM, MIDDLE, TOP = 0, 1, 2
MOST_VALUES = 12


@dataclass(frozen=True)
class Choice:
    """Something that could be answered, and how often each third did."""

    # As plain text; and what the loader rendered.
    name: str
    text_html: str
    is_key: bool
    count: int
    # Counts of the top, middle and bottom third.
    by_third: Sequence[int]


@dataclass(frozen=True)
class Row:
    """One choice with its share of all students, and of each third of them."""

    choice: Choice
    share: float
    top: float | None
    middle: float | None
    bottom: float | None


@dataclass(frozen=True)
class ItemReport:
    """One version of an item in one quiz, in detail."""

    line: ItemLine
    stem_html: str
    choices: Sequence[Choice]
    # How many students the top, middle and bottom third have.
    sizes: Sequence[int]
    # Other versions this class was asked, as (number, answers).
    others: Sequence[tuple[int, int]]

    @property
    def shows_thirds(self) -> bool:
        """Tell whether there are enough students to split."""
        return self.line.n >= FACILITY_FROM

    @property
    def least(self) -> int:
        """Return how many that takes."""
        return FACILITY_FROM

    @property
    def rows(self) -> Sequence[Row]:
        """Return each choice with its share of all, and of each third."""
        return [
            Row(
                choice,
                choice.count / self.line.n,
                *(
                    count / size if size else None
                    for count, size in zip(choice.by_third, self.sizes, strict=True)
                ),
            )
            for choice in self.choices
        ]

    @property
    def unused(self) -> str:
        """Name the wrong options that do no work, where there are enough students."""
        options = self.line.options
        if not options or self.line.n / len(options) < EXPECTED_FROM:
            return ""
        idle = [
            each.letter
            for each in options
            if not each.is_key and each.share < WORKING_FROM
        ]
        text = gettext(
            "Fewer than 1 in 20 chose %(letters)s: hardly anyone is tempted."
        )
        return text % {"letters": ", ".join(idle)} if idle else ""


@dataclass(frozen=True)
class Given:
    """First answers that are alike, and the third in which their students fell."""

    # Of typed answers the response, of all others its marked parts.
    what: Any
    is_full: bool
    third: int
    students: int


def item_report(
    cohort: Cohort, code: str, number: int, *, items: ItemsReport | None = None
) -> ItemReport | None:
    """Return one version as this class answered it; None where nobody did.

    Shape: `items` are those of all quizzes, where they are known.
    """
    items = items or items_report(cohort)
    asked = [line for line in items.lines if line.label == code]
    same = [line for line in asked if line.version.number == number]
    if not same:
        return None
    line = max(same, key=lambda each: each.n)
    [assignment] = [each for each in items.assignments if each.quiz == line.quiz]
    given = _given(assignment, line.version)
    content = content_of(line.version)
    thirds_of: Counter[int] = Counter()
    for each in given:
        thirds_of[each.third] += each.students
    others = [
        (each.version.number, each.n) for each in asked if each.version != line.version
    ]
    return ItemReport(
        line=line,
        stem_html=content.stem,
        choices=_values(given) if _is_typed(line.version) else _parts(content, given),
        sizes=[thirds_of[third] for third in (TOP, MIDDLE, BOTTOM)],
        others=others,
    )


def _given(assignment: Assignment, version: ItemVersion) -> Sequence[Given]:
    """Return the first answers to one version in one quiz, those alike together."""
    what = "response" if _is_typed(version) else "current_score__elements"
    rows = list(
        first_answers()
        .filter(version=version, attempt__assignment=assignment)
        .annotate(x=SHARE, rest=REST)
        .values_list(F(what), "x", "rest")
        .annotate(students=Count("pk"))
    )
    rests = [rest for *_, rest, students in rows for _ in range(students)]
    # Equal shares always fall together.
    third_of = dict(zip(rests, thirds(rests), strict=True))
    return [
        Given(given, share == 1, third_of[rest], students)
        for given, share, rest, students in rows
    ]


def _is_typed(version: ItemVersion) -> bool:
    """Tell whether answers are typed, so that there is no list to choose from."""
    return version.kind in {"numeric", "short-answer"}


def _parts(content: Any, given: Sequence[Given]) -> Sequence[Choice]:
    """Count what was selected, in the author's order."""
    seen: dict[tuple[str, str], bool] = {}
    chosen: Counter[tuple[str, str, int]] = Counter()
    for each in given:
        for part in each.what:
            at = (part["id"], part["group"])
            seen.setdefault(at, part["keyed"])
            if part["selected"]:
                chosen[(*at, each.third)] += each.students
    names = element_names(content)
    return [
        _choice(*names(*at), is_key=is_key, counts=[chosen[(*at, t)] for t in range(3)])
        for at, is_key in seen.items()
    ]


def _values(given: Sequence[Given]) -> Sequence[Choice]:
    """Count what was typed, the most frequent first."""
    counts: dict[str, list[int]] = {}
    right: dict[str, bool] = {}
    for each in given:
        response = each.what or {}
        parts = [response.get(part) for part in ("value", "unit", "text")]
        text = " ".join(filter(None, parts)) or gettext("Not answered")
        counts.setdefault(text, [0, 0, 0])[each.third] += each.students
        right[text] = right.get(text, False) or each.is_full
    most = sorted(counts, key=lambda text: (-sum(counts[text]), text))[:MOST_VALUES]
    return [_choice(text, "", is_key=right[text], counts=counts[text]) for text in most]


def _choice(
    name: str, text_html: str, *, is_key: bool, counts: Sequence[int]
) -> Choice:
    """Return one choice; `counts` run from the bottom third to the top one."""
    return Choice(name, text_html, is_key, sum(counts), list(reversed(counts)))
