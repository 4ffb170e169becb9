"""What is asked, to whom, what they answered and what it earned."""

from quizzes.models.answer_event import AnswerEvent
from quizzes.models.attempt import Answer, Attempt, Certainty
from quizzes.models.error_report import ErrorReport
from quizzes.models.extension import Extension
from quizzes.models.item import Item, ItemVersion
from quizzes.models.quiz import Assignment, Quiz, Slot
from quizzes.models.regrade import Regrade
from quizzes.models.rules import SHOWN_PARTS, Behavior, Counts, Rules, Shown
from quizzes.models.score import Score
from quizzes.models.stimulus import ITEMS_IN_A_CASE, Stimulus, StimulusVersion
from quizzes.models.tally import CountedAttempt, Tally

__all__ = [
    "ITEMS_IN_A_CASE",
    "SHOWN_PARTS",
    "Answer",
    "AnswerEvent",
    "Assignment",
    "Attempt",
    "Behavior",
    "Certainty",
    "CountedAttempt",
    "Counts",
    "ErrorReport",
    "Extension",
    "Item",
    "ItemVersion",
    "Quiz",
    "Regrade",
    "Rules",
    "Score",
    "Shown",
    "Slot",
    "Stimulus",
    "StimulusVersion",
    "Tally",
]
