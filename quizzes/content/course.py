"""A whole course package, with items and quizzes, checked across its files."""

from collections.abc import Sequence
from pathlib import Path

from courses.content.faults import CourseInvalidError, Faults, did_you_mean
from courses.content.folder import Folder, file_of
from courses.content.mentions import mentions, note_repeats
from courses.content.package import Package, read_package
from courses.content.yaml import Document
from quizzes.content.items import read_items
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
    if faults:
        raise CourseInvalidError(faults)
    return source


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
        for name in folder.names("quizzes")
        if (document := folder.document(file_of("quizzes", name))) is not None
    }
    if faults or package.form is None:
        raise CourseInvalidError(faults)
    items = [bank.items[code] for code in sorted(bank.items)]
    quizzes = [quiz for quiz in read.values() if quiz is not None]
    return CourseSource(package.form, package, items, quizzes)


def _read_bank(folder: Folder, package: Package, faults: Faults) -> Bank:
    """Read every item, and the names of those that have faults."""
    documents = [
        document
        for name in folder.names("items")
        if (document := folder.document(file_of("items", name))) is not None
    ]
    found = Faults()
    items = [
        item
        for document in documents
        for item in read_items(document, package.names, found)
    ]
    faults.extend(found)
    named = [
        mention for document in documents for mention in mentions(document, ..., "code")
    ]
    first = note_repeats(named, "item", faults)
    are_read = len(documents) == len(folder.names("items"))
    return Bank(
        items={item.form.code: item for item in reversed(items)},
        named=first,
        checks=_checks(documents),
        is_whole=are_read and not found,
        has_every_name=are_read,
    )


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
