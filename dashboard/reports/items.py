"""How the items of a class's quizzes behave, from each student's first attempt."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from courses.models import Cohort
from dashboard.reports.findings import Finding, finding, headline
from quizzes.models import Assignment, Behavior, ItemVersion, Quiz
from quizzes.papers import content_of, kind_of, marking_of
from quizzes.reports.first_answers import CHOICE, tallies_of
from quizzes.statistics import EXPECTED_FROM, Figures, Verdict
from quizzes.sums import Sums


@dataclass(frozen=True)
class OptionShare:
    """How many chose one option, and how well those did on the rest."""

    letter: str
    count: int
    share: float
    is_key: bool
    rest: float | None
    # Chosen by more than the key, where there are enough students to say so.
    beats_key: bool

    @property
    def width(self) -> str:
        """Return the bar's length as an SVG width."""
        return f"{100 * self.share:.0f}%"

    @property
    def css_class(self) -> str:
        """Return the class of the bar."""
        if self.is_key:
            return "key"
        return "drawn" if self.beats_key else ""


@dataclass(frozen=True)
class Credit:
    """How many earned all, some or none of the points."""

    full: int
    some: int
    none: int


@dataclass(frozen=True)
class CreditShare:
    """The share of students who earned this much."""

    name: str
    share: float
    css_class: str

    @property
    def width(self) -> str:
        """Return the bar's length as an SVG width."""
        return f"{100 * self.share:.0f}%"


@dataclass(frozen=True)
class ItemLine:
    """One version of an item in one quiz."""

    version: ItemVersion
    quiz: Quiz
    figures: Figures
    omitted: int
    credit: Credit
    # Only of items with one right option.
    options: Sequence[OptionShare]

    @property
    def label(self) -> str:
        """Return the short name that a chart has room for."""
        return str(self.version.item.code)

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return kind_of(self.version).label

    @property
    def n(self) -> int:
        """Return how many first attempts had it."""
        return self.figures.n

    @property
    def omission(self) -> float:
        """Return the share that left it unanswered."""
        return self.omitted / self.n

    @property
    def finding(self) -> Finding:
        """Return what the figures say, in words."""
        return finding(self.figures, self.options)

    @property
    def suspicion(self) -> tuple[int, float]:
        """Sort the most suspicious first."""
        r = self.figures.correlation
        return (self.figures.verdict.value, 1.0 if r is None else r)

    @property
    def shares(self) -> Sequence[CreditShare]:
        """Return how many earned all, some and none of the points."""
        full, some, none = self.credit.full, self.credit.some, self.credit.none
        partly = [CreditShare(gettext("Part"), some / self.n, "")]
        return [
            CreditShare(gettext("Full"), full / self.n, "key"),
            *(partly if self.version.max_points > 1 else []),
            CreditShare(gettext("None"), none / self.n, ""),
        ]


@dataclass(frozen=True)
class ItemsReport:
    """The items that were asked, and the quizzes to choose from.

    Shape: `shown` are those of the quizzes that the figures are of.
    """

    assignments: Sequence[Assignment]
    shown: Sequence[Assignment]
    lines: Sequence[ItemLine]

    @cached_property
    def suspects(self) -> Sequence[ItemLine]:
        """Return the items to look at first, at most five."""
        doubted = (Verdict.WRONG_KEY, Verdict.CHECK_KEY, Verdict.WEAK, Verdict.HARD)
        found = [line for line in self.lines if line.figures.verdict in doubted]
        return sorted(found, key=lambda line: line.suspicion)[:5]

    @property
    def headline(self) -> str:
        """Return the finding as a sentence."""
        if not self.lines:
            return headline(None, "")
        worst = min(self.lines, key=lambda line: line.suspicion)
        return headline(worst.figures.verdict, worst.label)

    @property
    def most(self) -> int:
        """Return the most first attempts that any item has."""
        return max((line.n for line in self.lines), default=0)


def quizzes_of(cohort: Cohort) -> list[Assignment]:
    """Return what is open to a class, in the course's order."""
    opened = Assignment.objects.of_cohort(cohort)
    return list(opened.order_by("quiz__unit__position", "pk"))


def items_report(
    cohort: Cohort,
    *,
    quiz: str = "",
    assignments: Sequence[Assignment] | None = None,
    is_counted: bool = False,
) -> ItemsReport:
    """Return the items of one quiz, or of all, in five queries or fewer.

    What came since the answers were counted takes two more for each few hundred;
    where nothing did, which `is_counted` says, it takes two fewer.
    """
    if assignments is None:
        assignments = quizzes_of(cohort)
    shown = [each for each in assignments if each.quiz.slug == quiz] or assignments
    # The tries of practice say little of an item.
    shown = [each for each in shown if each.behavior != Behavior.PRACTICE]
    tallies = tallies_of(shown, is_counted=is_counted)
    asked = {version for tallied in tallies.values() for version in tallied}
    versions = ItemVersion.objects.select_related("item").in_bulk(asked)
    lines = [
        _line(sums, versions[version], assignment.quiz)
        for assignment in shown
        for version, sums in tallies[assignment.pk].items()
    ]
    lines.sort(key=lambda line: (line.suspicion, line.quiz.pk, line.label))
    return ItemsReport(assignments, shown, lines)


def _line(sums: Sums, version: ItemVersion, quiz: Quiz) -> ItemLine:
    """Return one item with its figures."""
    some = sums.n - sums.full - sums.none
    return ItemLine(
        version=version,
        quiz=quiz,
        figures=Figures(sums.moments, is_all_or_nothing=version.max_points == 1),
        omitted=sums.omitted,
        credit=Credit(sums.full, some, sums.none),
        options=_options(version, sums),
    )


def _options(version: ItemVersion, sums: Sums) -> Sequence[OptionShare]:
    """Return the options of an item with one right one, in the author's order."""
    if version.kind != CHOICE:
        return ()
    key = marking_of(version).key.model_dump()["correct"]
    options = content_of(version).options
    keyed, _ = sums.chose(key)
    shares = []
    for letter, option in zip("ABCDEF", options, strict=False):
        count, rest = sums.chose(option.id)
        shares.append(
            OptionShare(
                letter=letter,
                count=count,
                share=count / sums.n,
                is_key=option.id == key,
                rest=rest,
                beats_key=count > keyed and sums.n / len(options) >= EXPECTED_FROM,
            )
        )
    return shares
