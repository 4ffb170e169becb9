"""Playing a story: each event goes through the services that real students use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from courses.models import Enrolment, Lesson
from courses.services.progress import reach_sections
from dashboard.demonstration.ability import likelihood
from dashboard.demonstration.answering import respond
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.questions import Question
from dashboard.demonstration.scripts import Ending
from dashboard.demonstration.story import Read, Sit
from quizzes.models import Answer, Assignment, Attempt
from quizzes.papers import content_of, kind_of
from quizzes.services.answers import save_response, set_flag
from quizzes.services.attempts import start_attempt
from quizzes.services.cases import go_on
from quizzes.services.grading import close_if_due, submit_attempt

# Of the items, those that are reached before a student leaves or time is up.
REACHED = {Ending.SUBMITTED: 1.0, Ending.TIME_UP: 0.7, Ending.OPEN: 0.45}
# Of the time allowed, what an honest attempt takes at most.
MOST_OF_TIME = 0.85
UNSURE = (0.35, 0.7)


@dataclass(frozen=True)
class Stage:
    """What the stories play on: lessons and quizzes by slug, questions by item."""

    lessons: Mapping[str, Lesson]
    assignments: Mapping[str, Assignment]
    questions: Mapping[int, Question]


def play_reading(event: Read, enrolment: Enrolment, stage: Stage) -> None:
    """Reach the sections."""
    reach_sections(
        enrolment=enrolment,
        lesson=stage.lessons[event.lesson],
        sections=list(event.sections),
        seconds=event.seconds,
        now=event.at,
    )


def play_attempt(event: Sit, enrolment: Enrolment, stage: Stage) -> Attempt:
    """Begin an attempt, answer item by item, and end it as the story says."""
    assignment = stage.assignments[event.quiz]
    attempt = start_attempt(
        assignment=assignment, enrolment=enrolment, seed=event.seed, now=event.at
    )
    answers = list(attempt.answers.select_related("version").order_by("position"))
    reached = answers[: round(REACHED[event.ending] * len(answers))]
    clock = _Clock(event.at, _pace(assignment, len(answers)))
    for answer in reached:
        if answer.case_position is not None:
            # A case opens its items one by one.
            answer.refresh_from_db(fields=["reached_at"])
        _Answering(event, answer, stage.questions[answer.version.item_id], clock).play()
        go_on(answer=answer, now=clock.now)
    if event.ending is Ending.SUBMITTED:
        submit_attempt(attempt=attempt, now=clock.pass_time(20))
    elif event.ending is Ending.TIME_UP and attempt.deadline_at:
        close_if_due(attempt=attempt, now=attempt.deadline_at + timedelta(minutes=1))
    return attempt


class _Clock:
    """The time in one attempt, at one student's pace."""

    def __init__(self, now: datetime, pace: float) -> None:
        self.now = now
        self._pace = pace

    def pass_time(self, seconds: float) -> datetime:
        """Let time pass, and return what the clock says then."""
        self.now += timedelta(seconds=round(seconds * self._pace))
        return self.now


def _pace(assignment: Assignment, items: int) -> float:
    """Return what to multiply times by, so that all of them fit into the limit."""
    if not assignment.time_limit:
        return 1.0
    most = items * (SLOWEST + SECOND_THOUGHT) + SECOND_THOUGHT
    return min(1.0, MOST_OF_TIME * assignment.time_limit.total_seconds() / most)


# In seconds, on one item.
QUICKEST, SLOWEST, SECOND_THOUGHT = 30, 120, 25


@dataclass(frozen=True)
class _Answering:
    """One student with one item."""

    event: Sit
    answer: Answer
    question: Question
    clock: _Clock

    def play(self) -> None:
        """Answer, perhaps after another thought, and perhaps with a flag."""
        margin = self.event.mind.margin(self.question.traits)
        chance = Chance(self.event.seed).of(self.answer.position)
        unsure = likelihood(-margin)
        self.clock.pass_time(chance.between("time", QUICKEST, SLOWEST))
        if chance.happens("leaves it out", 0.09 * unsure):
            return
        if chance.happens("thinks again", 0.05 + 0.2 * unsure):
            self._save(margin - 0.5, chance.of("first thought"))
            self.clock.pass_time(SECOND_THOUGHT)
        self._save(margin, chance.of("answer"))
        low, high = UNSURE
        if low < unsure < high and chance.happens("flags", 0.3):
            set_flag(answer=self.answer, is_flagged=True, now=self.clock.now)

    def _save(self, margin: float, chance: Chance) -> None:
        version = self.answer.version
        kind = kind_of(version)
        right = kind.settled_key(self.question.key, self.answer.parameters)
        raw = respond(replace(self.question, key=right), margin, chance)
        save_response(
            answer=self.answer,
            response=kind.parse(content_of(version), raw),
            base_rev=self.answer.rev,
            now=self.clock.now,
        )
