"""The files of a course package: what is there, what belongs, what can be read."""

from pathlib import Path

from courses.content.faults import Faults
from courses.content.yaml import Document, load_yaml

# Folders of a package, and what the names in them end with.
PARTS = {
    "lessons": ".md",
    "figures": ".svg",
    "items": ".yaml",
    "cases": ".yaml",
    "quizzes": ".yaml",
}
TOP = ("course.yaml", "references.yaml", "glossary.yaml")
IGNORED = frozenset({"README.md"})


class Folder:
    """A course package on disk; every fault is told by the path inside it."""

    def __init__(self, root: Path, faults: Faults) -> None:
        self._root = root
        self._faults = faults

    def check(self) -> None:
        """Note files that are missing, and those that no part of a package reads."""
        if not (self._root / TOP[0]).is_file():
            what = "is missing; name the folder that holds a course's files"
            self._faults.add(TOP[0], 1, what)
            return
        for needed in TOP:
            if not (self._root / needed).is_file():
                self._faults.add(needed, 1, "is missing; a course needs this file")
        for path in sorted(self._root.rglob("*")):
            name = path.relative_to(self._root)
            if path.is_file() and not _is_ours(name):
                what = "is no file of a course package; move it out or rename it"
                self._faults.add(name.as_posix(), 1, what)

    def names(self, part: str) -> list[str]:
        """Return the files of one part, without their endings, in order."""
        return sorted(path.stem for path in (self._root / part).glob(f"*{PARTS[part]}"))

    def text(self, file: str) -> str | None:
        """Return a file's text, or note why it can't be read."""
        try:
            return (self._root / file).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self._faults.add(file, line, "is not UTF-8 text; save it as UTF-8")
        except FileNotFoundError:
            pass  # `check` or whoever names the file has said so
        return None

    def document(self, file: str) -> Document | None:
        """Return a YAML file's values, or note why it has none."""
        text = self.text(file)
        return None if text is None else load_yaml(file, text, self._faults)


def file_of(part: str, name: str) -> str:
    """Return the path of one file of a part inside its package."""
    return f"{part}/{name}{PARTS[part]}"


def _is_ours(name: Path) -> bool:
    if name.name in IGNORED or any(step.startswith(".") for step in name.parts):
        return True
    if len(name.parts) == 1:
        return name.name in TOP
    part, *inner = name.parts
    return len(inner) == 1 and part in PARTS and name.suffix == PARTS[part]
