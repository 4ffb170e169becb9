"""Run the benchmark on each database: `make bench`."""

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.databases import DATABASES, MissingError
from benchmarks.server import HOST

ROOT = Path(__file__).resolve().parent.parent
MANAGE = (sys.executable, "manage.py")


@dataclass(frozen=True)
class Run:
    """A database that is being filled, and where its rows will be."""

    filling: "subprocess.Popen[str]"
    rows: Path

    def measured(self) -> list[dict[str, object]]:
        """Let it measure, now that nothing else is going on, and return its rows."""
        table, _ = self.filling.communicate("\n")
        print(table, end="", flush=True)
        if self.filling.returncode:
            sys.exit(self.filling.returncode)
        found: list[dict[str, object]] = json.loads(self.rows.read_text())
        return found


def main() -> int:
    """Measure on SQLite and, where it is, on PostgreSQL."""
    asked = _asked()
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(prefix="rounds-bench-") as folder:
        place = Path(folder)
        _collect_static(place)
        with _filled(asked.databases, place, is_quick=asked.quick) as runs:
            for name, run in runs:
                print(f"==> {name}", flush=True)
                if isinstance(run, Run):
                    rows += run.measured()
                else:
                    print(f"    SKIPPED: {run}", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1) + "\n")
    return 0


def _asked() -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", type=Path, help="write the rows to this file")
    parser.add_argument("--quick", action="store_true", help="stop at 2,000 attempts")
    parser.add_argument(
        "--databases", nargs="+", choices=DATABASES, default=list(DATABASES)
    )
    return parser.parse_args()


@contextmanager
def _filled(
    names: Sequence[str], place: Path, *, is_quick: bool
) -> Iterator[list[tuple[str, Run | MissingError]]]:
    """Fill every database at once, which takes longest, and throw them away after."""
    with ExitStack() as stack:
        runs: list[tuple[str, Run | MissingError]] = []
        for name in names:
            try:
                address = stack.enter_context(DATABASES[name](place))
            except MissingError as missing:
                runs.append((name, missing))
            else:
                begun = _begun(name, place, address, is_quick=is_quick)
                stack.callback(begun.filling.kill)
                runs.append((name, begun))
        for _name, run in runs:
            if isinstance(run, Run) and run.filling.stdout:
                # It says so once it is filled, and waits.
                print(run.filling.stdout.readline(), end="", flush=True)
        yield runs


def _begun(name: str, place: Path, address: str, *, is_quick: bool) -> Run:
    """Begin to fill a database in a process of its own."""
    rows = place / f"{name}.json"
    options = ["--database", name, "--rows", str(rows)]
    filling = subprocess.Popen(  # noqa: S603 - no shell, and all of it is ours
        [*MANAGE, "bench", *options, *(["--quick"] if is_quick else [])],
        cwd=ROOT,
        env=_environment(place, address),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Run(filling, rows)


def _collect_static(place: Path) -> None:
    """Put the files that pages name where the servers find them."""
    subprocess.run(  # noqa: S603 - no shell, and all of it is ours
        [*MANAGE, "collectstatic", "--noinput"],
        check=True,
        cwd=ROOT,
        env=_environment(place, "sqlite://:memory:"),
        stdout=subprocess.DEVNULL,
    )


def _environment(place: Path, address: str) -> dict[str, str]:
    """Return what production demands; TLS would end at a proxy."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "DATABASE_URL": address,
        "ROUNDS_VAR": str(place),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": f"{HOST},testserver",
        "EMAIL_URL": "consolemail://",
        "BEHIND_TLS_PROXY": "1",
    }


if __name__ == "__main__":
    sys.exit(main())
