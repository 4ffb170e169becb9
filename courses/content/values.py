"""What the rows of a course will hold, worked out before the database is touched."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst, slugify

from courses.content.drug_values import DrugPages, lessons_by_drug
from courses.content.faults import Faults
from courses.content.lessons import Lesson
from courses.content.names import QUESTION
from courses.content.notation import join_amounts
from courses.content.package import Package, term_html
from courses.content.rendering import Sheet, read_line
from courses.content.schemas import CourseForm, LessonForm, ReferenceForm
from courses.models import Reference

# The columns of one row, less those that lead to other rows.
Values: TypeAlias = dict[str, Any]


def digest_of(value: object) -> str:
    """Return what changes when any part of `value` changes."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def course_values(form: CourseForm) -> Values:
    """Return a course's columns, less its digest."""
    review = form.review
    return {
        "title": form.title,
        "summary": " ".join(form.summary.split()),
        "edition": form.edition,
        "language": form.language,
        "review_status": review.status,
        "reviewed_by_role": review.role or "",
        "reviewed_on": date.fromisoformat(review.date) if review.date else None,
    }


def objective_values(form: CourseForm) -> dict[str, Values]:
    """Return the objectives' columns by code."""
    return {
        objective.code: {
            "position": position,
            "text": join_amounts(objective.text),
            "bloom": objective.bloom,
            "client_need": objective.client_need,
            "naplex": objective.naplex,
        }
        for position, objective in enumerate(form.objectives, start=1)
    }


def unit_values(form: CourseForm) -> dict[str, Values]:
    """Return the units' columns by slug."""
    return {
        unit.slug: {"position": position, "title": unit.title, "is_retired": False}
        for position, unit in enumerate(form.units, start=1)
    }


def reference_values(
    references: Mapping[str, ReferenceForm], statuses: Mapping[str, Iterable[str]]
) -> dict[str, Values]:
    """Return the references' columns by key, with how surely each is cited."""
    return {
        key: {
            "title": form.title,
            "organization": form.organization,
            "year": form.year or "",
            "container": form.container or "",
            "section": form.section or "",
            "doi": form.doi or "",
            "address": form.address or "",
            "statuses": sorted(statuses.get(key, ())),
        }
        for key, form in references.items()
    }


def reference_html(form: ReferenceForm | Reference) -> SafeString:
    """Write a source out as a list of references shows it, nothing twice."""
    told: list[str] = []
    parts = [form.organization, form.title, form.container, form.section]
    for part in [*parts, capfirst(form.year or "")]:
        words = (part or "").rstrip(".")
        if words and not any(words in earlier for earlier in told):
            told.append(words)
    text = format_html_join(" ", "{}{}", ((part, _stop(part)) for part in told))
    address = f"https://doi.org/{form.doi}" if form.doi else form.address
    if not address:
        return text
    shown = f"doi:{form.doi}" if form.doi else form.address
    return format_html('{} <a href="{}">{}</a>', text, address, shown)


def _stop(sentence: str) -> str:
    return "" if sentence.endswith(("?", "!")) else "."


def term_values(package: Package) -> dict[str, Values]:
    """Return the glossary's columns by slug."""
    sheet, none = Sheet(package.names), Faults()
    return {
        slugify(word): {
            "word": word,
            "also": list(form.also),
            "meaning_html": read_line(
                package.glossary.passage((word, "meaning")), sheet, QUESTION, none
            ),
        }
        for word, form in package.terms.items()
    }


def sources_of(package: Package, sheet: Sheet) -> list[Values]:
    """Return the sources that a sheet gathered, as a page lists them."""
    return [
        {
            "number": number,
            "key": key,
            "statuses": statuses,
            "html": reference_html(package.references[key]),
        }
        for number, key, statuses in sheet.citations()
    ]


def drug_values(package: Package, order: Sequence[str]) -> dict[str, Values]:
    """Return the drugs' columns by slug; `order` holds the lessons' slugs."""
    if package.formulary is None:
        return {}
    pages = DrugPages(package.formulary, package.names, Faults())
    texts = [
        (
            slug,
            " ".join(block.get("html", "") for block in package.lessons[slug].blocks),
        )
        for slug in order
    ]
    lessons = lessons_by_drug(package.formulary.names, texts)
    values = {}
    for slug in package.formulary.form.drugs:
        columns, sheet = pages.drug(slug)
        sources = sources_of(package, sheet)
        values[slug] = {**columns, "sources": sources, "lessons": lessons[slug]}
    return values


def box_values(package: Package) -> dict[str, Values]:
    """Return the boxed warnings' columns by slug, numbered as on one card."""
    if package.formulary is None:
        return {}
    pages = DrugPages(package.formulary, package.names, Faults())
    card, values = Sheet(package.names), {}
    for slug in package.formulary.form.boxes:
        alone = Sheet(package.names)
        pages.box(slug, alone)
        columns = pages.box(slug, card)
        listed = sources_of(package, card)
        sources = [source for source in listed if source["key"] in alone.statuses]
        values[slug] = {**columns, "sources": sources}
    return values


def article_values(package: Package) -> dict[str, Values]:
    """Return the columns of the text that is taken apart, by its title."""
    if package.claims is None:
        return {}
    return {package.claims.form.title: package.claims.article()}


def claim_values(package: Package) -> dict[str, Values]:
    """Return the claims' columns by number."""
    if package.claims is None:
        return {}
    return {
        str(number): {**columns, "sources": sources_of(package, sheet)}
        for number, columns, sheet in package.claims.claims(package.names, Faults())
    }


def lesson_values(package: Package, lesson: Lesson, form: LessonForm) -> Values:
    """Return a lesson's columns, less its unit.

    The words it uses bring sources of their own, numbered after those of the text.
    """
    terms = [
        {
            "slug": slugify(word),
            "word": word,
            "html": term_html(package, word, lesson.sheet, Faults()),
        }
        for word in lesson.sheet.terms
    ]
    values = {
        "title": form.title,
        "lead": join_amounts(form.question),
        "minutes": form.minutes,
        "sections": lesson.sections,
        "blocks": lesson.blocks,
        "sources": sources_of(package, lesson.sheet),
        "terms": terms,
        "is_retired": False,
    }
    return {**values, "digest": digest_of([values, form.objectives])}


@dataclass(frozen=True)
class CourseValues:
    """All that a course's rows will hold, by the names their authors gave.

    Shape: `lesson_unit` and `lesson_objectives` lead from a lesson's slug to its
    unit's slug and to its objectives' codes.
    """

    slug: str
    course: Values
    objectives: Mapping[str, Values]
    units: Mapping[str, Values]
    references: Mapping[str, Values]
    terms: Mapping[str, Values]
    lessons: Mapping[str, Values]
    lesson_unit: Mapping[str, str]
    lesson_objectives: Mapping[str, Sequence[str]]
    drugs: Mapping[str, Values]
    boxes: Mapping[str, Values]
    articles: Mapping[str, Values]
    claims: Mapping[str, Values]


def values_of(
    package: Package, form: CourseForm, cited: Iterable[tuple[str, str]]
) -> CourseValues:
    """Work out every row of a package without faults.

    Shape: `cited` holds the key and status of each citation outside the lessons.
    """
    forms = {
        slug: lesson.draft.form
        for slug, lesson in package.lessons.items()
        if lesson.draft.form is not None
    }
    lessons = {
        slug: lesson_values(package, package.lessons[slug], head)
        for slug, head in forms.items()
    }
    places = [(unit.slug, slug) for unit in form.units for slug in unit.lessons]
    drugs = drug_values(package, [slug for _unit, slug in places])
    boxes, claims = box_values(package), claim_values(package)
    listed = (*_listed(drugs), *_listed(boxes), *_listed(claims))
    statuses = _statuses((*cited, *_cited(package), *listed))
    return CourseValues(
        slug=form.slug,
        course=course_values(form),
        objectives=objective_values(form),
        units=unit_values(form),
        references=reference_values(package.references, statuses),
        terms=term_values(package),
        lessons={
            slug: {**lessons[slug], "position": position}
            for position, (_unit, slug) in enumerate(places, start=1)
        },
        lesson_unit={slug: unit for unit, slug in places},
        lesson_objectives={slug: head.objectives for slug, head in forms.items()},
        drugs=drugs,
        boxes=boxes,
        articles=article_values(package),
        claims=claims,
    )


def _statuses(cited: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Gather the statuses that each source is cited with."""
    statuses: dict[str, set[str]] = {}
    for key, status in cited:
        statuses.setdefault(key, set()).add(status)
    return statuses


def _cited(package: Package) -> Iterator[tuple[str, str]]:
    for lesson in package.lessons.values():
        for _number, key, statuses in lesson.sheet.citations():
            for status in statuses:
                yield key, status


def _listed(rows: Mapping[str, Values]) -> Iterator[tuple[str, str]]:
    for columns in rows.values():
        for source in columns["sources"]:
            for status in source["statuses"]:
                yield source["key"], status
