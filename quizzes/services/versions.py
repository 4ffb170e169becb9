"""Publishing new versions of items: the one way in which what is asked changes."""

from collections.abc import Sequence

from django.db import transaction

from quizzes.models import Item, ItemVersion


@transaction.atomic
def publish_versions(versions: Sequence[ItemVersion]) -> None:
    """Write new versions, each of another item, and have new attempts ask them.

    Attempts under way keep the versions they began with.
    """
    ItemVersion.objects.bulk_create(versions)
    for version in versions:
        version.item.current_version = version
    Item.objects.bulk_update(
        [version.item for version in versions], ["current_version"]
    )
