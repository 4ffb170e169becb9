"""Filling an empty database with a class that has been living for eight weeks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from courses.models import Course, Enrolment, Unit
from dashboard.demonstration.ability import draw_traits
from dashboard.demonstration.calendar import YESTERDAY, Calendar
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.classroom import ZONE, Classroom, open_classroom
from dashboard.demonstration.flaw import TRAITS as FLAWED
from dashboard.demonstration.flaw import (
    Flaw,
    find_flaw,
    publish_right_key,
    publish_wrong_key,
)
from dashboard.demonstration.judging import judge_claims
from dashboard.demonstration.people import MEMBERS
from dashboard.demonstration.playing import Stage, play_attempt, play_reading
from dashboard.demonstration.questions import Question
from dashboard.demonstration.story import Event, LessonPlan, Read, Story, UnitPlan
from quizzes.models import Item, ItemVersion
from quizzes.papers import content_of, marking_of

SEED = "rounds"
# Two days before the visitor's own attempt, which is marked by the right key.
MENDED_ON = YESTERDAY - 3

# Called with how many events are played and how many there are.
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True)
class _Moment:
    """An event and whose it is."""

    event: Event
    enrolment: Enrolment


@transaction.atomic
def fill_class(
    course: Course,
    *,
    now: datetime,
    seed: str = SEED,
    students: int = len(MEMBERS),
    progress: Progress | None = None,
) -> Classroom:
    """Make the demonstration class: all of it, or nothing.

    The same seed makes the same class, but for the join code, which is never
    foreseeable. It needs a course whose units have quizzes.
    """
    chance = Chance(seed)
    calendar = Calendar(now, ZoneInfo(ZONE))
    members = MEMBERS[:students]
    room = open_classroom(course, calendar, members, chance)
    units = list(course.units.filter(is_retired=False).order_by("position"))
    plans = [_plan(unit, room) for unit in units]
    flaw = find_flaw(next(iter(room.assignments.values())).quiz)
    stage = Stage(
        lessons={each.slug: each for each in course.lessons.filter(is_retired=False)},
        assignments=room.assignments,
        questions=dict(_questions(course, flaw, chance)),
    )
    moments = [
        _Moment(event, room.enrolments[member.email])
        for member in members
        for event in Story(member, plans, calendar, chance.of(member.email)).events()
    ]
    _play(moments, stage, calendar, flaw, progress)
    judge_claims(room, chance)
    return room


def _play(
    moments: Sequence[_Moment],
    stage: Stage,
    calendar: Calendar,
    flaw: Flaw | None,
    progress: Progress | None,
) -> None:
    """Play everything in the order of time; the wrong key is mended on its day."""
    mended_at = calendar.at(MENDED_ON, hour=8)
    is_mended = flaw is None
    if flaw:
        publish_wrong_key(flaw, calendar.at(0, hour=6))
    in_order = sorted(moments, key=lambda moment: moment.event.at)
    for played, moment in enumerate(in_order, start=1):
        if flaw and not is_mended and moment.event.at > mended_at:
            publish_right_key(flaw, mended_at)
            is_mended = True
        if isinstance(moment.event, Read):
            play_reading(moment.event, moment.enrolment, stage)
        else:
            play_attempt(moment.event, moment.enrolment, stage)
        if progress:
            progress(played, len(in_order))
    if flaw and not is_mended:
        publish_right_key(flaw, mended_at)


def _plan(unit: Unit, room: Classroom) -> UnitPlan:
    """Return what the stories have to know of a unit."""
    lessons = unit.lessons.filter(is_retired=False).order_by("position")
    quizzes = (
        slug for slug, a in room.assignments.items() if a.quiz.unit_id == unit.pk
    )
    return UnitPlan(
        lessons=tuple(
            LessonPlan(each.slug, tuple(each.section_slugs), each.minutes)
            for each in lessons
        ),
        quiz=next(quizzes, ""),
    )


def _questions(
    course: Course, flaw: Flaw | None, chance: Chance
) -> Iterator[tuple[int, Question]]:
    """Return each item of the quizzes with what is truly right about it."""
    current = ItemVersion.objects.filter(
        pk=F("item__current_version"),
        item__course=course,
        item__use=Item.Use.POOL,
        item__status=Item.Status.LIVE,
    )
    for version in current.select_related("item").prefetch_related("item__objectives"):
        is_flawed = flaw is not None and version.item == flaw.item
        marking = marking_of(version)
        objectives = sorted(each.code for each in version.item.objectives.all())
        drawn = draw_traits(version.item.code, objectives, chance.of("traits"))
        question = Question(
            kind=version.kind,
            content=content_of(version),
            key=marking.key,
            slips=tuple(
                slip.value
                for slip in marking.feedback.slips
                if isinstance(slip.value, Decimal)
            ),
            traits=FLAWED if is_flawed else drawn,
            lure=flaw.lure if flaw and is_flawed else "",
        )
        yield version.item_id, question
