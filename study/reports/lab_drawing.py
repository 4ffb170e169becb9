"""What the half-life lab draws: a panel for each drug and each metabolite."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from study.charts import Scale, Strip, band
from study.kinetics import MOST, amount, plateau_top
from study.reports.lab import Lab, Note, Person, Settings, Trace, notes_of, traces_of
from study.reports.lab_words import Row, doses_of, hours_of, range_of, rows_of, sentence

# Room above the highest point.
AIR = 1.05
PERCENT = 100


@dataclass(frozen=True)
class Panel:
    """One drawing with its words."""

    trace: Trace
    scale: Scale
    path: str
    strips: Sequence[Strip]
    sentence: str

    @property
    def number(self) -> str:
        """Return what tells this drawing from the others of the page."""
        kind = "metabolite" if self.trace.is_metabolite else "parent"
        return f"{self.trace.number}-{kind}"

    @property
    def css_class(self) -> str:
        """Return what colors it: a drug's own color, and a line or a filled band."""
        number = self.trace.number
        return f"ln c{number}" if self.trace.span.is_one else f"shape{number}"

    @property
    def upper(self) -> str:
        """Return the half-life of a drawing that takes the upper end alone."""
        return range_of(self.trace.span)


@dataclass(frozen=True)
class Showing:
    """All that the lab shows for some settings."""

    doses: str
    person: Person | None
    panels: Sequence[Panel]
    rows: Sequence[Row]
    notes: Sequence[Note]

    @property
    def columns(self) -> Sequence[Sequence[Panel]]:
        """Return the panels of each drug; of one alone, each by itself."""
        drugs = {panel.trace.number for panel in self.panels}
        if len(drugs) == 1:
            return [[panel] for panel in self.panels]
        return [
            [panel for panel in self.panels if panel.trace.number == number]
            for number in sorted(drugs)
        ]


def showing(lab: Lab, settings: Settings) -> Showing:
    """Return what the lab shows; drawings that are compared share their scales."""
    traces = traces_of(lab, settings)
    last = settings.regimen.last
    until = float(max(last + MOST * each.span.high for each in traces))
    highest = max(
        (
            amount(last, float(each.span.high), settings.regimen)
            for each in traces
            if not each.is_metabolite
        ),
        default=1,
    )
    doses = Scale(until, AIR * highest)
    shares = Scale(until, AIR * PERCENT, suffix="%")
    return Showing(
        doses_of(settings),
        lab.people.get(settings.person),
        [_panel(each, shares if each.is_metabolite else doses) for each in traces],
        rows_of(traces, settings),
        notes_of(lab, settings),
    )


def _panel(trace: Trace, scale: Scale) -> Panel:
    return Panel(
        trace=trace,
        scale=scale,
        path=band(trace.span, trace.regimen, scale, _full(trace)),
        strips=_strips(trace, scale),
        sentence=sentence(trace),
    )


def _full(trace: Trace) -> Callable[[float], float]:
    """Return what counts as 1: a dose, or one percent of a metabolite's plateau."""
    if not trace.is_metabolite:
        return lambda _half_life: 1.0
    interval = trace.regimen.interval
    return lambda half_life: plateau_top(half_life, interval) / PERCENT


def _strips(trace: Trace, scale: Scale) -> Sequence[Strip]:
    """Return when the plateau is reached and when nearly all has left."""
    settled, last = trace.span.settled, trace.regimen.last
    hours = {"hours": hours_of(trace)}
    stops_before = last < settled.low
    if stops_before:
        reached = _("Plateau only after %(hours)s h") % hours
    else:
        reached = _("Plateau after %(hours)s h") % hours
    left = _("Nearly gone %(hours)s h after the last dose") % hours
    css = "shape dim" if stops_before else "shape3"
    return [
        scale.strip(settled, after=0, row=0, words=reached, css=css),
        scale.strip(settled, after=last, row=1, words=left, css="shape"),
    ]
