"""The parts of an explanation, each drawn once for all who see the same.

What is kept is kept under everything that it shows, so a part that is held back from
someone can't come from what another was shown.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from quizzes.releases import Release
from quizzes.reports.blanks import BlankRow, Reason
from quizzes.reports.reviewed_item import ReviewedItem
from quizzes.reports.verdicts import Row, Verdict

register = template.Library()

MOST_KEPT = 2_000


@register.simple_tag
def answer_card(item: ReviewedItem, option: Any) -> SafeString:
    """Draw one option of a single choice, as far as it is told."""
    verdict = item.verdicts.get(option.id)
    return _card(option.text, verdict, item.whys.get(option.id, ""), get_language())


@lru_cache(MOST_KEPT)
def _card(
    text: str, verdict: Verdict | None, why: str, _language: str | None
) -> SafeString:
    name = "quizzes/kinds/multiple-choice/_option_review.html"
    return render_to_string(name, {"text": text, "verdict": verdict, "why": why})


@register.simple_tag
def choice_row(item: ReviewedItem, option: Any, name: str = "") -> SafeString:
    """Draw one of the things to choose; `name` goes before it."""
    release = item.release
    why = item.whys.get(option.id, "") if release.rationale else None
    part = item.elements.get(option.id, {"delta": 0})
    points = part["delta"] if release.has_points else None
    verdict = item.verdicts.get(option.id)
    return _row(name, option.text, verdict, why, points, get_language())


@lru_cache(MOST_KEPT)
def _row(
    name: str,
    text: str,
    verdict: Verdict | None,
    why: str | None,
    points: int | None,
    _language: str | None,
) -> SafeString:
    shown = {
        "name": name,
        "text": text,
        "verdict": verdict,
        "why": why,
        "points": points,
    }
    return render_to_string("quizzes/kinds/_choice_row.html", shown)


@register.simple_tag
def blank_row(item: ReviewedItem, blank: BlankRow) -> SafeString:
    """Draw how one blank of a text went."""
    return _blank(blank, item.release, get_language())


@lru_cache(MOST_KEPT)
def _blank(blank: BlankRow, release: Release, _language: str | None) -> SafeString:
    shown = {"blank": blank, "release": release}
    return render_to_string("quizzes/kinds/_blank_row.html", shown)


@register.simple_tag
def matrix_row(item: ReviewedItem, row: Row) -> SafeString:
    """Draw how one row of a matrix went."""
    return _matrix_row(row, item.release, get_language())


@lru_cache(MOST_KEPT)
def _matrix_row(row: Row, release: Release, _language: str | None) -> SafeString:
    shown = {"row": row, "release": release}
    name = "quizzes/kinds/matrix-multiple-choice/_row_review.html"
    return render_to_string(name, shown)


@register.simple_tag
def reason_card(reason: Reason) -> SafeString:
    """Draw one choice for the blanks of a text, and why it is right or not."""
    return _reason(reason, get_language())


@lru_cache(MOST_KEPT)
def _reason(reason: Reason, _language: str | None) -> SafeString:
    return render_to_string("quizzes/kinds/_reason.html", {"reason": reason})


@register.simple_tag
def item_head(item: ReviewedItem) -> SafeString:
    """Draw which question it is, and what it came to as far as that is told."""
    result = item.in_words
    shown = (
        ("number", item.answer.position),
        ("kind", item.kind_label),
        ("chart", item.chart.title if item.chart else ""),
        ("is_omitted", item.is_omitted),
        ("result", result),
        ("chip_class", item.chip_class if result else ""),
    )
    return _head(shown, get_language())


@lru_cache(MOST_KEPT)
def _head(shown: tuple[tuple[str, Any], ...], _language: str | None) -> SafeString:
    return render_to_string("quizzes/review/_item_head.html", dict(shown))


@register.simple_tag
def takeaway(item: ReviewedItem) -> SafeString:
    """Draw what explains the whole item, where that is told."""
    text = item.takeaway
    return _takeaway(text, get_language()) if text else SafeString("")


@lru_cache(MOST_KEPT)
def _takeaway(text: str, _language: str | None) -> SafeString:
    return render_to_string("quizzes/review/_takeaway.html", {"text": text})


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
    return _sources(code, entries, reread, get_language())


@lru_cache(MOST_KEPT)
def _sources(
    code: str,
    entries: tuple[tuple[str, ...], ...],
    reread: tuple[int, str, str, str] | None,
    _language: str | None,
) -> SafeString:
    shown = {"code": code, "entries": entries, "reread": reread}
    return render_to_string("quizzes/review/_sources.html", shown)
