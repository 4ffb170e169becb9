"""What one student does over the eight weeks, in order. Nothing here is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from dashboard.demonstration.ability import Mind
from dashboard.demonstration.calendar import Calendar
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.people import Member
from dashboard.demonstration.scripts import SCRIPTS, Days, Ending, Script, Try

# Between two things that one student does; the longest takes half an hour.
PAUSE = timedelta(minutes=50)
SPREAD = 0.35  # of ability among those of one part


@dataclass(frozen=True)
class LessonPlan:
    """What a story has to know of a lesson."""

    slug: str
    sections: tuple[str, ...]
    minutes: int


@dataclass(frozen=True)
class UnitPlan:
    """What a story has to know of a unit; the quiz is empty where it has none."""

    lessons: tuple[LessonPlan, ...]
    quiz: str = ""


@dataclass(frozen=True)
class Read:
    """Sections of a lesson reached in one sitting."""

    at: datetime
    lesson: str
    sections: tuple[str, ...]
    seconds: int


@dataclass(frozen=True)
class Sit:
    """One attempt at a quiz, by what the student is able to by then."""

    at: datetime
    quiz: str
    seed: str
    mind: Mind
    ending: Ending


Event: TypeAlias = Read | Sit


@dataclass(frozen=True)
class Story:
    """One student's eight weeks in a course of `units`."""

    member: Member
    units: Sequence[UnitPlan]
    calendar: Calendar
    chance: Chance

    @property
    def script(self) -> Script:
        """Return what the student's part does."""
        return SCRIPTS[self.member.part]

    def events(self) -> list[Event]:
        """Return what happens, in order, one thing after the other."""
        drawn: list[Event] = [*self._reading(), *self._quizzes(), *self._returning()]
        told: list[Event] = []
        for event in sorted(drawn, key=lambda each: each.at):
            earliest = told[-1].at + PAUSE if told else event.at
            told.append(replace(event, at=max(event.at, earliest)))
        return told

    def _reading(self) -> Iterator[Read]:
        """Read the lessons evenly over their days, each in one or two sittings."""
        left, spread = self.script.lessons, self.script.spread
        shift = self.chance.pick("shift", range(-spread, spread + 1))
        for unit, days in zip(self.units, self.script.reading, strict=False):
            for place, lesson in enumerate(unit.lessons):
                day = _nth_day(days, place, len(unit.lessons)) + shift
                yield from self._sittings(lesson, max(1, day), share=min(left, 1.0))
                left = max(0.0, left - 1.0)

    def _sittings(self, lesson: LessonPlan, day: int, share: float) -> Iterator[Read]:
        chance = self.chance.of("lesson", lesson.slug)
        reached = lesson.sections[: round(share * len(lesson.sections))]
        start = self.calendar.sometime(day, chance)
        pause = len(reached) // 2 if chance.happens("pauses", 0.35) else len(reached)
        for number, part in enumerate((reached[:pause], reached[pause:])):
            if part:
                pace = chance.between(f"pace {number}", 0.7, 1.5)
                seconds = lesson.minutes * 60 * len(part) / len(lesson.sections) * pace
                yield Read(start + number * PAUSE, lesson.slug, part, round(seconds))

    def _quizzes(self) -> Iterator[Sit]:
        own = self.chance.normal("ability", self.script.ability, SPREAD)
        for unit, tries in zip(self.units, self.script.quizzes, strict=False):
            ability = own
            for number, go in enumerate(tries if unit.quiz else (), start=1):
                ability += go.gain
                yield self._attempt(unit.quiz, number, go, ability)

    def _attempt(self, quiz: str, number: int, go: Try, ability: float) -> Sit:
        chance = self.chance.of(quiz, number)
        first, last = go.days
        day = chance.pick("day", range(first, last + 1))
        return Sit(
            at=self.calendar.sometime(day, chance),
            quiz=quiz,
            seed=chance.token("paper"),
            mind=Mind(ability, self.script.gaps),
            ending=go.ending,
        )

    def _returning(self) -> Iterator[Read]:
        """Look something up again, in a lesson read long ago."""
        if self.script.returns is None:
            return
        chance = self.chance.of("returns")
        first, last = self.script.returns
        lesson = chance.pick("lesson", [each for u in self.units for each in u.lessons])
        day = chance.pick("day", range(first, last + 1))
        at = self.calendar.sometime(day, chance)
        yield Read(at, lesson.slug, lesson.sections[:1], round(60 * lesson.minutes / 4))


def _nth_day(days: Days, place: int, count: int) -> int:
    """Return the day of the `place`th of `count` things spread evenly over `days`."""
    first, last = days
    return first + (last - first) * (2 * place + 1) // (2 * count)
