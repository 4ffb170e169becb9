"""Items to lint: sound, dull ones, unless a case says otherwise."""

from dataclasses import replace
from typing import NamedTuple

from quizzes.kinds import KINDS
from quizzes.lint.values import Context, Quiz, Source, version_of

LETTERS = "abcdefghijkl"
STEM = "<p>Which drug of this class does the ward keep?</p>"
TELLING = (
    "<p>The label names one drug, and the others of the class have other labels that "
    "name other uses.</p>"
)
SOURCES = {"label": Source("Label of the drug", "current")}
BARE = Context(sources=SOURCES, client_needs={"PK-1": "need"}, year=2026)


class Case(NamedTuple):
    """An item or a quiz under one rule, and what is found there, in order."""

    rule: str
    subject: object
    found: tuple
    context: Context


def fires(rule, subject, *found, context=BARE):
    """Return a case; `found` are "severity element"."""
    return Case(rule, subject, found, context)


def silent(rule, subject, context=BARE):
    return Case(rule, subject, (), context)


def options(texts, prefix=""):
    """Return options a, b, c, … and the ids of those that start with a star."""
    ids = [f"{prefix}{letter}" for letter in LETTERS[: len(texts)]]
    made = [
        {"id": name, "text": text.removeprefix("*")}
        for name, text in zip(ids, texts, strict=True)
    ]
    pairs = zip(ids, texts, strict=True)
    return made, [name for name, text in pairs if text.startswith("*")]


def version(kind, content, key, **known):
    """Return an item; what it lacks is sound and explained."""
    asked = {"stem": known.pop("stem", STEM), **content}
    scoring = known.pop("scoring", None)
    if scoring is None:
        parsed = KINDS[kind].Content.model_validate(asked)
        scoring = KINDS[kind].default_scoring(parsed).model_dump()
    feedback = {
        "general": TELLING,
        "citations": [{"key": "label", "status": "confirmed"}],
        **known.pop("feedback", {}),
    }
    columns = {
        "kind": kind,
        "content": asked,
        "key": key,
        "scoring": scoring,
        "feedback": feedback,
    }
    told = {"objectives": ("PK-1",), "step": "take-action", **known}
    code = told.pop("code", "this")
    draft = version_of(code, columns, **told)
    if "by_element" in feedback:
        return draft
    names = [name for each in draft.lists for name in each.texts]
    by_element = dict.fromkeys(names, "<p>It is what the label says.</p>")
    explained = draft.feedback.model_copy(update={"by_element": by_element})
    return replace(draft, feedback=explained)


def choice(*texts, shuffle=True, **known):
    """Return one best answer, which a star marks."""
    made, keyed = options(texts or ("*Diazepam", "Lorazepam", "Oxazepam"))
    content = {"options": made, "shuffle": shuffle}
    return version("multiple-choice", content, {"correct": keyed[0]}, **known)


def response(*texts, n=None, **known):
    """Return several right answers."""
    made, keyed = options(texts)
    content = {"options": made, "n": n}
    return version("multiple-response", content, {"correct": keyed}, **known)


def matrix(columns, rows, right, **known):
    """Return a table; `right` is the number of the column for each row."""
    heads, _ = options(columns, "c")
    made, _ = options(rows, "r")
    key = {row["id"]: heads[at]["id"] for row, at in zip(made, right, strict=True)}
    content = {"columns": heads, "rows": made}
    return version("matrix-multiple-choice", content, {"rows": key}, **known)


def cloze(before, *texts, stem="<p>Complete the sentence on this patient.</p>"):
    """Return one sentence with one blank after `before`."""
    made, keyed = options(texts)
    content = {
        "passage": {"paragraphs": [[{"text": before}, {"blank": "b1"}]]},
        "blanks": [{"id": "b1", "choices": made}],
    }
    return version("cloze", content, {"blanks": {"b1": keyed[0]}}, stem=stem)


def highlight(*texts, stem="<p>Highlight the findings that need follow-up.</p>"):
    """Return a text of spans."""
    made, keyed = options(texts)
    spans = [{"span": each["id"], "text": each["text"]} for each in made]
    content = {"passage": {"paragraphs": [[{"text": "At noon: "}, *spans]]}}
    return version("highlight", content, {"correct": keyed}, stem=stem)


def amount(stem, *, places=None, unit="mL/h", **known):
    """Return a calculation."""
    content = {"unit": unit}
    if places is not None:
        content["round_to"] = {"places": places}
    key = {"value": "83", "tolerance": {"mode": "abs", "amount": "0"}}
    return version("numeric", content, key, stem=stem, **known)


def stem(text, **known):
    """Return one best answer under another stem."""
    return choice(stem=f"<p>{text}</p>", **known)


def bank(*versions, quizzes=None):
    """Return the context of a bank; without `quizzes`, one quiz asks everything."""
    by_code = {each.code: each for each in versions}
    asked = [Quiz("unit", frozenset(by_code))] if quizzes is None else quizzes
    return replace(BARE, versions=by_code, quizzes=asked)
