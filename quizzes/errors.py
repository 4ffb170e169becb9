"""What can stand in the way of taking a quiz."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizzes.models import (
        Answer,
        Assignment,
        Attempt,
        ErrorReport,
        Regrade,
        Score,
    )


class QuizError(Exception):
    """Something a student or an instructor asked for can't be done."""


class NotOpenYetError(QuizError):
    """The quiz opens later."""

    def __init__(self, assignment: "Assignment") -> None:
        """Keep what opens later."""
        super().__init__(f"opens at {assignment.opens_at}")
        self.assignment = assignment


class ClosedError(QuizError):
    """The quiz is closed to new attempts."""

    def __init__(self, assignment: "Assignment") -> None:
        """Keep what is closed."""
        super().__init__(f"closed at {assignment.closes_at}")
        self.assignment = assignment


class NotAStudentError(QuizError):
    """Only students take quizzes: anyone else's attempt would count for nothing."""


class NoAttemptsLeftError(QuizError):
    """Every attempt allowed has been used."""

    def __init__(self, used: int) -> None:
        """Keep how many were used."""
        super().__init__(f"{used} attempts used")
        self.used = used


class EmptyPaperError(QuizError):
    """The quiz has nothing to ask: its items were retired."""


class AttemptClosedError(QuizError):
    """The attempt takes no more answers; what came late is kept as an event."""

    def __init__(self, attempt: "Attempt", at: datetime) -> None:
        """Keep which attempt, and when the answer came."""
        super().__init__(f"{attempt} was closed when an answer came at {at}")
        self.attempt = attempt


class StaleAnswerError(QuizError):
    """Another window saved meanwhile; the losing answer is kept as an event."""

    def __init__(self, answer: "Answer") -> None:
        """Keep the answer as it stands now."""
        super().__init__(f"{answer} is at revision {answer.rev}")
        self.answer = answer


class NoTriesHereError(QuizError):
    """Answers are marked only when the attempt is submitted."""

    def __init__(self, answer: "Answer") -> None:
        """Keep the answer that was to be marked."""
        super().__init__(f"{answer} is marked when its attempt is submitted")
        self.answer = answer


class NothingToTryError(QuizError):
    """An empty answer can't be marked; it costs no try."""

    def __init__(self, answer: "Answer") -> None:
        """Keep the answer that was empty."""
        super().__init__(f"{answer} is empty: there is nothing to mark")
        self.answer = answer


class DatesOutOfOrderError(QuizError):
    """A quiz would close or be due before it opens."""


class RulesContradictError(QuizError):
    """Rules that can't stand beside each other."""

    def __init__(self, names: list[str]) -> None:
        """Keep which."""
        super().__init__(", ".join(names))
        self.names = names


class TermsChangedError(QuizError):
    """Someone changed the terms since they were looked at."""

    def __init__(self, assignment: "Assignment", names: list[str]) -> None:
        """Keep the terms as they stand, and which changed where that is known."""
        super().__init__(f"terms of {assignment.pk} changed: {', '.join(names)}")
        self.assignment = assignment
        self.names = names


class BehaviorHeldError(QuizError):
    """Attempts are under way, whose answers are marked by the behavior that stands."""

    def __init__(self, assignment: "Assignment") -> None:
        """Keep what can't change now."""
        super().__init__(f"attempts at {assignment.pk} are under way")
        self.assignment = assignment


class ExtendedAlreadyError(QuizError):
    """The same person gave just the same a moment ago."""


class NothingExtendedError(QuizError):
    """An extension that gives nothing."""


class ExtensionReasonError(QuizError):
    """An extension without a reason, or with one too long to keep."""

    def __init__(self, most: int) -> None:
        """Keep how many characters a reason may have."""
        super().__init__(f"give a reason of 1 to {most} characters")
        self.most = most


class TakesAwayError(QuizError):
    """An extension that leaves less than what holds already."""

    def __init__(self, name: str, held: datetime | int | None) -> None:
        """Keep which date or count it is, and what holds; None is no limit."""
        super().__init__(f"{name} is {held} already")
        self.name = name
        self.held = held


class WrongAccessCodeError(QuizError):
    """The code given is not the assignment's."""


class AlreadyAssignedError(QuizError):
    """The cohort has that quiz already."""


class MarkOutOfRangeError(QuizError):
    """A mark below nothing, or above what the item is worth."""

    def __init__(self, raw: int, maximum: int) -> None:
        """Keep the mark and the most it can be."""
        super().__init__(f"{raw} points is not between 0 and {maximum}")
        self.raw = raw
        self.maximum = maximum


class MarkReasonError(QuizError):
    """A mark by hand without a reason, or with one too long to keep."""

    def __init__(self, most: int) -> None:
        """Keep how many characters a reason may have."""
        super().__init__(f"give a reason of 1 to {most} characters")
        self.most = most


class MarkSupersededError(QuizError):
    """Someone marked the answer meanwhile."""

    def __init__(self, score: "Score") -> None:
        """Keep the mark that stands now."""
        super().__init__(f"marked meanwhile: {score}")
        self.score = score


class TooManyReportsError(QuizError):
    """One person sent as many error reports as a day allows."""

    def __init__(self, most: int) -> None:
        """Keep how many that is."""
        super().__init__(f"at most {most} a day")
        self.most = most


class ReplySupersededError(QuizError):
    """Someone answered the report meanwhile."""

    def __init__(self, report: "ErrorReport") -> None:
        """Keep the report with the reply that stands now."""
        super().__init__(f"answered meanwhile: {report}")
        self.report = report


class NothingToEarnError(QuizError):
    """Every answer of an attempt would be left out of its total."""

    def __init__(self, attempt: "Attempt") -> None:
        """Keep the attempt that would have nothing left to earn."""
        super().__init__(f"{attempt} would have nothing left to earn")
        self.attempt = attempt


class RegradeDecidedError(QuizError):
    """The regrade was applied or dismissed already."""

    def __init__(self, regrade: "Regrade") -> None:
        """Keep the regrade as it was decided."""
        super().__init__(f"{regrade} is {regrade.state} already")
        self.regrade = regrade


class RegradeChangedError(QuizError):
    """Marks, or the regrade itself, changed since it was previewed."""

    def __init__(self, regrade: "Regrade") -> None:
        """Keep the regrade to look at again."""
        super().__init__(f"marks changed since {regrade} was previewed")
        self.regrade = regrade


class RegradePolicyError(QuizError):
    """A change of weight drops nothing and gives nobody full credit."""


class RegradeReasonError(QuizError):
    """A regrade without a reason, or with one too long to keep."""

    def __init__(self, most: int) -> None:
        """Keep how many characters a reason may have."""
        super().__init__(f"give a reason of 1 to {most} characters")
        self.most = most
