"""What an instructor sends to open a quiz, whole and right."""

from tests.factories.quizzes import all_shown

TERMS = {
    "opens_at": "2026-03-02T09:00",
    "due_at": "2026-03-09T09:00",
    "closes_at": "2026-03-16T09:00",
    "minutes": "20",
    "attempts_allowed": "3",
    "counts": "last",
    "behavior": "deferred",
    **all_shown("after-submit"),
}
