"""What is asked, to whom, what they answered and what it earned."""

from quizzes.models.attempt import Answer, AnswerEvent, Attempt
from quizzes.models.item import Item, ItemVersion
from quizzes.models.quiz import Assignment, Behavior, Counts, Quiz, Review, Slot
from quizzes.models.score import Score
from quizzes.models.stimulus import ITEMS_IN_A_CASE, Stimulus, StimulusVersion

__all__ = [
    "ITEMS_IN_A_CASE",
    "Answer",
    "AnswerEvent",
    "Assignment",
    "Attempt",
    "Behavior",
    "Counts",
    "Item",
    "ItemVersion",
    "Quiz",
    "Review",
    "Score",
    "Slot",
    "Stimulus",
    "StimulusVersion",
]
