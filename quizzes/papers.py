"""Stored items as values of their kinds, parsed once in each process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.db.models import F, QuerySet

from quizzes.charts import Chart
from quizzes.kinds import KINDS, AnyKind
from quizzes.kinds.base import Feedback, Frozen, Outcome, Scoring
from quizzes.models import Answer, ItemVersion, StimulusVersion

# Versions never change, so what was parsed stays right; the digest guards against a
# database that was emptied and filled anew.
VERSIONS: dict[tuple[int, str], ItemVersion] = {}
_asked: dict[tuple[int, str], Frozen] = {}
_marked: dict[tuple[int, str], "Marking"] = {}
_charted: dict[tuple[int, str], Chart] = {}
MOST_KEPT = 5_000
# What is parsed once: nothing else reads these columns of a stored item.
PARSED = ("content", "key", "scoring", "feedback")
_digest = attrgetter("version_digest")

# What kinds call the parts whose order is drawn by lot, and those that hold such.
# All ids of one item's differ.
SHUFFLED = (
    "options",
    "rows",
    "choices",
    "tokens",
    "actions",
    "conditions",
    "parameters",
)
HOLDERS = ("groups", "blanks")


@dataclass(frozen=True)
class Marking:
    """What is right about an item, what that earns and why."""

    key: Frozen
    scoring: Scoring
    feedback: Feedback


def kind_of(version: ItemVersion) -> AnyKind:
    """Return the kind of a stored item."""
    return KINDS[version.kind]


def content_of(version: ItemVersion) -> Any:
    """Return what is asked, without touching the columns that hold what is right."""
    at = (version.pk, version.digest)
    if at not in _asked:
        _make_room(_asked)
        kind = kind_of(version)
        document = kind.upgrade({"content": version.content}, version.schema)
        _asked[at] = kind.Content.model_validate(document["content"])
    return _asked[at]


@lru_cache
def _fields_of(kind: type[Frozen]) -> tuple[Sequence[str], Sequence[str]]:
    """Return which fields are shuffled, and which hold parts with such fields."""
    has = kind.model_fields
    return [name for name in SHUFFLED if name in has], [
        name for name in HOLDERS if name in has
    ]


def order_of(content: Any) -> list[str]:
    """Return the ids of what a kind shuffles, in the order of `content`."""
    kind: type[Frozen] = type(content)
    shuffled, holders = _fields_of(kind)
    own = [part.id for name in shuffled for part in getattr(content, name)]
    inner = [
        each
        for name in holders
        for part in getattr(content, name)
        for each in order_of(part)
    ]
    return own + inner


def in_order(content: Any, order: list[str]) -> Any:
    """Return `content` as a student saw it; an unknown order leaves it as written."""
    place = {each: at for at, each in enumerate(order)}
    return _placed(content, place) if set(order_of(content)) == set(place) else content


def _placed(content: Any, place: dict[str, int]) -> Any:
    """Return `content` with all that is shuffled put in its place."""
    kind: type[Frozen] = type(content)
    shuffled, holders = _fields_of(kind)
    changes = {
        name: tuple(sorted(getattr(content, name), key=lambda part: place[part.id]))
        for name in shuffled
    }
    changes |= {
        name: tuple(_placed(part, place) for part in getattr(content, name))
        for name in holders
    }
    return content.model_copy(update=changes)


def marking_of(version: ItemVersion) -> Marking:
    """Return what is right and why; only for scoring and for released reviews."""
    at = (version.pk, version.digest)
    if at not in _marked:
        _make_room(_marked)
        kind = kind_of(version)
        document = kind.upgrade(
            {
                "key": version.key,
                "scoring": version.scoring,
                "feedback": version.feedback,
            },
            version.schema,
        )
        _marked[at] = Marking(
            key=kind.Key.model_validate(document["key"]),
            scoring=kind.Scoring.model_validate(document["scoring"]),
            feedback=Feedback.model_validate(document["feedback"]),
        )
    return _marked[at]


def with_digests(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """Return `answers` with what `give_versions` asks of them, and no version."""
    return answers.annotate(version_digest=F("version__digest"))


def give_versions(answers: Sequence[Answer]) -> None:
    """Put its version on each of the answers `with_digests`, for all to read alone.

    Each version is read and parsed once in each process, and so is its chart: twenty
    answers have sixty rows beside them that never change.
    """
    places = [(answer.version_id, _digest(answer)) for answer in answers]
    known = {at: version for at in places if (version := VERSIONS.get(at))}
    if new := [key for key, digest in places if (key, digest) not in known]:
        known |= _read_versions(new)
    for answer, at in zip(answers, places, strict=True):
        answer.version = known[at]


def _read_versions(keys: Sequence[int]) -> Mapping[tuple[int, str], ItemVersion]:
    """Read and parse some versions, and keep of each what was not parsed."""
    rows = ItemVersion.objects.select_related("item", "stimulus_version")
    read = {(each.pk, each.digest): each for each in rows.filter(pk__in=keys)}
    for version in read.values():
        content_of(version)
        marking_of(version)
        for column in PARSED:
            delattr(version, column)
        if version.stimulus_version:
            _chart_of(version.stimulus_version)
            del version.stimulus_version.content
    _make_room(VERSIONS)
    VERSIONS.update(read)
    return read


def chart_for(answer: Answer) -> Chart | None:
    """Return as much of its chart as stands at an answer's item; None without one."""
    version = answer.version.stimulus_version
    if version is None:
        return None
    return _chart_of(version).until(answer.case_position or 1)


def _chart_of(version: StimulusVersion) -> Chart:
    """Return a whole chart."""
    at = _place_of(version)
    if at not in _charted:
        _make_room(_charted)
        _charted[at] = Chart.model_validate(version.content)
    return _charted[at]


def _place_of(version: StimulusVersion) -> tuple[int, str]:
    """Return under what a chart is kept."""
    return version.pk, version.digest


def asked_of(answer: Answer) -> Any:
    """Return what one student is asked: the numbers drawn, the parts in their order."""
    kind = kind_of(answer.version)
    content = kind.settled(content_of(answer.version), answer.parameters)
    return in_order(content, answer.order)


def drawn_for(answer: Answer, version: ItemVersion) -> Mapping[str, str]:
    """Return what `answer` drew, with what is right for it by `version`.

    As seen, that was frozen when the attempt began; another version decides anew.
    """
    frozen: Mapping[str, str] = answer.parameters
    if version.pk == answer.version_id:
        return frozen
    marking = marking_of(version)
    return kind_of(version).redrawn(content_of(version), marking.key, frozen)


def marking_for(answer: Answer, version: ItemVersion | None = None) -> Marking:
    """Return what is right for one student, and why, by `version` or else as seen."""
    used = version or answer.version
    kind, marking = kind_of(used), marking_of(used)
    drawn = drawn_for(answer, used)
    return Marking(
        key=kind.settled_key(marking.key, drawn),
        scoring=marking.scoring,
        feedback=kind.settled_feedback(content_of(used), marking.feedback, drawn),
    )


def response_of(answer: Answer) -> Any:
    """Return what was answered, the kind's empty response where nothing was."""
    kind = kind_of(answer.version)
    if answer.response is None:
        return kind.empty(content_of(answer.version))
    return kind.Response.model_validate(answer.response)


def outcome_of(answer: Answer, version: ItemVersion | None = None) -> Outcome:
    """Return what an answer earns when scored with `version`, by default as seen."""
    used = version or answer.version
    kind, marking = kind_of(used), marking_of(used)
    drawn = drawn_for(answer, used)
    return kind.score(
        kind.settled(content_of(used), drawn),
        kind.settled_key(marking.key, drawn),
        marking.scoring,
        response_of(answer),
    )


def _make_room(kept: dict[tuple[int, str], Any]) -> None:
    """Forget everything at the limit: simple, and rare enough to cost nothing.

    All of it, since a version without what was parsed of it would be read in pieces.
    """
    if len(kept) >= MOST_KEPT:
        for each in (VERSIONS, _asked, _marked, _charted):
            each.clear()
