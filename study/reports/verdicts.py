"""What an answer to a quick check was made of: each part, right or wrong, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Option, Outcome
from quizzes.kinds.slips import slip_for
from quizzes.papers import Marking
from quizzes.releases import EVERYTHING
from quizzes.reports.blanks import blank_rows


@dataclass(frozen=True)
class Verdict:
    """One part of an answer, or one that was missed."""

    who: str
    text_html: str
    why_html: str
    is_right: bool


def verdicts_of(
    kind: str, content: Any, marking: Marking, response: Any, outcome: Outcome
) -> Sequence[Verdict]:
    """Return what was chosen and what was right, in the order shown."""
    return _VERDICTS[kind](content, marking, response, outcome)


def _of_options(
    content: Any, marking: Marking, _response: Any, outcome: Outcome
) -> Sequence[Verdict]:
    """Explain each option that was chosen or should have been."""
    return _of_each(content.options, marking, outcome)


def _of_groups(
    content: Any, marking: Marking, _response: Any, outcome: Outcome
) -> Sequence[Verdict]:
    """Explain each such option of each group."""
    options = [option for group in content.groups for option in group.options]
    return _of_each(options, marking, outcome)


def _of_spans(
    content: Any, marking: Marking, _response: Any, outcome: Outcome
) -> Sequence[Verdict]:
    """Explain each such part of a text."""
    return _of_each(content.spans, marking, outcome)


def _of_each(
    options: Sequence[Option], marking: Marking, outcome: Outcome
) -> Sequence[Verdict]:
    """Explain what was chosen or should have been."""
    elements = {element.id: element for element in outcome.elements}
    keyed = [element for element in outcome.elements if element.keyed]
    return [
        Verdict(
            who=_who(elements[option.id], is_only=len(keyed) == 1),
            text_html=option.text,
            why_html=marking.feedback.by_element.get(option.id, ""),
            is_right=elements[option.id].keyed,
        )
        for option in options
        if elements[option.id].selected or elements[option.id].keyed
    ]


def _who(element: Element, *, is_only: bool) -> str:
    """Say whose choice an option was."""
    if not element.selected and is_only:
        return gettext("The right answer")
    if not element.selected:
        return gettext("Right, and not chosen")
    return gettext("Your answer, right") if element.keyed else gettext("Your answer")


def _of_rows(
    content: Any, marking: Marking, response: Any, _outcome: Outcome
) -> Sequence[Verdict]:
    """Explain each row of a matrix, right or not: the row is what was asked."""
    columns = {column.id: column.text for column in content.columns}
    key: Any = marking.key
    return [
        _of_row(
            row,
            chosen=columns[response.rows[row.id]],
            right=columns[key.rows[row.id]],
            why=marking.feedback.by_element.get(row.id, ""),
        )
        for row in content.rows
    ]


def _of_row(row: Any, *, chosen: str, right: str, why: str) -> Verdict:
    """Explain one row."""
    if chosen == right:
        who = gettext("Your answer, right")
        return Verdict(who, f"{row.text}: {right}", why, is_right=True)
    # The columns' texts are rendered HTML, as are the rows'.
    text = gettext("%(row)s: %(right)s, not %(chosen)s") % {
        "row": row.text,
        "right": right,
        "chosen": chosen,
    }
    return Verdict(gettext("Your answer was another"), text, why, is_right=False)


def _of_cells(
    content: Any, marking: Marking, _response: Any, outcome: Outcome
) -> Sequence[Verdict]:
    """Explain each row of a table of check boxes by the columns it belongs to."""
    columns = {column.id: column.text for column in content.columns}
    verdicts = []
    for row in content.rows:
        cells = [element for element in outcome.elements if element.id == row.id]
        named = [columns[cell.group] for cell in cells if cell.keyed]
        is_right = all(cell.selected == cell.keyed for cell in cells)
        verdicts.append(
            Verdict(
                who=_whose(is_right=is_right),
                text_html=f"{row.text}: {', '.join(named) or gettext('none of them')}",
                why_html=marking.feedback.by_element.get(row.id, ""),
                is_right=is_right,
            )
        )
    return verdicts


def _of_blanks(
    content: Any, marking: Marking, response: Any, outcome: Outcome
) -> Sequence[Verdict]:
    """Explain what is right in each blank."""
    key: Any = marking.key
    parts = [asdict(element) for element in outcome.elements]
    rows = blank_rows(content, key, response, parts, EVERYTHING)
    return [
        Verdict(
            who=_whose(is_right=bool(row.is_right)),
            text_html=f"{row.name}: {gettext(' or ').join(row.right)}",
            why_html=marking.feedback.by_element.get(key.blanks[blank], ""),
            is_right=bool(row.is_right),
        )
        for blank, row in zip(content.numbers, rows, strict=True)
    ]


def _whose(*, is_right: bool) -> str:
    """Say whether the right answer was the student's."""
    if is_right:
        return gettext("Your answer, right")
    return gettext("Your answer was another")


def _of_number(
    content: Any, marking: Marking, response: Any, outcome: Outcome
) -> Sequence[Verdict]:
    """Explain a number, by the slip that leads to it where that is known."""
    is_right = outcome.raw == outcome.max
    slip = slip_for(content, marking.feedback, response)
    given = Verdict(
        who=gettext("Your answer, right") if is_right else gettext("Your answer"),
        text_html=_amount(response),
        why_html=(None if is_right else slip) or escape(outcome.note),
        is_right=is_right,
    )
    if is_right:
        return [given]
    right = KINDS["numeric"].key_response(content, marking.key)
    return [
        given,
        Verdict(gettext("The right answer"), _amount(right), "", is_right=True),
    ]


def _amount(response: Any) -> str:
    """Return a number and its unit, which never part at the end of a line."""
    return escape(f"{response.value}\N{NO-BREAK SPACE}{response.unit}")


_VERDICTS: Mapping[str, Callable[[Any, Marking, Any, Outcome], Sequence[Verdict]]] = {
    "multiple-choice": _of_options,
    "multiple-response": _of_options,
    "grouping": _of_groups,
    "matrix-multiple-choice": _of_rows,
    "matrix-multiple-response": _of_cells,
    "cloze": _of_blanks,
    "rationale": _of_blanks,
    "highlight": _of_spans,
    "numeric": _of_number,
}
