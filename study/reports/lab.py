"""The half-life lab of a lesson: what may be set, and what is then to be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from study.kinetics import Regimen, Span

MOST_DOSES, LONGEST_INTERVAL = 60, 168
# A drawing of more days than this has no room for single doses.
MOST_DAYS, DAY = 60, 24


@dataclass(frozen=True)
class Life:
    """A half-life of a drug or of its metabolite, with its source.

    Shape: `is_at_most` where the source names an upper end alone.
    """

    name: str
    span: Span
    is_at_most: bool
    words_html: str


@dataclass(frozen=True)
class Drug:
    """A drug of the lab; a prodrug has no half-life of its own."""

    slug: str
    name: str
    parent: Life | None
    metabolite: Life | None


@dataclass(frozen=True)
class Person:
    """Someone for whom the upper end of a range is taken, but for spared drugs."""

    slug: str
    label: str
    says_html: str
    spares: frozenset[str]
    spared_html: str

    def takes_upper(self, drug: Drug) -> bool:
        """Tell whether the upper end of that drug's range is drawn."""
        return drug.slug not in self.spares


@dataclass(frozen=True)
class Settings:
    """What was chosen. Empty: no second drug, no special person."""

    first: str
    second: str
    person: str
    interval: int
    doses: int

    @property
    def regimen(self) -> Regimen:
        """Return the doses."""
        return Regimen(self.interval, self.doses)

    @property
    def drugs(self) -> Sequence[str]:
        """Return the one or two drugs."""
        return [drug for drug in (self.first, self.second) if drug]


@dataclass(frozen=True)
class Lab:
    """The lab of a lesson, as its course made it."""

    slug: str
    title: str
    caption_html: str
    drugs: Mapping[str, Drug]
    people: Mapping[str, Person]
    start: Settings


@dataclass(frozen=True)
class Trace:
    """One drug or metabolite under the chosen doses."""

    drug: Drug
    life: Life
    regimen: Regimen
    is_metabolite: bool
    # 1 for the first drug, 2 for the second.
    number: int

    # Whether the upper end of a range is drawn alone.
    is_raised: bool

    @property
    def span(self) -> Span:
        """Return the half-lives that are drawn."""
        return self.life.span.upper if self.is_raised else self.life.span

    @property
    def is_settled(self) -> bool:
        """Tell whether doses go on until the plateau is surely reached."""
        return self.regimen.last >= self.span.settled.high


def lab_of(block: Mapping[str, Any]) -> Lab:
    """Return the lab that a lesson's block holds."""
    start = block["start"]
    return Lab(
        slug=block["slug"],
        title=block["title"],
        caption_html=block["caption"],
        drugs={each["slug"]: _drug(each) for each in block["drugs"]},
        people={each["slug"]: _person(each) for each in block["people"]},
        start=Settings(**start),
    )


def _drug(stored: Mapping[str, Any]) -> Drug:
    return Drug(
        stored["slug"],
        stored["name"],
        _life(stored["parent"]),
        _life(stored["metabolite"]),
    )


def _life(stored: Mapping[str, Any] | None) -> Life | None:
    if stored is None:
        return None
    high = Decimal(stored["high"])
    low = Decimal(stored["low"]) if stored["low"] else high
    return Life(stored["name"], Span(low, high), not stored["low"], stored["html"])


def _person(stored: Mapping[str, Any]) -> Person:
    return Person(
        stored["slug"],
        stored["label"],
        stored["says"],
        frozenset(stored["spares"]),
        stored["spared"],
    )


def traces_of(lab: Lab, settings: Settings) -> Sequence[Trace]:
    """Return what is drawn for some settings, each drug before its metabolite."""
    person = lab.people.get(settings.person)
    found = []
    for number, slug in enumerate(settings.drugs, start=1):
        drug = lab.drugs[slug]
        takes_upper = person is not None and person.takes_upper(drug)
        for life, is_metabolite in ((drug.parent, False), (drug.metabolite, True)):
            if life is not None:
                found.append(
                    Trace(
                        drug=drug,
                        life=life,
                        regimen=settings.regimen,
                        is_metabolite=is_metabolite,
                        number=number,
                        is_raised=takes_upper and not life.span.is_one,
                    )
                )
    return found


@dataclass(frozen=True)
class Note:
    """Why the drawings of some drugs are what they are for a person."""

    names: Sequence[str]
    why_html: str


def notes_of(lab: Lab, settings: Settings) -> Sequence[Note]:
    """Return what a person's setting did to each of the chosen drugs."""
    person = lab.people.get(settings.person)
    if person is None:
        return []
    drugs = [lab.drugs[slug] for slug in settings.drugs]
    upper = [drug.name for drug in drugs if person.takes_upper(drug)]
    spared = [drug.name for drug in drugs if not person.takes_upper(drug)]
    notes = (Note(upper, person.says_html), Note(spared, person.spared_html))
    return [note for note in notes if note.names]
