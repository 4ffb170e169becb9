"""The figures as rows, and the rows as a table."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

# What "Speed" promises: at least this share of the floor's throughput.
TARGETS = {
    "lesson page": 0.65,
    "question page": 0.5,
    "answer save": 0.55,
    "submit and review": 0.1,
}
GROWTH = 1.5
HEADINGS = (
    "operation",
    "attempts",
    "per s",
    "median ms",
    "p95 ms",
    "of floor",
    "target",
    "queries",
    "bytes",
)
WIDTHS = (20, 9, 8, 10, 8, 9, 8, 8, 9)


@dataclass(frozen=True)
class Row:
    """What was measured of one operation on one database.

    Units: `attempts` are in the class looked at; `ratio_to_floor` is of requests per
    second; `bytes` are of the body, uncompressed.
    """

    database: str
    operation: str
    attempts: int
    requests_per_second: float
    median_ms: float
    p95_ms: float
    ratio_to_floor: float
    queries: int
    bytes: int

    def document(self) -> dict[str, object]:
        """Return it as JSON values."""
        return asdict(self)


def table(rows: Sequence[Row]) -> str:
    """Return one database's rows, a line each."""
    lines = [_line(HEADINGS), _line(["-" * (width - 1) for width in WIDTHS])]
    for row in rows:
        target = TARGETS.get(row.operation)
        cells = (
            row.operation,
            f"{row.attempts:,}",
            f"{row.requests_per_second:,.0f}",
            f"{row.median_ms:.1f}",
            f"{row.p95_ms:.1f}",
            f"{row.ratio_to_floor:.2f}",
            f"≥ {target}" if target else "",
            str(row.queries),
            f"{row.bytes:,}",
        )
        lines.append(_line(cells))
    return "\n".join(lines)


def growth(rows: Sequence[Row]) -> str:
    """Return how many times slower each dashboard is in the largest class."""
    lines = []
    for name in dict.fromkeys(row.operation for row in rows):
        own = sorted(
            (row for row in rows if row.operation == name), key=lambda row: row.attempts
        )
        if len(own) > 1:
            times = own[-1].median_ms / own[0].median_ms
            lines.append(
                f"{name}: {times:.2f} × the time from {own[0].attempts:,} to "
                f"{own[-1].attempts:,} attempts"
            )
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    """Return one line: the name to the left, figures to the right."""
    name, *figures = cells
    padded = [
        text.rjust(width) for text, width in zip(figures, WIDTHS[1:], strict=True)
    ]
    return name.ljust(WIDTHS[0]) + "".join(padded)
