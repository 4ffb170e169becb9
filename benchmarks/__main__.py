"""Run the benchmark on each database: `make bench`."""

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.databases import DATABASES, MissingError
from benchmarks.server import HOST

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Measure on SQLite and, where it is, on PostgreSQL."""
    asked = _asked()
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(prefix="rounds-bench-") as folder:
        place = Path(folder)
        _manage(_environment(place, "sqlite://:memory:"), "collectstatic", "--noinput")
        for name in asked.databases:
            print(f"==> {name}", flush=True)
            try:
                rows += _run(name, place, is_quick=asked.quick)
            except MissingError as missing:
                print(f"    SKIPPED: {missing}", flush=True)
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


def _run(name: str, place: Path, *, is_quick: bool) -> list[dict[str, object]]:
    """Return the rows of one database, which is thrown away.

    Raises:
        MissingError: this machine has no such database.
    """
    rows = place / f"{name}.json"
    with DATABASES[name](place) as address:
        options = ["--database", name, "--rows", str(rows)]
        quick = ["--quick"] if is_quick else []
        _manage(_environment(place, address), "bench", *options, *quick)
    found: list[dict[str, object]] = json.loads(rows.read_text())
    return found


def _manage(environment: dict[str, str], *command: str) -> None:
    """Run a management command under the benchmark's settings."""
    quiet = subprocess.DEVNULL if command[0] == "collectstatic" else None
    subprocess.run(  # noqa: S603 - no shell, and all of it is ours
        [sys.executable, "manage.py", *command],
        check=True,
        cwd=ROOT,
        env=environment,
        stdout=quiet,
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
