"""The regrades of a class: which wait for a decision, and what each is about."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from courses.models import Cohort
from dashboard.reports.regrade_sequels import Sequel, sequel_of
from quizzes.models import Answer, ItemVersion, Regrade, Score
from quizzes.papers import asked_of, kind_of, marking_for, response_of
from quizzes.releases import EVERYTHING
from quizzes.reports.naming import in_words
from quizzes.reports.result import short
from quizzes.reports.reviewed_item import ReviewedItem

CHIPS = {
    Regrade.State.PROPOSED: "chip chip--amber",
    Regrade.State.APPLIED: "chip chip--ok",
    Regrade.State.DISMISSED: "chip",
}
# Numbers drawn for a key that is only looked at.
LOOKING = "looking"


@dataclass(frozen=True)
class RegradeLine:
    """One regrade in the list; `attempts` is how many it is about."""

    regrade: Regrade
    attempts: int
    sequel: Sequel

    @property
    def title(self) -> str:
        """Return the item's code, or the quiz whose question weighs differently."""
        if self.regrade.item is not None:
            return self.regrade.item.code
        slot = self.regrade.to_slot
        return str(slot.quiz) if slot else ""

    @property
    def what(self) -> str:
        """Return what was corrected."""
        return what_of(self.regrade)

    @property
    def chip(self) -> tuple[str, str]:
        """Return the classes and the words that say how far it has come."""
        undoing = self.sequel.undoing
        if self.sequel.is_partly_back:
            said = gettext("Put back for %(attempts)s of %(reached)s attempts")
            reached = len(undoing.reached)
            return "chip", said % {"attempts": undoing.attempts, "reached": reached}
        if undoing.is_whole:
            return "chip", gettext("Put back")
        state = Regrade.State(self.regrade.state)
        return CHIPS[state], str(state.label)


@dataclass(frozen=True)
class RegradeToDecide:
    """One regrade that waits for a decision, and what was corrected, in words."""

    pk: int
    what: str


@dataclass(frozen=True)
class KeyCard:
    """One version of an item with what is right by it."""

    version: ItemVersion
    words: str
    item: ReviewedItem


def all_regrades() -> "QuerySet[Regrade]":
    """Return regrades with all that they are about."""
    return Regrade.objects.select_related(
        "item", "from_version", "to_version", "from_slot", "to_slot__quiz", "by"
    )


def sequel_in(cohort: Cohort, regrade_id: int) -> Sequel | None:
    """Return a regrade of a class with what came of it, in one query; or None."""
    this = Regrade.objects.filter(pk=regrade_id)
    same_question = Q(from_version__in=this.values("from_version")) | Q(
        from_slot__quiz__in=this.values("from_slot__quiz"),
        from_slot__position__in=this.values("from_slot__position"),
    )
    regrades = list(all_regrades().filter(same_question, cohort=cohort))
    found = next((each for each in regrades if each.pk == regrade_id), None)
    return sequel_of(found, regrades) if found else None


def regrade_lines(cohort: Cohort) -> Sequence[RegradeLine]:
    """Return a class's regrades, those to decide first, in three queries."""
    regrades = list(all_regrades().filter(cohort=cohort))
    of_class = Answer.objects.filter(attempt__assignment__cohort=cohort).order_by()
    counts = {
        column: dict(
            of_class.filter(
                **{
                    f"{column}__in": {
                        getattr(each, f"from_{column}_id") for each in regrades
                    }
                }
            )
            .values_list(column)
            .annotate(Count("attempt", distinct=True))
        )
        for column in ("version", "slot")
    }
    lines = [
        RegradeLine(
            each,
            counts["version"].get(each.from_version_id, 0)
            or counts["slot"].get(each.from_slot_id, 0),
            sequel=sequel_of(each, regrades),
        )
        for each in regrades
    ]
    return sorted(lines, key=lambda line: line.regrade.state != Regrade.State.PROPOSED)


def to_decide(cohort: Cohort, version: ItemVersion) -> Sequence[RegradeToDecide]:
    """Return what waits for a decision on one version in a class, in one query."""
    waiting = all_regrades().filter(
        cohort=cohort, from_version=version, state=Regrade.State.PROPOSED
    )
    return [RegradeToDecide(each.pk, what_of(each)) for each in waiting]


def what_of(regrade: Regrade) -> str:
    """Return in words what was corrected."""
    if regrade.from_version and regrade.to_version:
        numbers = {
            "old": regrade.from_version.number,
            "new": regrade.to_version.number,
        }
        if regrade.from_version == regrade.to_version:
            return gettext("Version %(old)s, with the key as it was asked") % numbers
        return gettext("Version %(old)s by the key of version %(new)s") % numbers
    if regrade.from_slot and regrade.to_slot:
        return gettext("Question %(place)s: %(old)s becomes %(new)s points") % {
            "place": regrade.to_slot.position,
            "old": short(regrade.from_slot.weight),
            "new": short(regrade.to_slot.weight),
        }
    return ""


def key_cards(regrade: Regrade) -> Sequence[KeyCard]:
    """Return the old and the new key; one where they are the same, none of a weight."""
    old, new = regrade.from_version, regrade.to_version
    if old is None or new is None:
        return ()
    return (_card(old),) if old == new else (_card(old), _card(new))


def _card(version: ItemVersion) -> KeyCard:
    """Return one version, answered by nobody, with what is right."""
    kind = kind_of(version)
    blank = Answer(version=version)
    marking = marking_for(blank)
    blank.parameters = dict(kind.draw(asked_of(blank), marking.key, LOOKING))
    content, marking = asked_of(blank), marking_for(blank)
    empty = response_of(blank)
    outcome = kind.score(content, marking.key, marking.scoring, empty)
    best = kind.key_response(content, marking.key).model_dump(mode="json")
    item = ReviewedItem(
        answer=blank,
        score=Score(
            raw=outcome.raw,
            maximum=outcome.max,
            elements=[asdict(element) for element in outcome.elements],
        ),
        release=EVERYTHING,
        content=content,
        response=empty,
        key=marking.key,
        scoring=marking.scoring,
        feedback=marking.feedback,
        sources=(),
        reread=None,
    )
    return KeyCard(version, in_words(content, best), item)
