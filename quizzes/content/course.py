"""A whole course package, with items and quizzes, checked across its files."""

from collections.abc import Sequence
from pathlib import Path

from courses.content.faults import CourseInvalidError, Faults, did_you_mean
from courses.content.folder import Folder, file_of
from courses.content.mentions import mentions, note_repeats
from courses.content.package import Package, read_package
from courses.content.yaml import Document
from quizzes.content.cases import read_case
from quizzes.content.claim_rules import check_claims
from quizzes.content.item_rules import check_item
from quizzes.content.items import read_items
from quizzes.content.lesson_rules import check_lesson
from quizzes.content.linting import note_findings
from quizzes.content.quizzes import Bank, read_quiz
from quizzes.content.sources import CourseSource

CHECK = "check"


def read_course(root: Path) -> CourseSource:
    """Read a course package and lint its items.

    Raises:
        CourseInvalidError: it has faults; all of them are named.
    """
    source = read_unlinted_course(root)
    faults = Faults()
    note_findings(source, faults)
    _note_unborne(source, faults)
    if faults:
        raise CourseInvalidError(faults)
    return source


def _note_unborne(source: CourseSource, faults: Faults) -> None:
    """Note what lessons and items state without a source, or word badly."""
    for lesson in source.package.lessons.values():
        check_lesson(lesson, faults)
    if source.package.claims is not None:
        check_claims(source.package.claims, faults)
    cases = {case.form.code: case for case in source.cases}
    for item in source.items:
        case = cases.get(item.place.chart) if item.place else None
        check_item(item, case, faults)


def read_unlinted_course(root: Path) -> CourseSource:
    """Read a course package, whatever the lint has to say of its items.

    Raises:
        CourseInvalidError: it has faults; all of them are named.
    """
    faults = Faults()
    folder = Folder(root, faults)
    package = read_package(folder, faults)
    bank = _read_bank(folder, package, faults)
    _check_shown(package, bank, faults)
    read = {
        name: read_quiz(name, document, bank, package.names, faults)
        for name, document in _documents(folder, "quizzes").items()
    }
    if faults or package.form is None:
        raise CourseInvalidError(faults)
    items = [bank.items[code] for code in sorted(bank.items)]
    quizzes = [quiz for quiz in read.values() if quiz is not None]
    cases = [bank.cases[code] for code in sorted(bank.cases)]
    return CourseSource(package.form, package, items, quizzes, cases)


def _read_bank(folder: Folder, package: Package, faults: Faults) -> Bank:
    """Read every item, and the names of those that have faults."""
    documents = _documents(folder, "items")
    charts = _documents(folder, "cases")
    found = Faults()
    items = [
        item
        for document in documents.values()
        for item in read_items(document, package.names, found)
    ]
    cases = [
        case
        for name, document in charts.items()
        if (case := read_case(name, document, package.names, found)) is not None
    ]
    items += [item for case in cases for item in case.items]
    faults.extend(found)
    named = [
        *(each for file in documents.values() for each in mentions(file, ..., "code")),
        *(
            each
            for file in charts.values()
            for each in mentions(file, "items", ..., "code")
        ),
    ]
    first = note_repeats(named, "item", faults)
    wanted = [*folder.names("items"), *folder.names("cases")]
    are_read = len(documents) + len(charts) == len(wanted)
    return Bank(
        items={item.form.code: item for item in reversed(items)},
        named=first,
        checks=_checks(list(documents.values())),
        is_whole=are_read and not found,
        has_every_name=are_read,
        cases={case.form.code: case for case in cases},
        case_names=frozenset(folder.names("cases")),
    )


def _documents(folder: Folder, part: str) -> dict[str, Document]:
    """Return the files of one part that can be read, by their names."""
    return {
        name: document
        for name in folder.names(part)
        if (document := folder.document(file_of(part, name))) is not None
    }


def _checks(documents: Sequence[Document]) -> frozenset[str]:
    """Return the codes of the items that belong to lessons, faulty ones too."""
    return frozenset(
        code.name
        for document in documents
        if isinstance(document.data, list)
        for at in range(len(document.data))
        for use in mentions(document, at, "use")
        for code in mentions(document, at, "code")
        if use.name == CHECK
    )


def _check_shown(package: Package, bank: Bank, faults: Faults) -> None:
    """Check that each check stands in one lesson, and that lessons show checks."""
    shown = note_repeats(
        (mention for lesson in package.lessons.values() for mention in lesson.checks),
        "check",
        faults,
    )
    for code, mention in shown.items():
        if code not in bank.named and bank.has_every_name:
            near = did_you_mean(code, bank.checks)
            what = f"unknown item `{code}`; {near}"
            faults.add(mention.file, mention.line, what)
        elif code in bank.named and code not in bank.checks:
            what = f"the item `{code}` is for quizzes; show one with use: check"
            faults.add(mention.file, mention.line, what)
    unseen = bank.checks - shown.keys() if package.names.has_every_lesson else ()
    for code in sorted(unseen):
        mention = bank.named[code]
        what = f"no lesson shows the check `{code}`; add `::: check {code}` to one"
        faults.add(mention.file, mention.line, what)
