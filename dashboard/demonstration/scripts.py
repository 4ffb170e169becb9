"""What each part in the story does, in days since the class began."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from dashboard.demonstration.calendar import YESTERDAY
from dashboard.demonstration.people import Part

# The objective that some are stuck on: the time a regular dose takes to settle.
HARD_OBJECTIVE = "PK-3"

Days = tuple[int, int]


class Ending(Enum):
    """How an attempt ends."""

    SUBMITTED = auto()
    TIME_UP = auto()
    OPEN = auto()


@dataclass(frozen=True)
class Try:
    """One go at a unit's quiz."""

    days: Days
    # Since the try before; what reading again is worth.
    gain: float = 0.0
    ending: Ending = Ending.SUBMITTED


@dataclass(frozen=True)
class Script:
    """A part: how able, when it reads each unit, and when it takes each quiz.

    Shape: `reading` and `quizzes` by unit, in order; `lessons` is how many of the
    course's lessons are read, where 3.5 is three and half of the fourth.
    """

    ability: float
    reading: tuple[Days, ...]
    quizzes: tuple[tuple[Try, ...], ...]
    lessons: float = 99.0
    # By how many days reading may come earlier or later.
    spread: int = 2
    gaps: Mapping[str, float] = field(default_factory=dict)
    # Looks something up again on one of these days.
    returns: Days | None = (YESTERDAY - 4, YESTERDAY)


FIRST_UNIT, SECOND_UNIT = (2, 20), (27, 46)
FIRST_QUIZ, SECOND_QUIZ = (20, 28), (47, 54)
RECENT = (50, 54)

SCRIPTS: Mapping[Part, Script] = {
    Part.VISITOR: Script(
        ability=1.4,
        reading=((12, 52), (YESTERDAY, YESTERDAY)),
        quizzes=((Try((YESTERDAY - 1, YESTERDAY - 1)),),),
        lessons=3.5,
        spread=0,
        returns=None,
    ),
    Part.AHEAD: Script(
        ability=2.0,
        reading=((2, 10), (12, 34)),
        quizzes=((Try((11, 16)),), (Try((35, 42)),)),
    ),
    Part.STEADY: Script(
        ability=1.0,
        reading=(FIRST_UNIT, SECOND_UNIT),
        quizzes=((Try(FIRST_QUIZ),), (Try(SECOND_QUIZ),)),
    ),
    Part.STUCK: Script(
        ability=1.0,
        reading=(FIRST_UNIT, SECOND_UNIT),
        quizzes=((Try(FIRST_QUIZ),), (Try(SECOND_QUIZ),)),
        gaps={HARD_OBJECTIVE: 3.5},
    ),
    Part.IMPROVING: Script(
        ability=-0.8,
        reading=(FIRST_UNIT, SECOND_UNIT),
        quizzes=(
            (Try(FIRST_QUIZ), Try((30, 34), gain=2.2)),
            (Try((44, 48), gain=0.6), Try(RECENT, gain=2.0)),
        ),
    ),
    Part.STRUGGLING: Script(
        ability=-1.6,
        reading=(FIRST_UNIT, SECOND_UNIT),
        quizzes=(
            (Try(FIRST_QUIZ),),
            (Try((46, 48)), Try(RECENT, gain=0.2)),
        ),
    ),
    Part.HALFWAY: Script(
        ability=0.7,
        reading=(FIRST_UNIT, SECOND_UNIT),
        quizzes=(
            (Try(FIRST_QUIZ),),
            (Try((YESTERDAY, YESTERDAY), ending=Ending.OPEN),),
        ),
        returns=None,
    ),
    Part.QUIET: Script(
        ability=0.2,
        reading=(FIRST_UNIT, (27, 40)),
        quizzes=((Try(FIRST_QUIZ),),),
        lessons=4.3,
        spread=7,
        returns=None,
    ),
    Part.GONE: Script(
        ability=0.0,
        reading=((3, 22),),
        quizzes=((Try((23, 27), ending=Ending.TIME_UP),),),
        lessons=2.4,
        returns=None,
    ),
}
