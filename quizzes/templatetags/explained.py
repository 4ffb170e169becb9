"""The parts of an explanation, each drawn once for all who see the same.

What is kept is kept under everything that it shows, so a part that is held back from
someone can't come from what another was shown.
"""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from courses.models import Enrolment
from quizzes.reports.blanks import BlankRow, Reason
from quizzes.reports.chart import ChartPage
from quizzes.reports.review import ObjectiveResult
from quizzes.reports.reviewed_item import ReviewedItem
from quizzes.reports.verdicts import Row

register = template.Library()

# Most are a few hundred bytes long.
MOST_KEPT = 8_000


def _kept(name: str, /, **shown: Hashable) -> SafeString:
    """Draw a template of this app with `shown`, and with nothing else."""
    return _drawn(name, tuple(shown.items()), get_language())


@lru_cache(MOST_KEPT)
def _drawn(
    name: str, shown: tuple[tuple[str, Any], ...], _language: str | None
) -> SafeString:
    return render_to_string(f"quizzes/{name}.html", dict(shown))


@register.simple_tag
def answer_card(item: ReviewedItem, option: Any) -> SafeString:
    """Draw one option of a single choice, as far as it is told."""
    return _kept(
        "kinds/multiple-choice/_option_review",
        text=option.text,
        verdict=item.verdicts.get(option.id),
        why=item.whys.get(option.id, ""),
    )


@register.simple_tag
def choice_heads(item: ReviewedItem, name: str) -> SafeString:
    """Draw the heads of the table of what could be chosen, which is called `name`."""
    return _kept("kinds/_choice_heads", name=name, release=item.release)


@register.simple_tag
def choice_row(item: ReviewedItem, option: Any, name: str = "") -> SafeString:
    """Draw one of the things to choose; `name` goes before it."""
    release = item.release
    part = item.elements.get(option.id, {"delta": 0})
    return _kept(
        "kinds/_choice_row",
        name=name,
        text=option.text,
        verdict=item.verdicts.get(option.id),
        why=item.whys.get(option.id, "") if release.rationale else None,
        points=part["delta"] if release.has_points else None,
    )


@register.simple_tag
def scoring_sum(item: ReviewedItem) -> SafeString:
    """Draw the rule of the points, and how they came about where that is told."""
    return _kept("kinds/_sum", rule=item.rule_in_words, arithmetic=item.arithmetic)


@register.simple_tag
def marked_line(item: ReviewedItem, line: Sequence[Any]) -> SafeString:
    """Draw a line of a text with its blanks and marked spans, in one piece."""
    drawn = "".join(_piece(item, piece) for piece in line)
    # All of it was rendered by a template, or by the loader.
    return mark_safe(drawn)  # noqa: S308


def _piece(item: ReviewedItem, piece: Any) -> str:
    """Return a stretch of a line: a blank, a span with how it went, or words."""
    name = "kinds/_marked_piece"
    if blank := getattr(piece, "blank", ""):
        return _kept(name, number=item.content.numbers[blank]).strip()
    if span := getattr(piece, "span", ""):
        return _kept(name, text=piece.text, verdict=item.verdicts[span]).strip()
    words: str = piece.text
    return words


@register.simple_tag
def blank_row(item: ReviewedItem, blank: BlankRow) -> SafeString:
    """Draw how one blank of a text went."""
    return _kept("kinds/_blank_row", blank=blank, release=item.release)


@register.simple_tag
def matrix_row(item: ReviewedItem, row: Row) -> SafeString:
    """Draw how one row of a matrix went."""
    name = "kinds/matrix-multiple-choice/_row_review"
    return _kept(name, row=row, release=item.release)


@register.simple_tag
def reason_card(reason: Reason) -> SafeString:
    """Draw one choice for the blanks of a text, and why it is right or not."""
    return _kept("kinds/_reason", reason=reason)


@register.simple_tag
def item_head(item: ReviewedItem) -> SafeString:
    """Draw which question it is, and what it came to as far as that is told."""
    result = item.in_words
    return _kept(
        "review/_item_head",
        number=item.answer.position,
        kind=item.kind_label,
        chart=item.chart.title if item.chart else "",
        is_omitted=item.is_omitted,
        result=result,
        chip_class=item.chip_class if result else "",
    )


@register.simple_tag
def record(chart: ChartPage, code: str) -> SafeString:
    """Draw a chart to be read, with its pins; `code` is that of its item."""
    return _kept("chart/_chart", chart=chart, prefix=f"chart-{code}-", pins="")


@register.simple_tag
def takeaway(item: ReviewedItem) -> SafeString:
    """Draw what explains the whole item, where that is told."""
    text = item.takeaway
    return _kept("review/_takeaway", text=text) if text else SafeString("")


@register.simple_tag
def sources(item: ReviewedItem, code: str, cohort_id: int) -> SafeString:
    """List where an explanation comes from and where to read again, where told."""
    entries = tuple(
        (
            source.reference.key,
            source.reference.organization,
            source.reference.title,
            source.reference.year,
            source.status,
            source.status_in_words,
        )
        for source in item.shown_sources
    )
    passage = item.shown_reread
    reread = None
    if passage:
        reread = (cohort_id, passage.lesson.slug, passage.section, passage.title)
    if not (entries or reread):
        return SafeString("")
    return _kept("review/_sources", code=code, entries=entries, reread=reread)


@register.simple_tag
def edition(item: ReviewedItem, enrolment: Enrolment) -> SafeString:
    """Say of which day an item is, and whether anyone reviewed it, where told."""
    if not item.shown_sources:
        return SafeString("")
    course = enrolment.cohort.course
    return _kept(
        "review/_edition",
        number=item.version.number,
        created_at=item.version.created_at,
        edition=course.edition,
        review_status=course.review_status,
        zone=get_current_timezone_name(),
    )


@register.simple_tag
def report_words(item: ReviewedItem) -> SafeString:
    """Say that an error in a question can be reported."""
    return _kept("review/_report_words", number=item.answer.position)


@register.simple_tag
def objective_bar(result: ObjectiveResult) -> SafeString:
    """Draw how one objective went."""
    return _kept(
        "review/_objective",
        text=result.objective.text,
        earned=result.earned,
        possible=result.possible,
        percent=result.percent,
        bar_class=result.bar_class,
    )
