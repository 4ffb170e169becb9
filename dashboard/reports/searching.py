"""Finding students by what the page calls them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, CharField, Q, QuerySet, Value, When, Window
from django.db.models.functions import Cast, Concat, RowNumber

from courses.models import Cohort, Enrolment
from dashboard.reports.names import Person, numbers_of, one_person, person_of
from dashboard.reports.orders import by_name

# From here on a label has no zero before its number.
TWO_DIGITS = 10
MOST_SEARCHED = 100
# As long as an address can be.
MOST_NAMED = 254
# More are asked for by more of the name.
MOST_OFFERED = 20


@dataclass(frozen=True)
class Candidate:
    """A student whom a text may mean."""

    enrolment: Enrolment
    person: Person
    # Whether the text is all of the name, the address or the label.
    is_exact: bool

    @property
    def text(self) -> str:
        """Return what means this student and nobody else of the class."""
        return self.person.email or self.person.name

    def __str__(self) -> str:
        name, email = self.person.name, self.person.email
        return name if email in {"", name} else f"{name}, {email}"


@dataclass(frozen=True)
class Found:
    """The students whom a text may mean, those first who are called just that."""

    text: str = ""
    candidates: Sequence[Candidate] = ()
    has_more: bool = False

    @property
    def exact(self) -> Candidate | None:
        """Return the only one who is called just that."""
        exact = [each for each in self.candidates if each.is_exact]
        return exact[0] if len(exact) == 1 else None

    @property
    def likely(self) -> Candidate | None:
        """Return the one it means, or the only one it can mean."""
        return self.exact or (self.candidates[0] if len(self.candidates) == 1 else None)


def search_in(params: Mapping[str, str]) -> str:
    """Return what a query string searches for, as much of it as a name can have."""
    return _plain(params.get("q", ""), MOST_SEARCHED)


def named_in(params: Mapping[str, str], name: str) -> str:
    """Return the student whom a query string or form names under `name`."""
    return _plain(params.get(name, ""), MOST_NAMED)


def find_students(
    cohort: Cohort,
    students: "QuerySet[Enrolment]",
    text: str,
    *,
    hides_names: bool,
) -> Found:
    """Return whom of `students` a text means, in one query and one for labels."""
    if not text:
        return Found()
    columns, names = by_name(hides_names=hides_names)
    # A longer label that holds this one belongs to a later student.
    rows = (
        matching(cohort, students, text, hides_names=hides_names)
        .select_related("user")
        .annotate(place=Value(1) if hides_names else _place(text))
        .alias(**columns)
        .order_by("place", *names, "pk")[: MOST_OFFERED + 1]
    )
    numbers = numbers_of(cohort) if hides_names else {}
    candidates = []
    for row in rows:
        person = person_of(row, numbers.get(row.pk, 0), is_hidden=hides_names)
        is_label = hides_names and person.name.casefold() == text.casefold()
        candidates.append(Candidate(row, person, is_label or row.place == 0))
    return Found(text, candidates[:MOST_OFFERED], len(candidates) > MOST_OFFERED)


def candidate_of(enrolment: Enrolment, *, hides_names: bool) -> Candidate:
    """Return a student who is known already."""
    person = one_person(enrolment, is_hidden=hides_names)
    return Candidate(enrolment, person, is_exact=True)


def matching(
    cohort: Cohort,
    students: "QuerySet[Enrolment]",
    search: str,
    *,
    hides_names: bool,
) -> "QuerySet[Enrolment]":
    """Keep whose name or address holds `search` in any case; or whose label does."""
    # SQLite tells capitals of other alphabets from small letters, save in patterns.
    pattern = re.escape(search)
    if not hides_names:
        return students.filter(
            Q(user__display_name__iregex=pattern) | Q(user__email__iregex=pattern)
        )
    labelled = (
        Enrolment.objects.students()
        .filter(cohort=cohort)
        .annotate(number=Window(RowNumber(), order_by="pk"))
        .annotate(label=_label())
        .filter(label__iregex=pattern)
    )
    return students.filter(pk__in=labelled.values("pk"))


def _plain(text: str, most: int) -> str:
    """Return as much of a text as can be searched for."""
    return text.replace("\0", "").strip()[:most]


def _place(text: str) -> Case:
    """Put those first whose whole name or address is `text`, in any case."""
    pattern = f"^{re.escape(text)}$"
    whole = Q(user__display_name__iregex=pattern) | Q(user__email__iregex=pattern)
    return Case(When(whole, then=Value(0)), default=Value(1))


def _label() -> Concat:
    """Return the label that `person_of` gives by number."""
    zero = Case(When(number__lt=TWO_DIGITS, then=Value("0")), default=Value(""))
    return Concat(Value("Student "), zero, Cast("number", CharField()))
