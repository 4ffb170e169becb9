"""YAML that keeps every scalar as the text an author typed, and where it stands.

YAML 1.1 reads the dilution `1:10` as 70, `0.10` as 0.1 and `no` as False. Here all of
them stay text, and the schemas give the types.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, cast

import yaml

from courses.content.faults import Faults

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Path: TypeAlias = tuple[str | int, ...]

TEXT, LIST, MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class Passage(NamedTuple):
    """A piece of an author's text, and the line of the file on which it starts."""

    file: str
    line: int
    text: str


class _Place(NamedTuple):
    """Where a value's key stands, and where its own text starts."""

    line: int
    text_line: int


@dataclass(frozen=True)
class Document:
    """One YAML text as plain values, with the line of each of them."""

    file: str
    data: Tree = ""
    places: dict[Path, _Place] = field(default_factory=dict)

    def line(self, path: Path = ()) -> int:
        """Return the line of the value at `path`, or of what should hold it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places[path].line

    def at(self, path: Path) -> Tree:
        """Return the value at `path`, which must lead to one."""
        value: Any = self.data
        for step in path:
            value = value[step]
        return cast("Tree", value)

    def passage(self, path: Path) -> Passage:
        """Return the text at `path`, ready to be read as Markdown."""
        return Passage(self.file, self.places[path].text_line, str(self.at(path)))


def load_yaml(
    file: str, text: str, faults: Faults, *, first_line: int = 1
) -> Document | None:
    """Read one YAML text whose first line is `first_line` of `file`."""
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = first_line + _line_of(error)
        faults.add(file, line, f"is not valid YAML: {error.problem}; {_hint(error)}")
        return None
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, int(error.position))
        faults.add(file, line, "holds a character that YAML forbids; delete it")
        return None
    except RecursionError:
        faults.add(file, first_line, "nests its lists too deeply; write them flat")
        return None
    if node is None:
        faults.add(file, first_line, "is empty; write its keys, one a line")
        return None
    return _Reader(file, faults, first_line).read(node)


def _line_of(error: yaml.MarkedYAMLError) -> int:
    """Count from nought; a quote that is never closed is told where it opens."""
    unclosed = "quoted scalar" in (error.context or "")
    mark = error.context_mark if unclosed else error.problem_mark
    return int(mark.line) if mark else 0


def _hint(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values" in problem:
        return 'put text that holds ": " in quotes'
    if "cannot start any token" in problem or "alias" in problem:
        return "put text that starts with such a character in quotes"
    if "another document" in problem:
        return "keep what follows the second `---` in a file of its own"
    return "check indentation, quotes and brackets on this line and the one before"


class _Reader:
    """Turn YAML's nodes into plain values and note where each of them stood."""

    def __init__(self, file: str, faults: Faults, first_line: int) -> None:
        self._faults = faults
        self._first_line = first_line
        self._seen: set[int] = set()
        self._document = Document(file)

    def read(self, node: yaml.Node) -> Document:
        """Read the node at the top."""
        top = _Place(self._line(node), self._text_line(node))
        self._document.places[()] = top
        data = self._value(node, ())
        return Document(self._document.file, data, self._document.places)

    def _value(self, node: yaml.Node, path: Path) -> Tree:
        if id(node) in self._seen:
            self._fault(node, "is repeated by an alias (*name); write it out each time")
            return ""
        self._seen.add(id(node))
        if node.tag not in {TEXT, LIST, MAPPING}:
            self._fault(node, f"has the tag `{node.tag}`; write the value without it")
        if isinstance(node, yaml.SequenceNode):
            return [
                self._entry(item, item, (*path, at))
                for at, item in enumerate(node.value)
            ]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Tree]:
        values: dict[str, Tree] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault(key, "has a key that is no text; write `key: value`")
            elif key.value in values:
                first = self._document.line((*path, key.value))
                what = f"`{key.value}` is here twice, first in line {first}; keep one"
                self._fault(key, what)
            else:
                values[key.value] = self._entry(key, value, (*path, key.value))
        return values

    def _entry(self, key: yaml.Node, value: yaml.Node, path: Path) -> Tree:
        self._document.places[path] = _Place(self._line(key), self._text_line(value))
        return self._value(value, path)

    def _line(self, node: yaml.Node) -> int:
        return self._first_line + int(node.start_mark.line)

    def _text_line(self, node: yaml.Node) -> int:
        """A block's text starts on the line after its `|` or `>`."""
        block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
        return self._line(node) + (1 if block else 0)

    def _fault(self, node: yaml.Node, what: str) -> None:
        self._faults.add(self._document.file, self._line(node), what)
