"""What is taught, to whom, and how far each has come."""

from courses.models.accommodation import Accommodation
from courses.models.audit import AuditEntry
from courses.models.claim import Article, Claim, Verdict
from courses.models.cohort import Cohort, Enrolment, JoinCode, Role
from courses.models.course import Course, Lesson, Objective, Reference, Term, Unit
from courses.models.drug import BoxedWarning, Drug
from courses.models.judgment import ClaimJudgment
from courses.models.progress import LessonProgress

__all__ = [
    "Accommodation",
    "Article",
    "AuditEntry",
    "BoxedWarning",
    "Claim",
    "ClaimJudgment",
    "Cohort",
    "Course",
    "Drug",
    "Enrolment",
    "JoinCode",
    "Lesson",
    "LessonProgress",
    "Objective",
    "Reference",
    "Role",
    "Term",
    "Unit",
    "Verdict",
]
