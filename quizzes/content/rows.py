"""Checked items and quizzes to rows: items gain versions, nothing attempted is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from courses.content.loader import CourseRows, Report
from courses.content.rows import Tally, retire_rows, sync_links, sync_rows
from courses.content.values import Values, digest_of
from quizzes.content.items import ItemSource
from quizzes.content.quizzes import QuizSource, SlotSource
from quizzes.models import Item, ItemVersion, Quiz, Slot, Stimulus
from quizzes.services.proposals import propose_for_slots
from quizzes.services.versions import publish_versions


def write_items(
    items: Sequence[ItemSource],
    rows: CourseRows,
    charts: Mapping[str, Stimulus],
    *,
    now: datetime,
    report: Report,
) -> dict[str, Item]:
    """Write items by code; one that changed gets a new version, one gone retires.

    Shape: `charts` leads from each case's code to its chart.
    """
    course = rows.course
    tally = report.tally("items")
    wanted = {item.form.code: _item_values(item) for item in items}
    written = sync_rows(
        course.items.select_related("current_version"),
        "code",
        wanted,
        tally,
        course=course,
    )
    _publish(items, written, charts, now=now, report=report)
    gone = course.items.filter(status=Item.Status.LIVE).exclude(code__in=list(wanted))
    tally.gone += _retire(gone)
    sync_links(
        QuerySet(Item.objectives.through),
        "item_id",
        "objective_id",
        {
            written[item.form.code].pk: {
                rows.objectives[code].pk for code in item.form.objectives
            }
            for item in items
        },
    )
    return written


def _item_values(item: ItemSource) -> Values:
    form = item.form
    return {
        "use": item.use,
        "case_position": item.place.position if item.place else None,
        "status": Item.Status.LIVE,
        "step": form.step or "",
        "bloom": form.bloom,
        "tags": list(form.tags),
    }


def _retire(gone: Any) -> int:
    keys = [item.pk for item in gone]
    if keys:
        Item.objects.filter(pk__in=keys).update(status=Item.Status.RETIRED)
    return len(keys)


def _publish(
    items: Sequence[ItemSource],
    written: Mapping[str, Item],
    charts: Mapping[str, Stimulus],
    *,
    now: datetime,
    report: Report,
) -> None:
    """Give each item whose content differs from its current version a new one."""
    tally = report.tally("item versions")
    made: list[ItemVersion] = []
    for source in items:
        item = written[source.form.code]
        current = item.current_version
        if current is not None and current.digest == source.digest:
            continue
        number = current.number + 1 if current else 1
        made.append(
            ItemVersion(
                item=item,
                stimulus_version=(
                    charts[source.place.chart].current_version if source.place else None
                ),
                number=number,
                digest=source.digest,
                created_at=now,
                **source.columns,
            )
        )
        report.versions.append((item.code, number))
    report.notes += publish_versions(made, now=now).lines()
    tally.new += len(made)


@dataclass(frozen=True)
class Asked:
    """What slots point at, by the codes their authors gave."""

    items: Mapping[str, Item]
    charts: Mapping[str, Stimulus]

    def chart_of(self, source: SlotSource) -> Stimulus | None:
        """Return the case that a slot asks, if it asks one."""
        return self.charts[source.case] if source.case else None

    def fits(self, slot: Slot, source: SlotSource) -> bool:
        """Tell whether a slot weighs, draws and asks as its author has it."""
        chart = self.chart_of(source)
        stored = (slot.weight, slot.draw, slot.case_id)
        return stored == (source.weight, source.draw, chart.pk if chart else None)


def write_quizzes(
    quizzes: Sequence[QuizSource],
    units: Mapping[str, str],
    rows: CourseRows,
    asked: Asked,
    *,
    now: datetime,
    report: Report,
) -> None:
    """Write quizzes by slug, and their slots; propose regrades for changed weights.

    Shape: `units` leads from a quiz's slug to its unit's.
    """
    course = rows.course
    tally = report.tally("quizzes")
    wanted = {
        quiz.form.slug: {
            **quiz_values(quiz),
            "unit_id": rows.units[units[quiz.form.slug]].pk,
        }
        for quiz in quizzes
    }
    written = sync_rows(course.quizzes.all(), "slug", wanted, tally, course=course)
    retire_rows(course.quizzes.all(), "slug", wanted, tally)
    slots = report.tally("quiz slots")
    reweighed = [
        pair
        for quiz in quizzes
        for pair in _write_slots(written[quiz.form.slug], quiz.slots, asked, slots)
    ]
    report.notes += propose_for_slots(reweighed, now=now).lines()


def quiz_values(quiz: QuizSource) -> Values:
    """Return a quiz's columns, less its unit."""
    form = quiz.form
    defaults = form.defaults
    values = {
        "title": form.title,
        "purpose": form.purpose,
        "pass_mark": Decimal(form.pass_mark),
        "time_limit": quiz.time_limit,
        "attempts_allowed": defaults.attempts,
        "behavior": defaults.behavior,
        "tries_allowed": defaults.tries,
        "penalty": Decimal(defaults.penalty),
        "asks_certainty": defaults.certainty is not None,
        "is_one_way": defaults.one_way is not None,
        "counts": defaults.counts,
        **defaults.review.shows,
        "reveals_solved": defaults.reveals_solved is not None,
        "is_retired": False,
    }
    slots = [
        [str(slot.weight), slot.draw, list(slot.pool), slot.case] for slot in quiz.slots
    ]
    return {**values, "digest": digest_of([values, slots])}


def _write_slots(
    quiz: Quiz, sources: Sequence[SlotSource], asked: Asked, tally: Tally
) -> list[tuple[Slot, Slot]]:
    """Keep slots that weigh and draw as before; retire the others and make new ones.

    Attempts point at the slot they were marked by, so its weight never changes.
    Returned are the slots of another weight, each with the one in its place.
    """
    live = {slot.position: slot for slot in quiz.slots.filter(is_retired=False)}
    wanted = dict(enumerate(sources, start=1))
    kept = {
        position: slot
        for position, slot in live.items()
        if position in wanted and asked.fits(slot, wanted[position])
    }
    gone = [slot.pk for position, slot in live.items() if position not in kept]
    if gone:
        Slot.objects.filter(pk__in=gone).update(is_retired=True)
    new = {at: source for at, source in wanted.items() if at not in kept}
    made = _make_slots(quiz, new, asked)
    slots = {slot.position: slot for slot in (*kept.values(), *made)}
    pools = {
        slots[position].pk: {asked.items[code].pk for code in source.pool}
        for position, source in wanted.items()
    }
    are_new = sync_links(QuerySet(Slot.pool.through), "slot_id", "item_id", pools)
    tally.new += len(made)
    tally.gone += len(gone)
    tally.changed += int(are_new and not made)
    return [
        (live[slot.position], slot)
        for slot in made
        if slot.position in live
        and _is_reweighed(live[slot.position], slot, pools[slot.pk])
    ]


def _make_slots(
    quiz: Quiz, sources: Mapping[int, SlotSource], asked: Asked
) -> list[Slot]:
    """Make the slots of a quiz that none stands for, by position."""
    return Slot.objects.bulk_create(
        Slot(
            quiz=quiz,
            position=position,
            weight=source.weight,
            draw=source.draw,
            case=asked.chart_of(source),
        )
        for position, source in sources.items()
    )


def _is_reweighed(old: Slot, new: Slot, pool: set[int]) -> bool:
    """Tell whether a slot asks what another did, for more or fewer points."""
    if (old.draw, old.case_id) != (new.draw, new.case_id) or old.weight == new.weight:
        return False
    return old.pool.filter(pk__in=pool).exists()
