"""How often a class is right when it is sure, in all and item by item."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, Q

from courses.models import Cohort
from dashboard.reports.first_attempts import first_answers
from dashboard.reports.items import ItemLine
from quizzes.models import Answer, Assignment, Certainty
from quizzes.reports.calibration import Sureness

At = tuple[int, int]


@dataclass(frozen=True)
class Certainties:
    """What was said of an item: how often it was certain, and wrong all the same."""

    certain: int = 0
    wrong: int = 0


@dataclass(frozen=True)
class Calibration:
    """A class's first attempts by how sure the students were.

    Shape: `by_item` by quiz and item version.
    """

    levels: Sequence[Sureness] = ()
    by_item: Mapping[At, Certainties] = field(default_factory=dict)

    @property
    def answers(self) -> int:
        """Return how many answers say how sure the student was."""
        return sum(level.answers for level in self.levels)

    def of(self, quiz_id: int, version_id: int) -> Certainties:
        """Return what was said of one version of an item in one quiz."""
        return self.by_item.get((quiz_id, version_id), Certainties())


def class_calibration(cohort: Cohort, assignments: Sequence[Assignment]) -> Calibration:
    """Return the class's calibration; one query, none where nothing asks for it."""
    if not any(assignment.asks_certainty for assignment in assignments):
        return Calibration()
    right = Q(current_score__raw=F("current_score__maximum"))
    rows = (
        first_answers(cohort)
        .filter(certainty__isnull=False)
        .exclude(state=Answer.State.EMPTY)
        .values_list("attempt__assignment__quiz_id", "version_id", "certainty")
        .annotate(n=Count("pk"), right=Count("pk", filter=right))
    )
    answers: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    by_item: dict[At, Certainties] = {}
    for quiz_id, version_id, level, n, n_right in rows:
        answers[level] += n
        rights[level] += n_right
        if level == Certainty.CERTAIN:
            by_item[quiz_id, version_id] = Certainties(n, n - n_right)
    levels = [
        Sureness(level, answers[level], rights[level])
        for level in reversed(Certainty)
        if answers[level]
    ]
    return Calibration(levels, by_item)


def sure_but_wrong(
    lines: Sequence[ItemLine], calibration: Calibration
) -> Sequence[tuple[ItemLine, Certainties]]:
    """Return the items that students were certain of and wrong, the most first."""
    said = [(line, calibration.of(line.quiz.pk, line.version.pk)) for line in lines]
    wrong = [(line, each) for line, each in said if each.wrong]
    return sorted(wrong, key=lambda pair: (-pair[1].wrong, pair[0].label))
