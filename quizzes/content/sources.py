"""A whole course as its authors wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.content.package import Package
from courses.content.schemas import CourseForm
from quizzes.content.cases import CaseSource
from quizzes.content.items import ItemSource
from quizzes.content.quizzes import QuizSource


@dataclass(frozen=True)
class CourseSource:
    """A course without a fault."""

    form: CourseForm
    package: Package
    items: Sequence[ItemSource]
    quizzes: Sequence[QuizSource]
    cases: Sequence[CaseSource] = ()
