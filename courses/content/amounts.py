"""Numbers with a unit: what they are, and which of them nothing bears out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from courses.content.statements import Statement

# What a reader could act on. Tablets, doses and points count things and measure none.
UNITS = {
    "%": "%",
    "°C": "°C",
    "mmHg": "mmHg",
    **dict.fromkeys(("h", "hour", "hours"), "h"),
    **dict.fromkeys(("min", "minute", "minutes"), "min"),
    **dict.fromkeys(("s", "second", "seconds"), "s"),
    **dict.fromkeys(("day", "days", "night", "nights"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
}
MEASURE = (
    r"(?:(?:[mkn]?g|mcg|[md]?L|mmol|mEq|units?)"
    r"(?:/(?:kg|h|min|day|d?L|mL))*)"
)
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
AMOUNT = re.compile(
    rf"(?<![\w.,/–-])(?P<numbers>{NUMBER}(?:\s?(?:–|to|or|and|,)\s?{NUMBER})*)"
    rf"[\s\u00a0-]?(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))}|{MEASURE})"
    r"(?![\w/])"
)
# An invented patient is told of by name; what is told of one is no finding.
PERSON = re.compile(r"\b(?:Mr\.|Mrs\.|Ms\.|Miss|Dr\.|Nurse|Baby) [A-Z]")
WORKED = re.compile(r"[=×÷+−]|\bdivided? by\b|\btimes\b")
QUOTED = re.compile(r"“[^”]*(?:”|$)|^[^“”]*”")  # spoken of, and not stated
# Words by which a text says that its numbers are worked out and not found.
SAID = re.compile(
    r"\b(?:arithmetic|computed|worked out|teaching model|invented)\b", re.IGNORECASE
)

Amount = tuple[str, str]


def amounts(text: str) -> list[Amount]:
    """Return each number that has a unit, with the unit in one spelling."""
    return [each for found in AMOUNT.finditer(text) for each in _read(found)]


def _read(found: "re.Match[str]") -> list[Amount]:
    unit = UNITS.get(found["unit"], found["unit"])
    numbers = re.findall(NUMBER, found["numbers"])
    return [(number.replace(",", ""), unit) for number in numbers]


def given_in(texts: Iterable[str]) -> frozenset[Amount]:
    """Return the amounts of texts that state nothing, such as a stem."""
    return frozenset(amount for text in texts for amount in amounts(text))


def told_of_persons(found: Iterable[Statement]) -> frozenset[Amount]:
    """Return the amounts of paragraphs that tell of an invented patient by name."""
    return given_in(
        each.text
        for paragraph in _paragraphs(found)
        if any(PERSON.search(each.text) for each in paragraph)
        for each in paragraph
        if not each.cited
    )


def _paragraphs(found: Iterable[Statement]) -> Iterator[list[Statement]]:
    for _group, members in groupby(found, key=lambda each: each.group):
        yield list(members)


def uncited(
    found: Sequence[Statement], given: frozenset[Amount] = frozenset()
) -> Iterator[tuple[Statement, str]]:
    """Yield each statement with an amount that nothing bears out, and that amount.

    An amount is borne out by a citation in its sentence or row; where it repeats one
    that its paragraph cites; and where a sentence works it out from such a one. What
    is given, as of a patient, is free, and so is a paragraph that says that its
    numbers are computed or invented.
    """
    for paragraph in _paragraphs(found):
        if any(SAID.search(each.text) for each in paragraph):
            continue
        known = given | given_in(each.text for each in paragraph if each.cited)
        for each in paragraph:
            if not each.cited:
                yield from _unborne(each, known)


def _unborne(
    each: Statement, known: frozenset[Amount]
) -> Iterator[tuple[Statement, str]]:
    text = QUOTED.sub("“”", each.text)
    if WORKED.search(text) and known.intersection(amounts(text)):
        return
    for found in AMOUNT.finditer(text):
        if not known.issuperset(_read(found)):
            yield each, found[0]
            return
