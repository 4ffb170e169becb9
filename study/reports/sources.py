"""Sources as a page lists them: the reference, and how far it was checked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.content.values import reference_html
from courses.models import Reference

# From the surest to the least sure, each with the mark that its numbers carry.
STATUSES = {
    "confirmed": (_("confirmed"), ""),
    "secondary": (_("secondary"), "*"),
    "known": (_("known"), "†"),
}


@dataclass(frozen=True)
class Source:
    """A reference, and the statuses that statements from it are cited with."""

    key: str
    reference_html: str
    statuses: Sequence[str]

    @property
    def statuses_in_words(self) -> str:
        """Return "Cited as confirmed, known†."; without citations, that too."""
        if not self.statuses:
            return gettext("Listed, not cited.")
        words = [
            f"{word}{mark}" for word, mark in map(STATUSES.__getitem__, self.statuses)
        ]
        return gettext("Cited as %(statuses)s.") % {"statuses": ", ".join(words)}


def in_order(statuses: Collection[str]) -> Sequence[str]:
    """Return those of `statuses` that there are, the surest first."""
    return [status for status in STATUSES if status in statuses]


def source_of(reference: Reference, statuses: Collection[str] | None = None) -> Source:
    """Return a reference with `statuses`, or else with all it is cited with."""
    cited = reference.statuses if statuses is None else statuses
    return Source(reference.key, reference_html(reference), in_order(cited))
