"""What the claim desk shows. Of a claim that is not judged yet it knows no verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from courses.models import Article, Claim, ClaimJudgment, Enrolment, Verdict
from study.reports.reading import share
from study.reports.sources import Source, in_order


@dataclass(frozen=True)
class Revealed:
    """The verdict on a claim beside the student's own."""

    verdict: Verdict
    own: Verdict
    # Close to a second verdict: neither counted for nor against.
    is_close: bool

    @property
    def agrees(self) -> bool:
        """Tell whether both are the same."""
        return self.verdict == self.own


@dataclass(frozen=True)
class ClaimLine:
    """One claim in the list."""

    number: int
    position: int
    paragraph: int
    text_html: str
    revealed: Revealed | None

    @property
    def differs(self) -> bool:
        """Tell whether it was judged otherwise."""
        return self.revealed is not None and not self.revealed.agrees


@dataclass(frozen=True)
class Part:
    """A paragraph of the text with those of its claims that are shown."""

    label: str
    about: str
    claims: Sequence[ClaimLine]


@dataclass(frozen=True)
class Desk:
    """All claims of a text as one student has judged them."""

    enrolment: Enrolment
    article: Article
    lines: Sequence[ClaimLine]

    def parts(self, *, only_differing: bool = False) -> Sequence[Part]:
        """Return the paragraphs that have a claim to show."""
        shown = [line for line in self.lines if line.differs or not only_differing]
        return [
            Part(**self.article.paragraphs[at], claims=list(lines))
            for at, lines in groupby(shown, key=lambda line: line.paragraph)
        ]

    @cached_property
    def judged(self) -> Sequence[Revealed]:
        """Return what was revealed so far."""
        return [line.revealed for line in self.lines if line.revealed]

    @property
    def counted(self) -> int:
        """Return how many of them have a verdict that counts."""
        return sum(not each.is_close for each in self.judged)

    @property
    def agreed(self) -> int:
        """Return how many of those were judged alike."""
        return sum(each.agrees and not each.is_close for each in self.judged)

    @property
    def differing(self) -> int:
        """Return how many claims were judged otherwise, close calls too."""
        return sum(line.differs for line in self.lines)

    @property
    def percent(self) -> str:
        """Return the share of claims judged, as an SVG width."""
        return share(len(self.judged), len(self.lines))

    def line(self, number: int) -> ClaimLine | None:
        """Return the claim with this number."""
        return next((line for line in self.lines if line.number == number), None)

    def open_after(self, position: int) -> ClaimLine | None:
        """Return the next claim to judge, from the top again after the last."""
        waiting = [line for line in self.lines if line.revealed is None]
        later = [line for line in waiting if line.position > position]
        return next(iter([*later, *waiting]), None)

    @property
    def first_open(self) -> ClaimLine | None:
        """Return the first claim that is not judged."""
        return self.open_after(0)


@dataclass(frozen=True)
class Kind:
    """A kind of evidence: whether it fits the claim, and whether it was chosen."""

    text: str
    fits: bool
    was_chosen: bool


@dataclass(frozen=True)
class Answer:
    """What a student sees once the claim is judged."""

    revealed: Revealed
    kinds: Sequence[Kind]
    finding_html: str
    matters_html: str
    sources: Sequence[Source]


@dataclass(frozen=True)
class ClaimPage:
    """One claim as one student meets it now."""

    desk: Desk
    line: ClaimLine
    answer: Answer | None

    @property
    def part(self) -> dict[str, str]:
        """Return the paragraph that it stands in."""
        part: dict[str, str] = self.desk.article.paragraphs[self.line.paragraph]
        return part

    @property
    def following(self) -> ClaimLine | None:
        """Return the next claim to judge."""
        return self.desk.open_after(self.line.position)


def desk_of(enrolment: Enrolment) -> Desk | None:
    """Return the desk of the course; None where it takes no text apart."""
    course = enrolment.cohort.course_id
    article = Article.objects.filter(course=course).first()
    if article is None:
        return None
    return Desk(enrolment, article, [_line(row) for row in _rows(enrolment)])


def claim_page(enrolment: Enrolment, number: int) -> ClaimPage | None:
    """Return the page of one claim; None where the course has no such claim."""
    desk = desk_of(enrolment)
    line = desk.line(number) if desk else None
    if desk is None or line is None:
        return None
    answer = _answer(desk, line.revealed, number) if line.revealed else None
    return ClaimPage(desk, line, answer)


def _rows(enrolment: Enrolment) -> QuerySet[Any]:
    """Return the claims without what is told of them, and one student's verdicts."""
    own = Q(judgments__enrolment=enrolment)
    return (
        Claim.objects.filter(course=enrolment.cohort.course_id, is_retired=False)
        .defer("finding_html", "matters_html", "sources", "settled_by")
        .annotate(
            judgment=FilteredRelation("judgments", condition=own),
            own=F("judgment__verdict"),
        )
        .order_by("position")
    )


def _line(row: Any) -> ClaimLine:
    revealed = None
    if row.own is not None:
        revealed = Revealed(Verdict(row.verdict), Verdict(row.own), row.is_close)
    return ClaimLine(row.number, row.position, row.paragraph, row.text_html, revealed)


def _answer(desk: Desk, revealed: Revealed, number: int) -> Answer:
    judgment = ClaimJudgment.objects.select_related("claim").get(
        enrolment=desk.enrolment,
        claim__number=number,
        claim__course=desk.article.course_id,
    )
    claim = judgment.claim
    return Answer(
        revealed=revealed,
        kinds=[
            Kind(
                each["text"],
                each["id"] in claim.settled_by,
                each["id"] in judgment.evidence,
            )
            for each in desk.article.evidence
        ],
        finding_html=claim.finding_html,
        matters_html=claim.matters_html,
        sources=[
            Source(each["key"], each["html"], in_order(each["statuses"]))
            for each in claim.sources
        ],
    )
