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

from quizzes.reports.reviewed_item import ReviewedItem
from quizzes.reports.verdicts import Verdict

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
def source_list(item: ReviewedItem, code: str) -> SafeString:
    """List where an explanation comes from."""
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
    return _sources(code, entries, get_language())


@lru_cache(MOST_KEPT)
def _sources(
    code: str, entries: tuple[tuple[str, ...], ...], _language: str | None
) -> SafeString:
    shown = {"code": code, "entries": entries}
    return render_to_string("quizzes/review/_source_list.html", shown)
