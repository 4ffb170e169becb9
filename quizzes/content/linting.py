"""What the lint says of a course's items, where their authors can mend it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from courses.content.faults import Faults
from courses.content.schemas import ReferenceForm
from courses.content.yaml import Document, Path
from courses.models import Reference
from quizzes.charts import Chart, Row
from quizzes.content.items import ItemSource
from quizzes.content.quizzes import QuizSource
from quizzes.content.sources import CourseSource
from quizzes.lint import lint, lint_quiz, lint_texts
from quizzes.lint.base import Finding, Severity
from quizzes.lint.values import Context, Quiz, Source, Version, version_of
from quizzes.lint.words import plain

YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Placed:
    """A finding, the item or quiz that it is about, and where that is written.

    `reason` is why the author holds a warning to be wrong.
    """

    owner: str
    place: str
    finding: Finding
    reason: str = ""

    @property
    def is_fault(self) -> bool:
        """Tell whether it keeps the course from being loaded."""
        severity = self.finding.severity
        is_open = severity == Severity.WARNING and not self.reason
        return severity == Severity.ERROR or is_open


def placed_findings(source: CourseSource) -> list[Placed]:
    """Return all that the lint finds in a course, as its files have it."""
    return [
        Placed(
            owner=linted.owner,
            place=f"{linted.document.file}:{linted.line(finding.element)}",
            finding=finding,
            reason=linted.reason_against(finding),
        )
        for linted in _linted(source)
        for finding in linted.findings
    ]


def note_findings(source: CourseSource, faults: Faults) -> None:
    """Note errors, warnings that nobody answered, and answers to nothing."""
    for linted in _linted(source):
        for finding in linted.findings:
            if finding.severity == Severity.NOTE or linted.reason_against(finding):
                continue
            linted.fault(faults, finding.element, told(finding))
        warned = {each.rule for each in linted.findings if _is_warning(each)}
        for rule in sorted(linted.reasons.keys() - warned):
            what = f"{rule} warns of nothing here; delete the reason"
            linted.fault(faults, f"lint.{rule}", what)


def told(finding: Finding) -> str:
    """Return a finding as a fault says it."""
    said = f"{finding.message} ({finding.rule}); {finding.fix}"
    if not _is_warning(finding):
        return said
    return f"{said}, or answer it with `lint: {{{finding.rule}: your reason}}`"


def _is_warning(finding: Finding) -> bool:
    return finding.severity == Severity.WARNING


@dataclass(frozen=True)
class _Linted:
    """An item, quiz or chart, what was found in it, and its author's answers."""

    owner: str
    document: Document
    at: Path
    findings: list[Finding]
    reasons: Mapping[str, str]

    def reason_against(self, finding: Finding) -> str:
        """Return the reason against a warning, if there is one."""
        return self.reasons.get(finding.rule, "") if _is_warning(finding) else ""

    def line(self, element: str) -> int:
        """Return the line of a part, or of the nearest thing above it."""
        path, value = self.at, self.document.at(self.at)
        for step in element.split("."):
            found = _step(value, step)
            if found is None:
                break
            path = (*path, found)
            value = self.document.at(path)
        return self.document.line(path)

    def fault(self, faults: Faults, element: str, what: str) -> None:
        """Note a fault at a part."""
        said = f"`{self.owner}`: {what}"
        faults.add(self.document.file, self.line(element), said)


def _step(value: object, name: str) -> str | int | None:
    """Return the key, or the place in a list, that `name` leads to."""
    if isinstance(value, dict):
        return name if name in value else None
    if not isinstance(value, list):
        return None
    ids = [each.get("id") if isinstance(each, dict) else None for each in value]
    if name in ids:
        return ids.index(name)
    return int(name) if name.isdecimal() and int(name) < len(value) else None


def _linted(source: CourseSource) -> Iterator[_Linted]:
    """Yield each item, quiz and chart with what was found in it."""
    context = _context_of(source)
    for item in source.items:
        found = lint(context.versions[item.form.code], context)
        reasons = item.form.lint
        yield _Linted(item.form.code, item.document, item.at, found, reasons)
    for quiz, form in zip(context.quizzes, source.quizzes, strict=True):
        found = lint_quiz(quiz, context)
        yield _Linted(quiz.slug, form.document, (), found, form.form.lint)
    for case in source.cases:
        found = lint_texts(chart_texts(case.chart))
        yield _Linted(case.form.code, case.items[0].document, (), found, {})


def chart_texts(chart: Chart) -> dict[str, str]:
    """Return the plain texts of a chart by element."""
    texts = {"patient.facts": ". ".join(chart.patient.facts)}
    for tab in chart.tabs:
        at = f"tabs.{tab.id}"
        texts |= {f"{at}.entries.{each.id}": plain(each.text) for each in tab.entries}
        texts |= {f"{at}.rows.{row.id}": _row_text(row) for row in tab.rows}
    return texts


def _row_text(row: Row) -> str:
    """Return a row as it is read out; a value has its unit beside it."""
    values = (f"{value} {row.unit}".strip() for value in row.values.values())
    return f"{row.label}: {'; '.join(values)}"


def _context_of(source: CourseSource) -> Context:
    """Return what the items of a course are compared with."""
    return Context(
        versions={item.form.code: _version_of(item) for item in source.items},
        quizzes=[_quiz_of(quiz) for quiz in source.quizzes],
        sources={
            key: source_of(form) for key, form in source.package.references.items()
        },
        client_needs={each.code: each.client_need for each in source.form.objectives},
        year=year_of(source.form.edition),
    )


def year_of(edition: str) -> int | None:
    """Return the year that an edition's name begins with."""
    found = YEAR.match(edition)
    return int(found[0]) if found else None


def _version_of(item: ItemSource) -> Version:
    form = item.form
    return version_of(
        form.code,
        item.columns,
        objectives=tuple(form.objectives),
        step=form.step or "",
        stimulus=item.place.chart if item.place else "",
    )


def _quiz_of(quiz: QuizSource) -> Quiz:
    codes: Iterable[str] = (code for slot in quiz.slots for code in slot.pool)
    return Quiz(quiz.form.slug, frozenset(codes))


def source_of(reference: ReferenceForm | Reference) -> Source:
    """Return what the lint wants to know of a source."""
    places = (
        reference.section,
        reference.container,
        reference.doi,
        reference.address,
    )
    locator = next((place for place in places if place), "")
    return Source(reference.title, reference.year or "", locator)
