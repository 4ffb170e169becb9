"""The parts of an explanation, each drawn once for all who see the same.

What is kept is kept under everything that it shows, so a part that is held back from
someone can't come from what another was shown.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name

from courses.models import Enrolment
from quizzes.addresses import numbered
from quizzes.drawing import each_kept, joined, kept
from quizzes.kinds.passages import Gap, Span
from quizzes.models import Score
from quizzes.reports.chart import ChartPage
from quizzes.reports.review import ObjectiveResult, Review
from quizzes.reports.reviewed_item import ReviewedItem, Source
from quizzes.templatetags.items import letter

register = template.Library()

# A choice that was scored with no part of its own.
NO_PART = {"delta": 0}


register.simple_tag(numbered)


@register.simple_tag
def answer_cards(item: ReviewedItem) -> SafeString:
    """Draw the options of a single choice, as far as they are told."""
    return each_kept(
        "kinds/multiple-choice/_option_review",
        (
            {
                "text": option.text,
                "verdict": item.verdicts.get(option.id),
                "why": item.whys.get(option.id, ""),
            }
            for option in item.content.options
        ),
    )


@register.simple_tag
def choice_heads(item: ReviewedItem, name: str) -> SafeString:
    """Draw the heads of the table of what could be chosen, which is called `name`."""
    return kept("kinds/_choice_heads", name=name, release=item.release)


@register.simple_tag
def choice_rows(
    item: ReviewedItem, options: Sequence[Any], *, has_letters: bool = False
) -> SafeString:
    """Draw the things to choose, with the letters of a picture where it has them."""
    release, whys = item.release, item.whys
    return each_kept(
        "kinds/_choice_row",
        (
            {
                "name": letter(place) if has_letters else "",
                "text": option.text,
                "verdict": item.verdicts.get(option.id),
                "why": whys.get(option.id, "") if release.rationale else None,
                "points": item.elements.get(option.id, NO_PART)["delta"]
                if release.has_points
                else None,
            }
            for place, option in enumerate(options, start=1)
        ),
    )


@register.simple_tag
def scoring_sum(item: ReviewedItem) -> SafeString:
    """Draw the rule of the points, and how they came about where that is told."""
    return kept("kinds/_sum", rule=item.rule_in_words, arithmetic=item.arithmetic)


@register.simple_tag
def marked_line(item: ReviewedItem, line: Sequence[Any]) -> SafeString:
    """Draw a line of a text with its blanks and marked spans, in one piece."""
    return joined(_piece(item, piece) for piece in line)


def _piece(item: ReviewedItem, piece: Any) -> str:
    """Return a stretch of a line: a blank, a span with how it went, or words."""
    name = "kinds/_marked_piece"
    match piece:
        case Gap(blank=blank):
            return kept(name, number=item.content.numbers[blank]).strip()
        case Span(span=span, text=text):
            return kept(name, text=text, verdict=item.verdicts[span]).strip()
    words: str = piece.text
    return words


@register.simple_tag
def blank_rows(item: ReviewedItem) -> SafeString:
    """Draw how the blanks of a text went."""
    shown = ({"blank": blank, "release": item.release} for blank in item.blanks)
    return each_kept("kinds/_blank_row", shown)


@register.simple_tag
def reason_cards(item: ReviewedItem) -> SafeString:
    """Draw the choices for the blanks of a text, and why each is right or not."""
    return each_kept("kinds/_reason", ({"reason": reason} for reason in item.reasons))


@register.simple_tag
def matrix_rows(item: ReviewedItem) -> SafeString:
    """Draw how the rows of a matrix went."""
    shown = ({"row": row, "release": item.release} for row in item.rows)
    return each_kept("kinds/matrix-multiple-choice/_row_review", shown)


@register.simple_tag
def step_rows(item: ReviewedItem) -> SafeString:
    """Draw how the steps of an order went."""
    shown = (
        {"step": step, "release": item.release, "rule": item.scoring.rule}
        for step in item.steps
    )
    return each_kept("kinds/ordered-response/_step_review", shown)


@register.simple_tag
def item_head(item: ReviewedItem) -> SafeString:
    """Draw which question it is, and what it came to as far as that is told."""
    result = item.in_words
    return kept(
        "review/_item_head",
        number=item.number,
        kind=item.kind_label,
        chart=item.chart.title if item.chart else "",
        is_omitted=item.is_omitted,
        result=result,
        chip_class=item.chip_class if result else "",
    )


@register.simple_tag
def record(chart: ChartPage, code: str) -> SafeString:
    """Draw a chart to be read, with its pins; `code` is that of its item."""
    return kept("chart/_chart", chart=chart, prefix=f"chart-{code}-", pins="")


@register.simple_tag
def cues(item: ReviewedItem) -> SafeString:
    """Draw the pins beside the cues that matter, where that is told."""
    compared = tuple(item.cues)
    if not compared:
        return SafeString("")
    return kept("review/_cues", number=item.number, cues=compared)


@register.simple_tag
def apparatus(item: ReviewedItem, enrolment: Enrolment) -> SafeString:
    """Draw what follows the answer of an item, as far as it is told.

    A mark by hand, the item's point, sources and edition, and where to report it.
    """
    mark = item.mark_by_hand
    return joined(
        (
            _by_hand(mark, enrolment) if mark else "",
            _told(item, enrolment) if item.release.explains_all else "",
            "" if enrolment.is_staff else _report_link(item, enrolment),
        )
    )


def _by_hand(mark: Score, enrolment: Enrolment) -> SafeString:
    """Draw why an instructor gave a mark, and when."""
    return kept(
        "review/_by_hand",
        created_at=mark.created_at,
        note=mark.note,
        zone=enrolment.cohort.time_zone,
    )


def _told(item: ReviewedItem, enrolment: Enrolment) -> SafeString:
    """Draw the point of an item, where it stands, and which edition this is."""
    course, entries = enrolment.cohort.course, _entries(item.shown_sources)
    passage, reread = item.shown_reread, None
    if passage:
        lesson = passage.lesson.slug
        reread = (enrolment.cohort_id, lesson, passage.section, passage.title)
    return kept(
        "review/_apparatus",
        text=item.takeaway,
        code=item.version.item.code,
        entries=entries,
        reread=reread,
        number=item.version.number,
        created_at=item.version.created_at,
        edition=course.edition,
        review_status=course.review_status,
        zone=get_current_timezone_name(),
    )


def _entries(sources: Sequence[Source]) -> tuple[Hashable, ...]:
    """Return what is shown of each source."""
    return tuple(
        (
            source.reference.key,
            source.reference.organization,
            source.reference.title,
            source.reference.year,
            source.status,
            source.status_in_words,
        )
        for source in sources
    )


def _report_link(item: ReviewedItem, enrolment: Enrolment) -> SafeString:
    """Lead a student to where an error in a question is reported."""
    place = (enrolment.cohort_id, item.answer.attempt_id, item.number)
    address = numbered("study:report-question", *place)
    words = kept("review/_report_words", number=item.number)
    # Nothing in an address of numbers could need escaping.
    return SafeString(
        f'<p class="row"><a class="small" href="{address}">{words}</a></p>'
    )


@register.simple_tag
def objective_bars(results: Sequence[ObjectiveResult]) -> SafeString:
    """Draw how the objectives went."""
    return each_kept(
        "review/_objective",
        (
            {
                "text": result.objective.text,
                "earned": result.earned,
                "possible": result.possible,
                "percent": result.percent,
                "bar_class": result.bar_class,
            }
            for result in results
        ),
    )


@register.simple_tag
def passages(review: Review, cohort_id: int) -> SafeString:
    """Draw where to read again, with how many lost questions lead there."""
    return each_kept(
        "review/_reread",
        (
            {
                "cohort_id": cohort_id,
                "slug": passage.lesson.slug,
                "section": passage.section,
                "title": passage.title,
                "lesson": str(passage.lesson),
                "lost": lost,
            }
            for passage, lost in review.to_reread
        ),
    )
