"""Steps as they are shown: a line each, with what came of it and how long it took."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeAlias

from django.core.management.base import OutputWrapper

BAR_LENGTH = 24
WIDTH = 79

Tell: TypeAlias = Callable[[str], None]


class Steps:
    """Shows each step when it begins, and ends its line when it is done."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._name = ""

    @contextmanager
    def step(self, name: str) -> Iterator[Tell]:
        """Time what is done inside; call what this gives with what came of it."""
        self._name = name
        said: list[str] = []
        began = perf_counter()
        self._write(f"==> {name}")
        yield said.append
        took = f"{perf_counter() - began:.1f} s"
        result = ", ".join([*said, took])
        if self._out.isatty():
            self._write(f"\r{f'==> {name}: {result}':<{WIDTH}}\n")
        else:
            self._write(f": {result}\n")

    def draw(self, done: int, of: int) -> None:
        """Show how far the step is, where somebody watches."""
        if not self._out.isatty():
            return
        filled = BAR_LENGTH * done // of
        bar = "█" * filled + "·" * (BAR_LENGTH - filled)
        self._write(f"\r==> {self._name} {bar} {done}/{of}")

    def _write(self, text: str) -> None:
        self._out.write(text, ending="")
        self._out.flush()
