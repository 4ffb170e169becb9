"""Where an author names something: an objective, a lesson, an item, a tag."""

from collections.abc import Iterable, Iterator
from types import EllipsisType
from typing import NamedTuple, TypeAlias

from courses.content.faults import Faults, did_you_mean
from courses.content.yaml import Document, Path, Tree

Step: TypeAlias = str | int | EllipsisType


class Mention(NamedTuple):
    """A name, and where it stands."""

    name: str
    file: str
    line: int

    @property
    def place(self) -> str:
        """Return where, as a fault names it."""
        return f"{self.file}:{self.line}"


def mentions(document: Document | None, *steps: Step) -> list[Mention]:
    """Find the names under `steps`, where `...` means every entry of a list.

    What has another shape is passed over: its schema notes that.
    """
    if document is None:
        return []
    return [
        Mention(name, document.file, document.line(path))
        for path, name in _walk(document.data, (), steps)
    ]


def _walk(
    tree: Tree, path: Path, steps: tuple[Step, ...]
) -> Iterator[tuple[Path, str]]:
    if not steps:
        if isinstance(tree, str):
            yield path, tree
        return
    step, *rest = steps
    if isinstance(step, EllipsisType):
        for at, entry in enumerate(tree if isinstance(tree, list) else ()):
            yield from _walk(entry, (*path, at), tuple(rest))
        return
    inner = None
    if isinstance(step, int) and isinstance(tree, list):
        inner = tree[step]
    elif isinstance(step, str) and isinstance(tree, dict):
        inner = tree.get(step)
    if inner is not None:
        yield from _walk(inner, (*path, step), tuple(rest))


def note_repeats(
    mentioned: Iterable[Mention], what: str, faults: Faults
) -> dict[str, Mention]:
    """Note every name that occurs twice, with both places; return the first ones."""
    first: dict[str, Mention] = {}
    for mention in mentioned:
        if mention.name in first:
            place = first[mention.name].place
            said = f"the {what} `{mention.name}` is here twice, first in {place}"
            faults.add(mention.file, mention.line, f"{said}; keep one or rename it")
        first.setdefault(mention.name, mention)
    return first


def note_unknown(
    mentioned: Iterable[Mention],
    what: str,
    known: Iterable[str] | None,
    faults: Faults,
) -> None:
    """Note every name that nothing defines; where that is not known, none."""
    names = None if known is None else frozenset(known)
    for mention in mentioned:
        if names is not None and mention.name not in names:
            near = did_you_mean(mention.name, names)
            said = f"unknown {what} `{mention.name}`; {near}"
            faults.add(mention.file, mention.line, said)
