"""What a course covers: each objective by lessons and items, and what is empty."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.mentions import mentions
from courses.content.schemas import BLOOM
from quizzes.content.linting import placed_findings
from quizzes.content.sources import CourseSource
from quizzes.kinds import KINDS
from quizzes.lint.base import Severity

CLAIMS = "claims.yaml"
STATUSES = ("confirmed", "secondary", "known")
ANSWERED = "answered"


@dataclass(frozen=True)
class Row:
    """One objective: the lessons that serve it, and its items by kind and by Bloom."""

    code: str
    text: str
    lessons: Sequence[str]
    kinds: Mapping[str, int]
    blooms: Mapping[str, int]

    @property
    def items(self) -> int:
        """Return how many items serve it."""
        return sum(self.kinds.values())


@dataclass(frozen=True)
class LessonRow:
    """How long a lesson is, and how many figures and checks it shows."""

    slug: str
    words: int
    figures: int
    checks: int


@dataclass(frozen=True)
class Coverage:
    """The matrix of a course, and its sums."""

    objectives: Sequence[Row]
    lessons: Sequence[LessonRow]
    items_by_kind: Mapping[str, int]
    items_by_bloom: Mapping[str, int]
    cases: int
    claims: int | None
    terms: int
    drugs: int | None
    references_by_status: Mapping[str, int]
    lint: Mapping[str, int]

    @property
    def words(self) -> int:
        """Return how many words the lessons have."""
        return sum(lesson.words for lesson in self.lessons)

    @property
    def figures(self) -> int:
        """Return how many figures the lessons show."""
        return sum(lesson.figures for lesson in self.lessons)

    @property
    def items(self) -> int:
        """Return how many items there are."""
        return sum(self.items_by_kind.values())

    @property
    def empty(self) -> Sequence[str]:
        """Name every empty cell."""
        return [name for name, count in self._cells() if count == 0]

    def _cells(self) -> Iterator[tuple[str, int | None]]:
        """Yield each cell's name and count; None where a course has no such part."""
        for row in self.objectives:
            yield f"{row.code}: lessons", len(row.lessons)
            yield f"{row.code}: items", row.items
        for lesson in self.lessons:
            yield f"{lesson.slug}: words", lesson.words
            yield f"{lesson.slug}: figures", lesson.figures
            yield f"{lesson.slug}: checks", lesson.checks
        for what, counts in (
            ("items of kind", self.items_by_kind),
            ("items to", self.items_by_bloom),
            ("references cited as", self.references_by_status),
        ):
            yield from ((f"{what} {name}", count) for name, count in counts.items())
        yield from (("cases", self.cases), ("claims", self.claims))
        yield from (("glossary words", self.terms), ("drugs", self.drugs))

    def as_json(self) -> dict[str, Any]:
        """Return the sums as plain values."""
        return {
            "lessons": len(self.lessons),
            "words": self.words,
            "figures": self.figures,
            "items": self.items,
            "items_by_kind": dict(self.items_by_kind),
            "items_by_bloom": dict(self.items_by_bloom),
            "items_by_objective": {row.code: row.items for row in self.objectives},
            "cases": self.cases,
            "claims": self.claims or 0,
            "terms": self.terms,
            "drugs": self.drugs or 0,
            "references_by_status": dict(self.references_by_status),
            "lint": dict(self.lint),
        }


def coverage_of(source: CourseSource, folder: Path) -> Coverage:
    """Count what a course without a fault holds."""
    blooms = {each.bloom for each in source.form.objectives}
    return Coverage(
        objectives=[_row(each.code, each.text, source) for each in _objectives(source)],
        lessons=list(_lessons(source)),
        items_by_kind=_counts(KINDS, (item.columns["kind"] for item in source.items)),
        items_by_bloom=_counts(
            [level for level in get_args(BLOOM) if level in blooms],
            (item.form.bloom for item in source.items),
        ),
        cases=len(source.cases),
        claims=_claims(folder),
        terms=len(source.package.terms),
        drugs=_drugs(source),
        references_by_status=_statuses(source),
        lint=_lint(source),
    )


def _objectives(source: CourseSource) -> Sequence[Any]:
    return source.form.objectives


def _row(code: str, text: str, source: CourseSource) -> Row:
    items = [item for item in source.items if code in item.form.objectives]
    return Row(
        code=code,
        text=text,
        lessons=[
            slug
            for unit in source.form.units
            for slug in unit.lessons
            if code in _objectives_of(slug, source)
        ],
        kinds=Counter(item.columns["kind"] for item in items),
        blooms=Counter(item.form.bloom for item in items),
    )


def _objectives_of(slug: str, source: CourseSource) -> Sequence[str]:
    form = source.package.lessons[slug].draft.form
    return form.objectives if form else ()


def _lessons(source: CourseSource) -> Iterator[LessonRow]:
    for unit in source.form.units:
        for slug in unit.lessons:
            lesson = source.package.lessons[slug]
            figures, checks = len(lesson.figures), len(lesson.checks)
            yield LessonRow(slug, lesson.words, figures, checks)


def _counts(names: Any, found: Any) -> dict[str, int]:
    """Count what was found, with a nought for each name that was not."""
    return {**dict.fromkeys(names, 0), **Counter(found)}


def _claims(folder: Path) -> int | None:
    """Count the claims of a course; None where it takes no text apart."""
    if not (folder / CLAIMS).is_file():
        return None
    document = Folder(folder, Faults()).document(CLAIMS)
    return len(mentions(document, "paragraphs", ..., "claims", ..., "claim"))


def _drugs(source: CourseSource) -> int | None:
    """Count the drugs of a course; None where it has no pages of them."""
    formulary = source.package.formulary
    return None if formulary is None else len(formulary.names)


def _statuses(source: CourseSource) -> dict[str, int]:
    """Count the references that are cited with each status."""
    cited = {
        (key, status)
        for lesson in source.package.lessons.values()
        for _number, key, statuses in lesson.sheet.citations()
        for status in statuses
    }
    cited |= {
        (each["key"], each["status"])
        for item in source.items
        for each in item.columns["feedback"]["citations"]
    }
    return _counts(STATUSES, (status for _key, status in cited))


def _lint(source: CourseSource) -> dict[str, int]:
    """Count what the lint finds, by what it asks for."""
    found = Counter(
        ANSWERED if each.reason else str(each.finding.severity)
        for each in placed_findings(source)
    )
    named = (("errors", Severity.ERROR), ("warnings", Severity.WARNING))
    return {
        **{name: found[severity] for name, severity in named},
        ANSWERED: found[ANSWERED],
        "notes": found[Severity.NOTE],
    }
