"""What the parts of an item are called, and what a stored response says in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext

from quizzes.kinds.base import Option
from quizzes.lint.words import JOINER

LETTERS = "ABCDEFGHIJ"
# The lists of things to choose from that kinds have, other than tables and blanks.
LISTS = ("options", "spans", "regions", "actions", "conditions", "parameters")


def element_names(content: Any) -> Callable[[str, str], tuple[str, str]]:
    """Return a look-up of an element's letter and its text as HTML, by id and group."""
    if hasattr(content, "rows"):
        return _joined(_texts(content.rows), _texts(content.columns))
    if hasattr(content, "offered"):
        choices = [choice for each in content.offered.values() for choice in each]
        return _joined(_blanks(content), _texts(choices))
    if hasattr(content, "groups"):
        groups = _texts(content.groups)
        options = _texts(option for group in content.groups for option in group.options)
        return lambda name, group: (
            "",
            f"{groups.get(group, '')}: {options.get(name, '')}",
        )
    options = _texts(listed(content))
    ids = [option.id for option in getattr(content, "options", ())]
    letters = dict(zip(ids, LETTERS, strict=False))
    return lambda name, _group: (letters.get(name, ""), options.get(name, ""))


def listed(content: Any) -> Sequence[Option]:
    """Return all that can be chosen from the lists of an item."""
    return [option for name in LISTS for option in getattr(content, name, ())]


def _joined(
    firsts: Mapping[str, str], seconds: Mapping[str, str]
) -> Callable[[str, str], tuple[str, str]]:
    """Return a look-up of what is named by both its id and its group."""
    return lambda name, group: (
        "",
        f"{firsts.get(name, '')}: {seconds.get(group, '')}",
    )


def _texts(options: Iterable[Option]) -> dict[str, str]:
    """Return the text of each option by its id."""
    return {option.id: option.text for option in options}


def _blanks(content: Any) -> dict[str, str]:
    """Return what each blank is called."""
    return {
        blank: gettext("Blank %(number)s") % {"number": number}
        for blank, number in content.numbers.items()
    }


def in_words(content: Any, response: Mapping[str, Any]) -> str:
    """Return a stored response as a person reads it."""
    pieces = [
        piece
        for part, read in _READERS.items()
        if (given := response.get(part))
        for piece in read(content, given)
    ]
    if unit := response.get("unit") if pieces else None:
        pieces[-1] += f" {unit}"
    ended = [*(piece.removesuffix(".") for piece in pieces[:-1]), *pieces[-1:]]
    return "; ".join(ended) or gettext("nothing")


def _of_rows(content: Any, given: Mapping[str, str]) -> list[str]:
    return _of_cells(content, list(given.items()))


def _of_cells(content: Any, given: Sequence[Sequence[str]]) -> list[str]:
    rows, columns = _texts(content.rows), _texts(content.columns)
    return [f"{_plain(rows, row)}: {_plain(columns, column)}" for row, column in given]


def _of_groups(content: Any, given: Mapping[str, Sequence[str]]) -> list[str]:
    names = _texts(content.groups)
    options = _texts(option for group in content.groups for option in group.options)
    return [
        f"{_plain(names, group)}: {', '.join(_plain(options, each) for each in chosen)}"
        for group, chosen in given.items()
    ]


def _of_blanks(content: Any, given: Mapping[str, str]) -> list[str]:
    names, offered = _blanks(content), content.offered
    return [
        f"{names.get(blank, blank)}: {_plain(_texts(offered.get(blank, ())), choice)}"
        for blank, choice in given.items()
    ]


def _of_list(content: Any, given: Sequence[str]) -> list[str]:
    options = _texts(listed(content))
    return [_plain(options, each) for each in given]


def _of_order(content: Any, given: Sequence[str | None]) -> list[str]:
    options = _texts(content.options)
    return [
        f"{place}. {_plain(options, each)}"
        for place, each in enumerate(given, start=1)
        if each
    ]


def _of_one(content: Any, given: str) -> list[str]:
    return _of_list(content, [given])


def _as_typed(_content: Any, given: str) -> list[str]:
    return [given]


_READERS: Mapping[str, Callable[[Any, Any], list[str]]] = {
    "value": _as_typed,
    "text": _as_typed,
    "rows": _of_rows,
    "cells": _of_cells,
    "groups": _of_groups,
    "blanks": _of_blanks,
    "order": _of_order,
    "choice": _of_one,
    "choices": _of_list,
    "spans": _of_list,
    "regions": _of_list,
    "actions": _of_list,
    "condition": _of_one,
    "parameters": _of_list,
}


def _plain(texts: Mapping[str, str], name: str) -> str:
    """Return the plain text of a part, or its id where it is gone."""
    return unescape(strip_tags(texts.get(name, name))).replace(JOINER, "")
