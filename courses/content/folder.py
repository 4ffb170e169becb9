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
# What a course may have beyond these.
MORE = ("claims.yaml", "drugs.yaml")
IGNORED = frozenset({"README.md"})
# The longest lesson is a hundredth of this.
MOST_BYTES = 2 * 1024 * 1024


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

    def has(self, file: str) -> bool:
        """Tell whether a file is there, readable or not."""
        return (self._root / file).exists()

    def names(self, part: str) -> list[str]:
        """Return the files of one part, without their endings, in order."""
        return sorted(path.stem for path in (self._root / part).glob(f"*{PARTS[part]}"))

    def text(self, file: str) -> str | None:
        """Return a file's text, or note why it can't be read."""
        path = self._root / file
        if not path.exists():
            return None  # `check` or whoever names the file has said so
        if problem := self._obstacle(path):
            self._faults.add(file, 1, problem)
            return None
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self._faults.add(file, line, "is not UTF-8 text; save it as UTF-8")
        except OSError as error:
            what = f"can't be read ({error.strerror}); let everyone read it"
            self._faults.add(file, 1, what)
        return None

    def _obstacle(self, path: Path) -> str:
        """Return why a file should not even be opened; nothing if it may be."""
        if not path.resolve().is_relative_to(self._root.resolve()):
            return "is a link that leads out of the folder; put the file itself here"
        if not path.is_file():
            return "is no file; put one in its place"
        if path.stat().st_size > MOST_BYTES:
            return "is larger than 2 MB, which no text of a course is; split it"
        return ""

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
        return name.name in TOP + MORE
    part, *inner = name.parts
    return len(inner) == 1 and part in PARTS and name.suffix == PARTS[part]
