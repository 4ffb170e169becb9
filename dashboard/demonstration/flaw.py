"""The item whose key is wrong for a while: what an instructor learns to notice.

The first quiz asks everyone one fixed item. Before the class begins, a version of it
with a wrong key is published, so that those who know better lose the point and the
item-rest correlation turns negative. After the invented students have answered, the
right content is published again as the next version: nobody real is ever asked the
wrong one, and loading the course again finds nothing to change.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from courses.content.values import digest_of
from courses.services.audit import record
from dashboard.demonstration.ability import Traits
from quizzes.models import Item, ItemVersion, Quiz
from quizzes.papers import content_of, marking_of
from quizzes.services.versions import publish_versions

# Hard enough that a third fall for the lure, and those who do are the least able.
TRAITS = Traits(difficulty=0.8, discrimination=2.6)
COPIED = (
    "kind",
    "schema",
    "content",
    "key",
    "scoring",
    "feedback",
    "max_points",
    "summary",
)


@dataclass(frozen=True)
class Flaw:
    """An item, its right version, and the wrong option that its key will name."""

    item: Item
    right: ItemVersion
    lure: str


def find_flaw(quiz: Quiz) -> Flaw | None:
    """Choose the first fixed multiple-choice item of `quiz`, if it has one."""
    slots = quiz.slots.filter(is_retired=False).prefetch_related(
        "pool__current_version"
    )
    for slot in slots.order_by("position"):
        pool = list(slot.pool.all())
        version = pool[0].current_version if len(pool) == 1 else None
        if version is not None and version.kind == "multiple-choice":
            options = [option.id for option in content_of(version).options]
            options.remove(marking_of(version).key.correct)  # type: ignore[attr-defined]
            return Flaw(pool[0], version, options[0])
    return None


def publish_wrong_key(flaw: Flaw, now: datetime) -> ItemVersion:
    """Publish the version whose key names the lure."""
    return _publish(flaw, {"key": {"correct": flaw.lure}}, now)


def publish_right_key(flaw: Flaw, now: datetime) -> ItemVersion:
    """Publish the right content again, as the newest version."""
    return _publish(flaw, {"digest": flaw.right.digest}, now)


@transaction.atomic
def _publish(flaw: Flaw, changes: dict[str, object], now: datetime) -> ItemVersion:
    """Publish the right version with `changes`, and leave a trace of it."""
    before = flaw.item.current_version
    columns = {name: getattr(flaw.right, name) for name in COPIED} | changes
    columns.setdefault("digest", digest_of(columns))
    number = (before.number if before else 0) + 1
    version = ItemVersion(item=flaw.item, number=number, created_at=now, **columns)
    publish_versions([version], now=now)
    record(
        "publish item version",
        flaw.item,
        actor=None,
        cohort=None,
        now=now,
        before={"version": number - 1},
        after={"version": number, "key": columns["key"]},
    )
    return version
