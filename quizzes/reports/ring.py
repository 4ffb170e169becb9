"""The score as a drawing."""

from dataclasses import dataclass
from math import cos, pi, sin, tau

RADIUS, INNER, OUTER, CENTER = 52, 44, 60, 62


@dataclass(frozen=True)
class Ring:
    """The score as a ring, with a notch at the pass mark.

    Units: of a drawing 124 wide and high.
    """

    percent: float
    pass_mark: float

    @property
    def dash(self) -> str:
        """Return how much of the ring is drawn, of its whole length."""
        length = tau * RADIUS
        return f"{length * self.percent / 100:.1f} {length:.1f}"

    def _at(self, radius: int, turn: float) -> tuple[str, str]:
        """Return the point at a share of a turn, clockwise from the top."""
        angle = tau * turn - pi / 2
        x, y = CENTER + radius * cos(angle), CENTER + radius * sin(angle)
        return f"{x:.1f}", f"{y:.1f}"

    @property
    def notch(self) -> dict[str, str]:
        """Return the two ends of the notch."""
        x1, y1 = self._at(INNER, self.pass_mark / 100)
        x2, y2 = self._at(OUTER, self.pass_mark / 100)
        return {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
