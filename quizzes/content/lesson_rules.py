"""What a lesson must have and may not say before a course is loaded."""

from collections.abc import Iterator

from markdown_it.token import Token

from courses.content.amounts import told_of_persons, uncited
from courses.content.faults import Faults, did_you_mean
from courses.content.lessons import Draft, Lesson
from courses.content.statements import Statement, statements, statements_of, tables
from courses.content.yaml import Document, Passage, load_yaml
from quizzes.lint import lint_texts
from quizzes.lint.words import reading_grade

HARDEST = 13  # school grade
FIGURE = "figure"


def check_lesson(lesson: Lesson, faults: Faults) -> None:
    """Note what a lesson lacks, states without a source, or words badly."""
    draft = lesson.draft
    _check_parts(lesson, faults)
    prose: list[str] = []
    for section in draft.sections:
        found = list(statements(section.tokens, draft.body.line))
        prose += [each.text for each in found if not each.is_row]
        note_uncited(found, draft.body.file, faults)
        note_wording(found, draft.body.file, faults)
        for line, is_cited in tables(section.tokens, draft.body.line):
            if not is_cited:
                what = "the table cites nothing; add [@key] to its rows or its heading"
                faults.add(draft.body.file, line, what)
        for token in section.tokens:
            _check_links(token, lesson, faults)
            if token.type == "directive_data" and token.meta["name"] == FIGURE:
                _check_figure(token, draft, faults)
    _check_grade(draft, prose, faults)


def _check_parts(lesson: Lesson, faults: Faults) -> None:
    """Note that a lesson shows no figure or asks nothing; its head has objectives."""
    missing = {
        "figure": (lesson.figures, "draw one and show it with `::: figure name`"),
        "check": (lesson.checks, "write an item with use: check, and `::: check code`"),
    }
    for part, (there, fix) in missing.items():
        if not there:
            faults.add(lesson.draft.body.file, 1, f"the lesson has no {part}; {fix}")


def _check_grade(draft: Draft, prose: list[str], faults: Faults) -> None:
    """Note that a lesson's prose is too hard; tables and captions are left out.

    A drug's name counts with every syllable it has, as one who meets it first reads it.
    """
    grade = reading_grade("\n".join(prose))
    if grade > HARDEST:
        what = f"it reads at school grade {grade:.0f}; shorten sentences, to {HARDEST}"
        faults.add(draft.body.file, draft.body.line, what)


def note_uncited(found: list[Statement], file: str, faults: Faults) -> None:
    """Note each amount of a section that nothing bears out."""
    for each, amount in uncited(found, told_of_persons(found)):
        faults.add(file, each.line, unborne(amount))


def unborne(amount: str) -> str:
    """Say that an amount lacks its source."""
    return (
        f"“{amount}” has no source in its sentence or row; add [@key] there, "
        "or say that it is arithmetic or invented"
    )


def note_wording(found: list[Statement], file: str, faults: Faults) -> None:
    """Note unsafe notation, words that stigmatize and the data of persons."""
    texts = {str(at): each.text for at, each in enumerate(found)}
    for finding in lint_texts(texts):
        line = found[int(finding.element)].line
        what = f"{finding.message} ({finding.rule}); {finding.fix}"
        faults.add(file, line, what)


def _check_figure(token: Token, draft: Draft, faults: Faults) -> None:
    """Check a figure's caption, and its numbers where the caption cites nothing."""
    first = draft.body.line + (token.map[0] if token.map else 0) + 1
    ignored = Faults()  # the figure's own reader has told them
    document = load_yaml(draft.body.file, token.content, ignored, first_line=first)
    if document is None or not isinstance(document.data, dict):
        return
    caption = _passage(document, "caption")
    found = statements_of(caption)
    note_uncited(found, caption.file, faults)
    note_wording(found, caption.file, faults)
    numbers = list(_rows(_passage(document, "numbers")))
    note_wording(numbers, caption.file, faults)
    if not any(each.cited for each in found):
        said = [*(each.text for each in found)]
        note_uncited(_below(" ".join(said), numbers), caption.file, faults)


def _below(caption: str, rows: list[Statement]) -> list[Statement]:
    """Put rows into the group of a caption, whose words hold for them."""
    head = Statement(caption, rows[0].line, (), rows[0].group) if rows else None
    return [head, *rows] if head else []


def _rows(passage: Passage) -> Iterator[Statement]:
    """Yield the rows behind a figure."""
    for at, line in enumerate(passage.text.rstrip().split("\n")):
        read = statements_of(Passage(passage.file, passage.line + at, line))
        cited = tuple(source for each in read for source in each.cited)
        text = " ".join(each.text for each in read)
        yield Statement(text, passage.line + at, cited, 0, is_row=True)


def _passage(document: Document, name: str) -> Passage:
    data = document.data
    if isinstance(data, dict) and name in data:
        return document.passage((name,))
    return Passage(document.file, document.line(), "")


def _check_links(token: Token, lesson: Lesson, faults: Faults) -> None:
    """Note a link to a place that this very lesson doesn't have."""
    figures = {f"figure-{name}" for name in lesson.figures}
    places = lesson.draft.slugs | figures
    for child in token.children or ():
        href = str(child.attrs.get("href", ""))
        if href.startswith("#") and href[1:] not in places:
            near = did_you_mean(href[1:], places)
            line = lesson.draft.body.line + (child.map[0] if child.map else 0)
            what = f"this lesson has no place `{href}`; {near}"
            faults.add(lesson.draft.body.file, line, what)
