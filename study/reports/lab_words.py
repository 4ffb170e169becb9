"""What the half-life lab says in words and numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.content.notation import join_amounts
from study.kinetics import Span, amount, plateau_bottom, plateau_top
from study.reports.lab import DAY, Settings, Trace

# Doses after which the table tells the amount.
TOLD = (1, 2, 3, 5, 8, 15, 22, 30, 45, 60)


@dataclass(frozen=True)
class Row:
    """A line of the numbers: what is told, and of each trace how much."""

    name: str
    cells: Sequence[str]


def number(value: Decimal) -> str:
    """Write an amount without zeros behind the point."""
    return f"{value.normalize():f}"


def range_of(span: Span, *, to: str = "–") -> str:
    """Write a range; one number where both ends read the same."""
    ends = dict.fromkeys((number(span.low), number(span.high)))
    return to.join(ends)


def rounded(span: Span, *, per: int = 1) -> Span:
    """Return a range in whole units of `per` hours, halves up."""
    ends = (each / per for each in (span.low, span.high))
    return Span(*(each.quantize(Decimal(1), ROUND_HALF_UP) for each in ends))


def half_life_of(trace: Trace) -> str:
    """Write a half-life in hours, and that it may be the upper end alone."""
    words = range_of(trace.span)
    if trace.life.is_at_most:
        return _("up to %(high)s") % {"high": words}
    return words


def hours_of(trace: Trace) -> str:
    """Write four to five half-lives in hours, as a table tells them."""
    words = range_of(rounded(trace.span.settled))
    if trace.life.is_at_most:
        return _("up to %(high)s") % {"high": words}
    return words


def lasting(span: Span) -> str:
    """Say how long something lasts: in days once it is days, and in hours."""
    whole, days = rounded(span), rounded(span, per=DAY)
    hours = _("%(hours)s hours") % {"hours": range_of(whole, to=_(" to "))}
    if span.high < 2 * DAY:
        return hours
    if span.low < DAY:
        longest = {"hours": hours, "days": number(days.high)}
        return _("%(hours)s, which is at most about %(days)s days") % longest
    told = {"hours": hours, "days": range_of(days, to=_(" to "))}
    return _("about %(days)s days (%(hours)s)") % told


def sentence(trace: Trace) -> str:
    """Say in one go what the drawing of a trace shows."""
    words = {
        "name": trace.life.name,
        "half_life": _half_life(trace),
        "settled": lasting(trace.span.settled),
    }
    if trace.life.is_at_most:
        reached = _(
            "%(name)s: With a half-life of %(half_life)s hours the plateau is reached "
            "after up to %(settled)s."
        )
    else:
        reached = _(
            "%(name)s: With a half-life of %(half_life)s hours the plateau is reached "
            "after %(settled)s."
        )
    return f"{reached % words} {_height(trace)} {_end(trace)}"


def _half_life(trace: Trace) -> str:
    words = range_of(trace.span, to=_(" to "))
    if trace.life.is_at_most:
        return _("up to %(high)s") % {"high": words}
    return words


def _height(trace: Trace) -> str:
    """Say how high the plateau is; of a metabolite no one knows here."""
    if trace.is_metabolite:
        return _("It is drawn against its own plateau.")
    tops = _over(trace.span, lambda life: plateau_top(life, trace.regimen.interval))
    return _("Just after a dose the plateau stands at %(tops)s.") % {
        "tops": _doses(tops, to=_(" to "))
    }


def _end(trace: Trace) -> str:
    """Say whether the doses go on for long enough, and what follows the last one."""
    gone = _("After the last dose it takes as long again until nearly all is gone.")
    if trace.is_settled:
        return gone
    told = {"doses": _count(trace.regimen.doses), "gone": gone}
    if trace.regimen.last < trace.span.settled.low:
        return _("The doses end before that, after %(doses)s. %(gone)s") % told
    return _("The doses may end before that, after %(doses)s. %(gone)s") % told


def _count(doses: int) -> str:
    return ngettext("%(doses)d dose", "%(doses)d doses", doses) % {"doses": doses}


def doses_of(settings: Settings) -> str:
    """Say which doses are drawn."""
    if settings.doses == 1:
        return _count(1)
    told = {"doses": _count(settings.doses), "interval": settings.interval}
    return (
        ngettext(
            "%(doses)s, %(interval)d hour apart",
            "%(doses)s, %(interval)d hours apart",
            settings.interval,
        )
        % told
    )


def rows_of(traces: Sequence[Trace], settings: Settings) -> Sequence[Row]:
    """Return the numbers behind the drawings, a column for each trace."""
    interval, regimen = settings.interval, settings.regimen
    told = sorted({each for each in TOLD if each < regimen.doses} | {regimen.doses})
    after = [
        Row(
            _("Just after dose %(number)d") % {"number": dose},
            [_amount(trace, (dose - 1) * interval) for trace in traces],
        )
        for dose in told
    ]
    return [
        Row(_("Half-life, hours"), [half_life_of(each) for each in traces]),
        Row(_("Plateau reached after, hours"), [hours_of(each) for each in traces]),
        *after,
        Row(
            _("Plateau, just after a dose"),
            [_level(each, lambda life: plateau_top(life, interval)) for each in traces],
        ),
        Row(
            _("Plateau, just before a dose"),
            [
                _level(each, lambda life: plateau_bottom(life, interval))
                for each in traces
            ],
        ),
        Row(
            _("Nearly gone after the last dose, hours"),
            [hours_of(each) for each in traces],
        ),
    ]


def _amount(trace: Trace, at: float) -> str:
    return _level(trace, lambda life: amount(at, life, trace.regimen))


def _level(trace: Trace, level: Callable[[float], float]) -> str:
    """Write an amount in doses, or of a metabolite as a share of its plateau."""
    if not trace.is_metabolite:
        return _doses(_over(trace.span, level))
    interval = trace.regimen.interval
    shares = _over(trace.span, lambda life: level(life) / plateau_top(life, interval))
    ends = sorted(round(100 * share) for share in shares)
    return f"{'–'.join(str(each) for each in dict.fromkeys(ends))}%"


def _over(span: Span, level: Callable[[float], float]) -> tuple[float, float]:
    return level(float(span.low)), level(float(span.high))


def _doses(ends: tuple[float, float], *, to: str = "–") -> str:
    words = to.join(dict.fromkeys(f"{each:.2f}" for each in ends))
    return join_amounts(_("%(amount)s doses") % {"amount": words})
