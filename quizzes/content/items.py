"""An author's items to what is stored of them, each checked by its kind."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from pydantic import ValidationError

from courses.content.checking import unknown_section
from courses.content.faults import Faults, did_you_mean
from courses.content.mentions import Mention, mentions, note_unknown
from courses.content.names import Names
from courses.content.rendering import Sheet, plain_words
from courses.content.validation import validate
from courses.content.yaml import Document, Path
from quizzes.content.item_schemas import ItemForm
from quizzes.content.parts import parts_of
from quizzes.content.schemas import FORMS
from quizzes.content.shapes import Parts
from quizzes.content.texts import Texts
from quizzes.kinds import KINDS
from quizzes.kinds.base import Feedback

SUMMARY_LENGTH = 200
CASE = "case"
# What a kind calls its parts, and where an author writes them.
COLUMNS = frozenset({"content", "key", "scoring"})
WRITTEN_AS = {
    "anchor": "cause",
    "cells": "rows",
    "correct": "options",
    "passage": "table",
    "rule": "scoring",
    "value": "answer",
}


@dataclass(frozen=True)
class Place:
    """Which chart an item is asked about, and where in its case if in one."""

    chart: str
    digest: str
    position: int | None


@dataclass(frozen=True)
class ItemSource:
    """An item as its author wrote it, and the columns of the version it makes.

    `at` is where in the document it stands.
    """

    form: ItemForm
    mention: Mention
    columns: Mapping[str, Any]
    document: Document
    at: Path
    place: Place | None = None

    @property
    def use(self) -> str:
        """Return where it may be asked; an item of a case there alone."""
        is_in_case = self.place is not None and self.place.position is not None
        return CASE if is_in_case else self.form.use

    @property
    def digest(self) -> str:
        """Return what changes when anything that a student may see changes."""
        seen = dict(self.columns)
        if self.place is not None:
            seen["chart"] = self.place.digest
        text = json.dumps(seen, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def read_items(document: Document, names: Names, faults: Faults) -> list[ItemSource]:
    """Read one file of items; leave out what is faulty."""
    if not isinstance(document.data, list):
        what = "is not a list of items; start each with `- code: …`"
        faults.add(document.file, document.line(), what)
        return []
    items = []
    for at in range(len(document.data)):
        item = read_item(document, (at,), names, faults)
        if item is not None:
            items.append(item)
            _refuse_cues(item, faults)
    return items


def read_item(
    document: Document, at: Path, names: Names, faults: Faults
) -> ItemSource | None:
    """Read the item at one place of a file; a faulty one gives none."""
    found = Faults()
    item = _read_item(Texts(document, at, Sheet(names), found))
    faults.extend(found)
    return None if found else item


def _refuse_cues(item: ItemSource, faults: Faults) -> None:
    """Note cues where there is no chart that they could be in."""
    if item.form.cues:
        line = item.document.line((*item.at, "cues"))
        what = "`cues` are lines of a chart; only an item in cases/ has them"
        faults.add(item.document.file, line, what)


def _read_item(texts: Texts) -> ItemSource | None:
    form = _read_form(texts)
    if form is None:
        return None
    texts.sheet.prefix = f"{form.code}-"
    _check_names(form, texts)
    stem = texts.question("stem")
    parts = parts_of(form, texts)
    general = texts.explanation("rationale")
    if not texts.sheet.statuses:
        what = f"the item `{form.code}` cites no source; add [@key] to its rationale"
        texts.fault(what, "code")
    lesson, _sharp, section = form.reread.partition("#")
    feedback = Feedback.model_validate(
        {
            "general": general,
            "by_element": parts.by_element,
            "slips": parts.slips,
            "citations": texts.citations(),
            "reread": {"lesson": lesson, "section": section},
            "cues": form.cues,
        }
    )
    marked = _marked(texts, {"stem": stem, **parts.content}, parts, feedback)
    if marked is None:
        return None
    summary = Truncator(plain_words(texts.passage("stem"))).chars(SUMMARY_LENGTH)
    file, line = texts.document.file, texts.document.line((*texts.at, "code"))
    return ItemSource(
        form,
        Mention(form.code, file, line),
        {**marked, "feedback": feedback.model_dump(mode="json"), "summary": summary},
        texts.document,
        texts.at,
    )


def _read_form(texts: Texts) -> ItemForm | None:
    """Choose the form by the kind, so that faults are told in that kind's words."""
    data = texts.document.at(texts.at)
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind is None:
        texts.fault(f"`kind` is missing; write one of {', '.join(FORMS)}")
    elif str(kind) not in FORMS:
        texts.fault(f"unknown kind `{kind}`; {did_you_mean(str(kind), FORMS)}", "kind")
    else:
        return validate(FORMS[str(kind)], texts.document, texts.faults, texts.at)
    return None


def _check_names(form: ItemForm, texts: Texts) -> None:
    """Check the objectives and the passage to reread."""
    names = texts.sheet.names
    named = mentions(texts.document, *texts.at, "objectives", ...)
    note_unknown(named, "objective", names.objectives, texts.faults)
    lesson, _sharp, section = form.reread.partition("#")
    if lesson not in names.sections:
        near = did_you_mean(lesson, names.sections)
        texts.fault(f"no lesson `{lesson}` to reread; {near}", "reread")
    else:
        for what in unknown_section(lesson, section, names):
            texts.fault(what, "reread")


def _marked(
    texts: Texts, content: Mapping[str, Any], parts: Parts, feedback: Feedback
) -> dict[str, Any] | None:
    """Return the columns that mark an answer, once the kind finds no fault in them."""
    kind = KINDS[str(texts.passage("kind").text)]
    try:
        asked = kind.Content.model_validate(content)
        key = kind.Key.model_validate(parts.key)
        scoring = (
            kind.default_scoring(asked)
            if parts.scoring is None
            else kind.Scoring.model_validate(parts.scoring)
        )
    except ValidationError as error:
        for detail in error.errors():
            message = detail["msg"].removeprefix("Value error, ")
            _note(texts, detail["loc"], message)
        return None
    problems = kind.check(asked, key, scoring) or kind.check_feedback(
        asked, key, feedback
    )
    for problem in problems:
        _note(texts, problem.where.split("."), problem.message)
    if problems:
        return None
    # Whatever is drawn, the points are as many.
    right = kind.settled_key(key, kind.draw(asked, key, 0))
    best = kind.score(asked, right, scoring, kind.key_response(asked, right))
    return {
        "kind": kind.name,
        "schema": kind.schema,
        "content": asked.model_dump(mode="json"),
        "key": key.model_dump(mode="json"),
        "scoring": scoring.model_dump(mode="json"),
        "max_points": best.max,
    }


def _note(texts: Texts, where: Iterable[str | int], message: str) -> None:
    """Tell a kind's finding at the line where the author wrote that part."""
    steps = [step for step in where if step not in COLUMNS] or ["kind"]
    data = texts.document.at(texts.at)
    written = data if isinstance(data, dict) else {}
    named = str(steps[0])
    part = named if named in written else WRITTEN_AS.get(named, named)
    elements = written.get(part)
    path: list[str | int] = [part]
    for step in steps[1:]:
        ids = [each.get("id") for each in elements or () if isinstance(each, dict)]
        path.append(ids.index(step) if step in ids else step)
    texts.fault(f"`{part}`: {message}", *path)
