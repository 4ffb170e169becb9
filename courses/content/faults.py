"""What is wrong in a course package, told to its author by file and line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend: `what` names the value and says what would be right."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class Faults:
    """Gather the faults of a whole package, so that one run shows them all."""

    def __init__(self) -> None:
        self._found: set[Fault] = set()

    def __bool__(self) -> bool:
        return bool(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self._found))

    def add(self, file: str, line: int, what: str) -> None:
        """Note what is wrong at a line; the same fault twice counts once."""
        self._found.add(Fault(file, line, what))

    def extend(self, others: Iterable[Fault]) -> None:
        """Note the faults that were found apart."""
        self._found.update(others)


class CourseInvalidError(Exception):
    """A course package has faults, and nothing of it was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


FEW = 12  # names that can still be read in one line


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Offer the nearest right name, or name the few there are to choose from."""
    names = sorted(right)
    near = get_close_matches(wrong, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    if not names:
        return "none is defined"
    if len(names) <= FEW:
        return f"write one of {', '.join(names)}"
    return f"none of the {len(names)} that are defined is like it"
