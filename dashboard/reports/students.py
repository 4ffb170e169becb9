"""The students table: who is shown, in which order, on which page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext

from dashboard.reports.line import Line
from dashboard.reports.orders import (
    ACTIVE,
    LESSONS,
    NAME,
    STATUS,
    UNITS,
    mark_key,
    order_of,
)
from dashboard.reports.paging import Turned
from dashboard.reports.roster import Lines, Roster
from dashboard.reports.searching import matching, search_in

PER_PAGE = 50
ALL, HAND, QUIET = "all", "hand", "quiet"


@dataclass(frozen=True)
class Wish:
    """What the query string asks for; what it can't mean falls back."""

    sort: str = NAME
    is_descending: bool = False
    show: str = ALL
    search: str = ""
    page: str = "1"

    @property
    def sort_value(self) -> str:
        """Return the order as the query string names it."""
        return f"-{self.sort}" if self.is_descending else self.sort

    @property
    def href(self) -> str:
        """Return it as a link from the page to itself, without what goes unsaid."""
        parts = {"q": self.search, "page": self.page}
        start = {"q": "", "page": "1"}
        said = {name: value for name, value in parts.items() if value != start[name]}
        return f"?{urlencode({**self.kept, **said})}"

    @property
    def kept(self) -> Mapping[str, str]:
        """Return what a search leaves as it is: the order, and who is shown."""
        parts = {"sort": self.sort_value, "show": self.show}
        start = {"sort": NAME, "show": ALL}
        return {name: value for name, value in parts.items() if value != start[name]}


@dataclass(frozen=True)
class Column:
    """One heading of the table, and where pressing it leads."""

    label: str
    href: str
    is_number: bool
    # "ascending", "descending" or "".
    order: str


@dataclass(frozen=True)
class Filter:
    """One of the choices above the table."""

    label: str
    # How many that shows, where that is known beforehand.
    count: int | None
    href: str
    is_current: bool


@dataclass(frozen=True)
class StudentsPage(Turned):
    """The part of a class that was asked for."""

    roster: Roster
    wish: Wish
    page: Page[Line]

    @property
    def columns(self) -> Sequence[Column]:
        """Return the headings, left to right."""
        quizzes = [
            (mark_key(assignment), assignment.quiz.title)
            for assignment in self.roster.assignments
        ]
        return [
            self._column(NAME, gettext("Student")),
            self._column(UNITS, gettext("Units")),
            self._column(LESSONS, gettext("Lessons"), is_number=True),
            *(self._column(key, title, is_number=True) for key, title in quizzes),
            self._column(ACTIVE, gettext("Last active")),
            self._column(STATUS, gettext("Status")),
        ]

    def _column(self, key: str, label: str, *, is_number: bool = False) -> Column:
        """Return one heading; pressing the current one turns the order round."""
        is_current = self.wish.sort == key
        turned = is_current and not self.wish.is_descending
        order = ""
        if is_current:
            order = "descending" if self.wish.is_descending else "ascending"
        wish = replace(self.wish, sort=key, is_descending=turned, page="1")
        return Column(label, wish.href, is_number, order)

    @property
    def filters(self) -> Sequence[Filter]:
        """Return the choices of whom to show."""
        return [
            self._filter(ALL, gettext("All")),
            self._filter(HAND, gettext("Needs a hand")),
            self._filter(QUIET, gettext("Quiet")),
        ]

    def _filter(self, key: str, label: str) -> Filter:
        """Return one choice."""
        wish = replace(self.wish, show=key, page="1")
        count = _counts(self.roster)[key]
        return Filter(label, count, wish.href, self.wish.show == key)

    @property
    def without_search(self) -> str:
        """Return the link to the same choice of all names."""
        return replace(self.wish, search="", page="1").href

    def at(self, number: int) -> str:
        """Return the link to a page of the same choice."""
        return replace(self.wish, page=str(number)).href


def read_wish(params: Mapping[str, str], roster: Roster) -> Wish:
    """Read a query string; an unknown column, filter or page is passed over."""
    asked = params.get("sort", NAME)
    sort = asked.removeprefix("-")
    show = params.get("show", ALL)
    marks = {mark_key(assignment) for assignment in roster.assignments}
    is_known = sort in {NAME, UNITS, LESSONS, ACTIVE, STATUS} | marks
    return Wish(
        sort=sort if is_known else NAME,
        is_descending=is_known and asked.startswith("-"),
        show=show if show in {ALL, HAND, QUIET} else ALL,
        search=search_in(params),
        page=params.get("page", "1"),
    )


def students_page(roster: Roster, params: Mapping[str, str]) -> StudentsPage:
    """Return the page of students that `params` asks for."""
    wish = read_wish(params, roster)
    chosen = chosen_students(roster, wish)
    if not wish.search:
        chosen = replace(chosen, size=_counts(roster)[wish.show])
    page = Paginator(chosen, PER_PAGE).get_page(wish.page)
    return StudentsPage(roster, replace(wish, page=str(page.number)), page)


def chosen_students(roster: Roster, wish: Wish) -> Lines:
    """Return everyone to show, in order, on whatever page."""
    students = roster.students
    if wish.show == HAND:
        students = students.filter(roster.needs_hand)
    if wish.show == QUIET:
        students = students.filter(roster.is_quiet)
    if wish.search:
        students = matching(
            roster.cohort, students, wish.search, hides_names=roster.hides_names
        )
    order = order_of(roster, wish.sort, is_descending=wish.is_descending)
    return Lines(roster, students, order)


def _counts(roster: Roster) -> Mapping[str, int]:
    """Return how many each of the choices shows."""
    tally = roster.tally
    return {ALL: tally.students, HAND: tally.in_need, QUIET: tally.quiet}
