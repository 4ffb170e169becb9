"""What the pages about drugs show: the index, one drug, the boxed warnings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from courses.models import BoxedWarning, Drug, Enrolment, Lesson
from study.reports.drug_drawing import PARENT, Drawing, drawings
from study.reports.sources import Source, in_order

# The measure that drugs are drawn and put in order by.
HALF_LIFE = "half-life"
BY_NAME, BY_HALF_LIFE = "name", "half-life"
FOREVER = Decimal("Infinity")


@dataclass(frozen=True)
class Wish:
    """What a reader asks of the index; empty asks for all."""

    text: str = ""
    use: str = ""
    pathway: str = ""
    order: str = BY_NAME


@dataclass(frozen=True)
class DrugRow:
    """One drug of the index."""

    drug: Drug
    parents: Sequence[str]
    metabolites: Sequence[str]
    # Of itself or its metabolite, whichever stays longer.
    longest: Decimal

    def suits(self, wish: Wish) -> bool:
        """Tell whether it is among those that were asked for."""
        drug = self.drug
        told = " ".join([drug.name, drug.brand, *self.metabolites]).casefold()
        return (
            wish.text.casefold() in told
            and wish.use in {"", *(use["slug"] for use in drug.uses)}
            and wish.pathway in {"", drug.pathway["slug"]}
        )


@dataclass(frozen=True)
class DrugIndex:
    """Every drug of a course."""

    rows: Sequence[DrugRow]

    @property
    def uses(self) -> Sequence[tuple[str, str]]:
        """Return the uses there are, in the course's order."""
        return _choices(use for row in self.rows for use in row.drug.uses)

    @property
    def pathways(self) -> Sequence[tuple[str, str]]:
        """Return the ways of metabolism there are, in the course's order."""
        return _choices(row.drug.pathway for row in self.rows)

    def shown(self, wish: Wish) -> Sequence[DrugRow]:
        """Return what was asked for, in the order that was asked for."""
        rows = [row for row in self.rows if row.suits(wish)]
        if wish.order == BY_HALF_LIFE:
            return sorted(rows, key=lambda row: row.longest)
        return rows


def _choices(told: Iterable[Mapping[str, Any]]) -> Sequence[tuple[str, str]]:
    titles = {(each["position"], each["slug"]): each["title"] for each in told}
    return [(slug, titles[at, slug]) for at, slug in sorted(titles)]


def drug_index(enrolment: Enrolment) -> DrugIndex:
    """Return every drug of the course, by name."""
    drugs = Drug.objects.filter(course=enrolment.cohort.course_id).only(
        "slug", "name", "brand", "uses", "pathway", "quantities"
    )
    rows = [_row(drug) for drug in drugs]
    return DrugIndex(sorted(rows, key=lambda row: row.drug.name.casefold()))


def _row(drug: Drug) -> DrugRow:
    cited = [row for row in drug.rows_of(HALF_LIFE) if row["is_cited"]]
    known = Counter(row["of"] for row in cited if row["role"] != PARENT)
    return DrugRow(
        drug,
        [_said(row["product"], row) for row in cited if row["role"] == PARENT],
        [
            _said(row["of"], row, whose=row["basis_title"] * (known[row["of"]] > 1))
            for row in cited
            if row["role"] != PARENT
        ],
        max((row["high"] or row["typical"] for row in cited), default=FOREVER),
    )


def _said(what: str, row: Mapping[str, Any], *, whose: str = "") -> str:
    """Say what has a half-life, how long it is and, where it matters, by whom."""
    aside = ", ".join(word for word in (whose, row["note"]) if word)
    words = [what, row["words"], f"({aside})" if aside else ""]
    return " ".join(word for word in words if word)


@dataclass(frozen=True)
class DrugPage:
    """One drug."""

    enrolment: Enrolment
    drug: Drug
    lessons: Sequence[Lesson]
    drawings: Sequence[Drawing] = field(default_factory=list)

    @property
    def quick(self) -> Sequence[Mapping[str, Any]]:
        """Return the sections of the table at the top."""
        return [section for section in self.drug.sections if section["is_quick"]]

    @property
    def sections(self) -> Sequence[Mapping[str, Any]]:
        """Return the other sections."""
        return [section for section in self.drug.sections if not section["is_quick"]]

    @property
    def sources(self) -> Sequence[Source]:
        """Return the numbered references."""
        return _sources(self.drug.sources)


def drug_page(enrolment: Enrolment, slug: str) -> DrugPage | None:
    """Return the page of a drug; None where the course has no such drug."""
    course = enrolment.cohort.course_id
    drug = Drug.objects.filter(course=course, slug=slug).first()
    if drug is None:
        return None
    lessons = Lesson.objects.filter(
        course=course,
        slug__in=drug.lessons,
        is_retired=False,
        unit__is_retired=False,
    ).only("slug", "title", "minutes", "unit")
    return DrugPage(enrolment, drug, list(lessons), drawings(drug.rows_of(HALF_LIFE)))


@dataclass(frozen=True)
class BoxesPage:
    """The boxed warnings of a course."""

    enrolment: Enrolment
    boxes: Sequence[BoxedWarning]

    @property
    def sources(self) -> Sequence[Source]:
        """Return the references of all boxes."""
        told = {each["number"]: each for box in self.boxes for each in box.sources}
        return _sources([told[number] for number in sorted(told)])


def boxes_page(enrolment: Enrolment) -> BoxesPage:
    """Return the boxed warnings, in order."""
    course = enrolment.cohort.course_id
    return BoxesPage(enrolment, list(BoxedWarning.objects.filter(course=course)))


def _sources(stored: Sequence[Mapping[str, Any]]) -> Sequence[Source]:
    return [
        Source(each["key"], each["html"], in_order(each["statuses"])) for each in stored
    ]
