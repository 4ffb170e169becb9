"""Publishing new versions of items and charts: how what is asked changes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from quizzes.models import Item, ItemVersion, Stimulus, StimulusVersion
from quizzes.services.proposals import Proposals, propose_for_versions


@transaction.atomic
def publish_versions(versions: Sequence[ItemVersion], *, now: datetime) -> Proposals:
    """Write new versions, each of another item, and have new attempts ask them.

    Attempts under way keep the versions they began with. Where a key was corrected
    after it had been answered, a regrade is proposed; those are returned.
    """
    ItemVersion.objects.bulk_create(versions)
    for version in versions:
        version.item.current_version = version
    Item.objects.bulk_update(
        [version.item for version in versions], ["current_version"]
    )
    return propose_for_versions(versions, now=now)


@transaction.atomic
def publish_charts(versions: Sequence[StimulusVersion]) -> None:
    """Write new versions, each of another chart; items must be published after."""
    StimulusVersion.objects.bulk_create(versions)
    for version in versions:
        version.stimulus.current_version = version
    charts = [version.stimulus for version in versions]
    Stimulus.objects.bulk_update(charts, ["current_version"])
