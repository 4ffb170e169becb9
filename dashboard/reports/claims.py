"""How a class judged the claims of a text: counts, and nobody's own verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from courses.models import Article, Claim, ClaimJudgment, Cohort, Enrolment, Verdict
from courses.models.cohort import EnrolmentQuerySet

# Of fewer, an instructor might guess who gave which verdict.
SHOWN_FROM = 5


@dataclass(frozen=True)
class ClassOnClaim:
    """One claim, and how many students gave it each verdict."""

    claim: Claim
    counts: Mapping[str, int]

    @property
    def judged(self) -> int:
        """Return how many students judged it."""
        return sum(self.counts.values())

    @property
    def agreeing(self) -> int:
        """Return how many of them gave it the course's verdict."""
        return self.counts.get(self.claim.verdict, 0)

    @property
    def share(self) -> float | None:
        """Return the share that agrees; None while too few have judged it."""
        return self.agreeing / self.judged if self.judged >= SHOWN_FROM else None

    @property
    def commonest_other(self) -> str:
        """Return the verdict that most of the others gave, if it may be shown."""
        others = {
            verdict: count
            for verdict, count in self.counts.items()
            if verdict != self.claim.verdict
        }
        if not others or self.judged < SHOWN_FROM:
            return ""
        most = max(others, key=lambda verdict: (others[verdict], verdict))
        return str(Verdict(most).label)


@dataclass(frozen=True)
class ClaimsReport:
    """Every claim of the course, with the class's verdicts."""

    article: Article
    lines: Sequence[ClassOnClaim]
    students: int

    @property
    def judgments(self) -> int:
        """Return how many verdicts there are in all."""
        return sum(line.judged for line in self.lines)


def claims_report(cohort: Cohort) -> ClaimsReport | None:
    """Return how the students of a class judged; None where there is no text."""
    article = Article.objects.filter(course=cohort.course_id).first()
    if article is None:
        return None
    counted: dict[int, dict[str, int]] = {}
    rows = (
        ClaimJudgment.objects.filter(enrolment__in=_students(cohort))
        .values_list("claim", "verdict")
        .annotate(students=Count("pk"))
        .order_by("claim", "verdict")
    )
    for claim, verdict, students in rows:
        counted.setdefault(claim, {})[verdict] = students
    claims = Claim.objects.filter(course=cohort.course_id, is_retired=False)
    lines = [
        ClassOnClaim(claim, counted.get(claim.pk, {}))
        for claim in claims.order_by("position")
    ]
    return ClaimsReport(article, lines, _students(cohort).count())


def _students(cohort: Cohort) -> EnrolmentQuerySet:
    return Enrolment.objects.active().students().filter(cohort=cohort)
