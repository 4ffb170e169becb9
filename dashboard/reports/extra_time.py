"""The students of a class and the extra time each has, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, QuerySet, When

from courses.models import Accommodation, Cohort, Enrolment
from dashboard.reports.granted import extra_time_in_words
from dashboard.reports.names import Person, numbers_of, person_of
from dashboard.reports.orders import by_name
from dashboard.reports.paging import Turned
from dashboard.reports.roster import Order
from dashboard.reports.searching import matching, search_in

PER_PAGE = 50
SHOWN = (
    "user__display_name",
    "user__email",
    "accommodation__time_multiplier",
    "accommodation__extra_seconds",
)


@dataclass(frozen=True)
class Wish:
    """What the query string asks for; what it can't mean falls back."""

    search: str = ""
    page: str = "1"

    @property
    def href(self) -> str:
        """Return it as a link from the page to itself, without what goes unsaid."""
        search = {"q": self.search} if self.search else {}
        page = {"page": self.page} if self.page != "1" else {}
        return f"?{urlencode({**search, **page})}"

    @property
    def kept(self) -> Mapping[str, str]:
        """Return what a search leaves as it is: there is nothing else to choose."""
        return {}


@dataclass(frozen=True)
class TimeLine:
    """One student and the extra time they have, if any."""

    enrolment: Enrolment
    person: Person
    accommodation: Accommodation | None

    @property
    def in_words(self) -> str:
        """Return how much longer the student has."""
        return extra_time_in_words(self.accommodation)


@dataclass(frozen=True)
class TimePage(Turned):
    """The part of a class that was asked for."""

    wish: Wish
    page: Page[Enrolment]
    lines: Sequence[TimeLine]

    @property
    def without_search(self) -> str:
        """Return the link to all names."""
        return Wish().href

    def at(self, number: int) -> str:
        """Return the link to a page of the same search."""
        return replace(self.wish, page=str(number)).href


def time_page(
    cohort: Cohort, params: Mapping[str, str], *, hides_names: bool
) -> TimePage:
    """Return a page of the active students, in two queries and one for labels."""
    search = search_in(params)
    students = _students(cohort, search, hides_names=hides_names)
    page = Paginator(students, PER_PAGE).get_page(params.get("page", "1"))
    numbers = numbers_of(cohort) if hides_names else {}
    lines = [
        TimeLine(
            each,
            person_of(each, numbers.get(each.pk, 0), is_hidden=hides_names),
            getattr(each, "accommodation", None),
        )
        for each in page
    ]
    return TimePage(Wish(search, str(page.number)), page, lines)


def _students(
    cohort: Cohort, search: str, *, hides_names: bool
) -> "QuerySet[Enrolment]":
    """Return those searched for: first who has extra time, in each part by name."""
    students: QuerySet[Enrolment]
    students = Enrolment.objects.students().active().filter(cohort=cohort)
    if search:
        students = matching(cohort, students, search, hides_names=hides_names)
    columns, names = by_name(hides_names=hides_names)
    has_none = Case(When(accommodation=None, then=1), default=0)
    order = Order([has_none, *(F(name).asc() for name in names)], columns)
    return order.of(students).select_related("user", "accommodation").only(*SHOWN)
