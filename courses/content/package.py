"""A course package's lessons and what they rest on, read and checked as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from courses.content.agreement import check_agreement
from courses.content.claims import FILE as CLAIMS
from courses.content.claims import PAGES, Claims, check_claims, read_claims
from courses.content.drawings import read_drawing
from courses.content.drug_values import DrugPages
from courses.content.drugs import Formulary, read_formulary
from courses.content.faults import Faults, did_you_mean
from courses.content.figures import Pair
from courses.content.folder import Folder, file_of
from courses.content.lessons import Draft, Lesson, build_lesson, read_draft
from courses.content.mentions import Mention, mentions, note_repeats, note_unknown
from courses.content.names import EXPLANATION, QUESTION, Names, fold
from courses.content.patterns import SLUG
from courses.content.rendering import Sheet, read_line
from courses.content.schemas import CourseForm, ReferenceForm, TermForm
from courses.content.validation import validate, validate_each
from courses.content.yaml import Document

NARROW = ".narrow"


@dataclass
class Package:
    """What was read of a course; of a faulty one, as much as could be."""

    names: Names
    form: CourseForm | None
    document: Document | None
    references: Mapping[str, ReferenceForm]
    terms: Mapping[str, TermForm]
    glossary: Document
    formulary: Formulary | None = None
    claims: Claims | None = None
    lessons: dict[str, Lesson] = field(default_factory=dict)


def read_package(folder: Folder, faults: Faults) -> Package:
    """Read everything but items and quizzes."""
    folder.check()
    document = folder.document("course.yaml")
    references = folder.document("references.yaml")
    glossary = folder.document("glossary.yaml")
    drafts = {
        name: read_draft(name, file_of("lessons", name), text, faults)
        for name in folder.names("lessons")
        if (text := folder.text(file_of("lessons", name))) is not None
    }
    formulary = read_formulary(folder, faults)
    package = Package(
        names=Names(
            references=_keys(references),
            objectives=_objectives(document, faults),
            terms=_spellings(glossary, faults),
            sections={
                name: None if draft is None else draft.slugs
                for name, draft in drafts.items()
            },
            pages=_pages(folder, formulary),
            drugs=formulary.spellings if formulary else {},
        ),
        form=validate(CourseForm, document, faults) if document else None,
        document=document,
        references=validate_each(ReferenceForm, references, faults, names=SLUG),
        terms=validate_each(TermForm, glossary, faults),
        glossary=glossary or Document("glossary.yaml"),
        formulary=formulary,
        claims=read_claims(folder, faults),
    )
    _check_drugs(package, faults)
    if package.claims is not None:
        check_claims(package.claims, package.names, faults)
    for word in package.terms:
        term_html(package, word, Sheet(package.names), faults)
    _check_course(package, folder, faults)
    _build_lessons(package, drafts, _drawings(folder, faults), faults)
    return package


def _keys(document: Document | None) -> frozenset[str] | None:
    if document is None or not isinstance(document.data, dict):
        return None
    return frozenset(document.data)


def _objectives(document: Document | None, faults: Faults) -> frozenset[str] | None:
    named = mentions(document, "objectives", ..., "code")
    first = note_repeats(named, "objective", faults)
    return frozenset(first) if document else None


def _pages(folder: Folder, formulary: Formulary | None) -> frozenset[str]:
    """Return the addresses of what the course has beside lessons."""
    claims = PAGES if folder.has(CLAIMS) else frozenset()
    return claims | (formulary.pages if formulary else frozenset())


def _spellings(document: Document | None, faults: Faults) -> dict[str, str] | None:
    """Lead from each spelling of a glossary word to the word."""
    if document is None or not isinstance(document.data, dict):
        return None
    spelled: list[Mention] = []
    words: dict[str, str] = {}
    for word in document.data:
        place = Mention(word, document.file, document.line((word,)))
        for spelling in (place, *mentions(document, word, "also", ...)):
            spelled.append(spelling._replace(name=fold(spelling.name)))
            words.setdefault(fold(spelling.name), word)
    note_repeats(spelled, "glossary word", faults)
    return words


def term_html(package: Package, word: str, sheet: Sheet, faults: Faults) -> str:
    """Render a glossary word's meaning, and its sources as `sheet` numbers them."""
    meaning = package.glossary.passage((word, "meaning"))
    html = read_line(meaning, sheet, QUESTION, faults)
    if package.terms[word].cite is None:
        return html
    cite = package.glossary.passage((word, "cite"))
    return html + read_line(cite, sheet, EXPLANATION, faults)


def _check_drugs(package: Package, faults: Faults) -> None:
    if package.formulary is not None:
        pages = DrugPages(package.formulary, package.names, faults)
        for slug in package.formulary.form.drugs:
            pages.drug(slug)
        for slug in package.formulary.form.boxes:
            pages.box(slug, Sheet(package.names))


def _check_course(package: Package, folder: Folder, faults: Faults) -> None:
    """Check that course.yaml names each thing once, and just what is there."""
    document = package.document
    if document is None:
        return
    note_repeats(mentions(document, "units", ..., "slug"), "unit", faults)
    for part, what in (("lessons", "lesson"), ("quizzes", "quiz")):
        there = folder.names(part)
        named = mentions(document, "units", ..., part, ...)
        listed = note_repeats(named, what, faults)
        for name, mention in listed.items():
            if name not in there:
                near = did_you_mean(name, there)
                said = f"there is no file {file_of(part, name)}; {near}"
                faults.add(mention.file, mention.line, said)
        for name in there:
            if name not in listed:
                said = f"is in no unit; list `{name}` under `{part}` in course.yaml"
                faults.add(file_of(part, name), 1, said)


def _drawings(folder: Folder, faults: Faults) -> dict[str, Pair]:
    """Read each figure's two drawings."""
    drawings = {
        name: read_drawing(file_of("figures", name), _id(name), text, faults)
        for name in folder.names("figures")
        if (text := folder.text(file_of("figures", name))) is not None
    }
    pairs: dict[str, Pair] = {}
    for name, drawing in drawings.items():
        wide = name.removesuffix(NARROW)
        if wide == name:
            pairs[name] = Pair(drawing, drawings.get(f"{name}{NARROW}"))
        other = wide if wide != name else f"{name}{NARROW}"
        if other not in drawings:
            what = f"has no figures/{other}.svg beside it; draw that width too"
            faults.add(file_of("figures", name), 1, what)
    return pairs


def _id(name: str) -> str:
    """Return what the ids in a drawing start with."""
    wide = name.removesuffix(NARROW)
    return f"figure-{wide}-{'wide' if wide == name else 'narrow'}"


def _build_lessons(
    package: Package,
    drafts: Mapping[str, Draft | None],
    drawn: Mapping[str, Pair],
    faults: Faults,
) -> None:
    shown: set[str] = set()
    for name, draft in drafts.items():
        if draft is not None:
            lesson = build_lesson(
                draft, package.names, drawn, faults, formulary=package.formulary
            )
            shown.update(lesson.figures)
            package.lessons[name] = lesson
            if package.formulary is not None:
                check_agreement(draft, package.formulary, faults)
            named = mentions(draft.head, "objectives", ...)
            note_unknown(named, "objective", package.names.objectives, faults)
    unseen = drawn.keys() - shown if package.names.has_every_lesson else ()
    for name in sorted(unseen):
        what = f"no lesson shows it; add `::: figure {name}` to one, or delete it"
        faults.add(file_of("figures", name), 1, what)
