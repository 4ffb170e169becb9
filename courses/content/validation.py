"""From plain values to a form, or to faults with their lines."""

import re
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from courses.content.faults import Faults, did_you_mean
from courses.content.patterns import NAME, WORDS
from courses.content.yaml import Document, Path

FormT = TypeVar("FormT", bound=BaseModel)

SHOWN_LENGTH = 40  # of a wrong value: enough to find it again


def validate(
    form: type[FormT], document: Document, faults: Faults, path: Path = ()
) -> FormT | None:
    """Read the value at `path` as a `form`, or note every fault in it."""
    try:
        return form.model_validate(document.at(path))
    except ValidationError as error:
        for detail in error.errors():
            where = (*path, *detail["loc"])
            faults.add(document.file, document.line(where), _say(form, detail))
        return None


def validate_each(
    form: type[FormT],
    document: Document | None,
    faults: Faults,
    *,
    names: str = NAME,
) -> dict[str, FormT]:
    """Read a mapping of names to `form`s; leave out what is faulty."""
    if document is None:
        return {}
    if not isinstance(document.data, dict):
        faults.add(document.file, document.line(), "is not `name: …` line by line")
        return {}
    for key in document.data:
        if not re.fullmatch(names, key):
            what = f"the name “{key}” is wrong; write {WORDS[names]}"
            faults.add(document.file, document.line((key,)), what)
    read = {key: validate(form, document, faults, (key,)) for key in document.data}
    return {key: value for key, value in read.items() if value is not None}


def _say(form: type[BaseModel], detail: ErrorDetails) -> str:
    """Say one of pydantic's findings as an author would want to read it."""
    *above, name = detail["loc"] or ("",)
    fields = _fields_at(form, tuple(above))
    meant = f"`{name}`" if isinstance(name, str) and name else "this entry"
    field = fields.get(str(name))
    right = f" ({field.description})" if field and field.description else ""
    if detail["type"] == "missing":
        return f"{meant} is missing; add it{right}"
    if detail["type"] == "extra_forbidden":
        return f"unknown key {meant}; {did_you_mean(str(name), fields)}"
    return f"{meant} {_wrong(detail)}{right}"


def _wrong(detail: ErrorDetails) -> str:
    """Say what is wrong with a value that is there, and what would be right."""
    context: Mapping[str, Any] = detail.get("ctx", {})
    shown = _shown(detail["input"])
    kind = detail["type"]
    if kind == "literal_error":
        choices = [choice.strip("' ") for choice in _choices(context["expected"])]
        return f"is {shown}; {did_you_mean(str(detail['input']), choices)}"
    if kind == "string_pattern_mismatch":
        return f"is {shown}; write {WORDS[context['pattern']]}"
    if kind == "value_error":
        return f"is wrong: {context['error']}"
    template = SENTENCES.get(kind, "is {shown}; {message}")
    return template.format(shown=shown, message=detail["msg"], **context)


SENTENCES = {
    "string_type": "is {shown}; write text",
    "list_type": "is {shown}; write a list",
    "dict_type": "is {shown}; write `name: value` line by line",
    "model_type": "is {shown}; write `key: value` line by line",
    "int_parsing": "is {shown}; write a whole number",
    "int_type": "is {shown}; write a whole number",
    "decimal_parsing": "is {shown}; write a number such as 0.5",
    "decimal_type": "is {shown}; write a number such as 0.5",
    "greater_than": "is {shown}; write more than {gt}",
    "greater_than_equal": "is {shown}; write at least {ge}",
    "less_than_equal": "is {shown}; write at most {le}",
    "too_short": "has {actual_length}; write at least {min_length}",
    "too_long": "has {actual_length}; write at most {max_length}",
    "string_too_short": "is empty; write it",
    "string_too_long": "is longer than {max_length} characters; shorten it",
}


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = " ".join(str(value).split())
    if not text:
        return "empty"
    cut = text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}…"
    return f"“{cut}”"


def _choices(expected: str) -> list[str]:
    """Take apart pydantic's "'a', 'b' or 'c'"."""
    return expected.replace(" or ", ", ").split(", ")


def _fields_at(form: type[BaseModel], above: Path) -> dict[str, FieldInfo]:
    """Return the fields of the form that `above` leads to, by the author's names."""
    inner: object = form
    for step in above:
        if get_origin(inner) is dict:
            inner = get_args(inner)[1]
        elif isinstance(step, str) and (found := _form_in(inner)):
            inner = _named(found)[step].annotation
    found = _form_in(inner)
    return _named(found) if found else {}


def _named(form: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in form.model_fields.items()}


def _form_in(annotation: object) -> type[BaseModel] | None:
    """Find the form inside a list, a mapping or an optional value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {Annotated, Union, UnionType, list, dict, tuple}:
        for part in get_args(annotation):
            if found := _form_in(part):
                return found
    return None
