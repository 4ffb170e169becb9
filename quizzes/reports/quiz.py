"""What the page before a quiz shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from courses.models import Cohort, Enrolment
from quizzes.models import Answer, Assignment, Attempt, Quiz, Slot, Stimulus
from quizzes.policy import Policy, Standing
from quizzes.releases import Release
from quizzes.reports.openings import releases_of, shown_in_words
from quizzes.reports.policies import policy_of
from quizzes.reports.terms import OwnTerms
from quizzes.reports.waiting import waiting_in_words

# What tells where to go on.
PLACE = ("attempt", "position", "state", "is_closed")


@dataclass(frozen=True)
class PastAttempt:
    """A submitted attempt, with as much of its result as may be shown."""

    attempt: Attempt
    release: Release
    counts: bool

    @property
    def waiting_in_words(self) -> str:
        """Return how many answers wait for an instructor; nothing where none does."""
        return waiting_in_words(self.attempt)


@dataclass(frozen=True)
class QuizPage:
    """A quiz as one student meets it now."""

    standing: Standing
    questions: int
    has_case: bool
    cohort: Cohort

    @property
    def goes_one_way(self) -> bool:
        """Tell whether some questions close as a case goes on."""
        is_practice = self.assignment.quiz.purpose == Quiz.Purpose.PRACTICE
        return self.has_case and not is_practice

    @property
    def assignment(self) -> Assignment:
        """Return the assignment."""
        return self.standing.assignment

    @property
    def policy(self) -> Policy:
        """Return the terms that hold for this student."""
        return self.standing.policy

    @cached_property
    def past(self) -> Sequence[PastAttempt]:
        """Return the submitted attempts, newest first."""
        standing = self.standing
        releases = releases_of(standing.submitted, standing.now)
        return [
            PastAttempt(
                attempt=attempt,
                release=releases[attempt.pk].whole,
                counts=attempt == standing.counting,
            )
            for attempt in reversed(standing.submitted)
        ]

    @property
    def offers_way_in(self) -> bool:
        """Tell whether a student can begin or go on now."""
        return self.standing.may_start or self.standing.open_attempt is not None

    @property
    def terms(self) -> OwnTerms:
        """Return this student's terms in words."""
        return OwnTerms(self.policy)

    @property
    def asks_code(self) -> bool:
        """Tell whether beginning takes an access code; going on never does."""
        return self.standing.may_start and bool(self.assignment.access_code)

    @property
    def shown(self) -> Sequence[tuple[str, str]]:
        """Return the parts of a result and from when on each shows."""
        return shown_in_words(self.assignment, self.cohort)

    @property
    def minutes_left_before_closing(self) -> int | None:
        """Return the minutes an attempt begun now has, where closing cuts it short."""
        deadline, limit = self.standing.deadline, self.policy.time_limit.value
        if deadline is None or limit is None:
            return None
        left = deadline - self.standing.now
        return int(left.total_seconds() // 60) if left < limit else None


def quiz_page(assignment: Assignment, enrolment: Enrolment, now: datetime) -> QuizPage:
    """Return what `enrolment` sees of `assignment` at `now`."""
    attempts = list(
        Attempt.objects.filter(assignment=assignment, enrolment=enrolment)
        .select_related("assignment__quiz", "enrolment")
        .order_by("number")
    )
    begun = [attempt.started_at for attempt in attempts if attempt.is_open]
    policy = policy_of(assignment, enrolment, started_at=next(iter(begun), None))
    draws = Slot.objects.filter(quiz=assignment.quiz, is_retired=False)
    slots = list(draws.values_list("draw", "case__form"))
    return QuizPage(
        standing=Standing(policy, attempts, now),
        questions=sum(draw for draw, _form in slots),
        has_case=any(form == Stimulus.Form.CASE for _draw, form in slots),
        cohort=enrolment.cohort,
    )


def next_position(attempt: Attempt) -> int:
    """Return the first item that is open and not wholly answered, or the last one."""
    answers = list(attempt.answers.order_by("position").only(*PLACE))
    unfinished = (
        answer.position
        for answer in answers
        if answer.state != Answer.State.COMPLETE and not answer.is_closed
    )
    return next(unfinished, len(answers))
