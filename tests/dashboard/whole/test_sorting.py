"""Each column of the students table sorts both ways, over all of its pages."""

import pytest
from django.urls import reverse

from courses.models import Enrolment
from dashboard.reports import students
from tests.dashboard.whole.oracle import in_order, lines_of

# What each column sorts by, in plain words of one line.
KEYS = {
    "name": lambda line: line.person.name.lower(),
    "units": lambda line: (line.units_done, line.lessons_done),
    "lessons": lambda line: line.lessons_done,
    "active": lambda line: line.last_active,
    "status": lambda line: (not line.is_quiet, not line.needs_hand, line.seen_at),
    "mark-best": lambda line: line.marks[0].percent,
    "mark-last": lambda line: line.marks[1].percent,
    "mark-first": lambda line: line.marks[2].percent,
}
SHOWN = {
    "all": lambda _line: True,
    "hand": lambda line: line.needs_hand,
    "quiet": lambda line: line.is_quiet,
}


@pytest.fixture
def paged(signed_in, whole, monkeypatch):
    """Turn the pages of a query string, and return whom they show."""
    monkeypatch.setattr(students, "PER_PAGE", 5)

    def turn(query):
        address, found, number = reverse("dashboard:students", args=[whole.pk]), [], 1
        while number:
            page = signed_in.get(f"{address}?{query}&page={number}").context["report"]
            found += [line.enrolment.pk for line in page.page]
            number = number + 1 if page.next else 0
        return found

    return turn


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("sort", KEYS)
def test_pages_together_are_the_class_in_order(paged, whole, now, sort, turned):
    expected = in_order(lines_of(whole, now), KEYS[sort], turned=turned)

    found = paged(f"sort={'-' * turned}{sort}")

    assert found == [line.enrolment.pk for line in expected]


@pytest.mark.parametrize("show", SHOWN)
def test_choice_shows_those_it_counts(paged, whole, now, signed_in, show):
    expected = [line for line in lines_of(whole, now) if SHOWN[show](line)]
    expected = in_order(expected, KEYS["status"], turned=True)

    found = paged(f"sort=-status&show={show}")

    assert found == [line.enrolment.pk for line in expected]


@pytest.mark.parametrize(
    "search", ["ADA", "éMILE", "%", "_", "s1", ".", "a|b", "(", "\\", "[0-9]"]
)
def test_search_means_what_is_typed(paged, whole, now, search):
    def has(text):
        return search.lower() in text.lower()

    expected = [
        line.enrolment.pk
        for line in lines_of(whole, now)
        if has(line.person.name) or has(line.person.email)
    ]

    found = paged(f"sort=active&q={search.replace('%', '%25')}")

    assert sorted(found) == expected


@pytest.mark.parametrize("turned", [False, True])
def test_hidden_names_sort_by_their_numbers(paged, signed_in, whole, now, turned):
    signed_in.post(reverse("dashboard:names", args=[whole.pk]), {"hide": "yes"})
    joined = [line.enrolment.pk for line in lines_of(whole, now)]

    found = paged("sort=-name" if turned else "")

    assert found == (joined[::-1] if turned else joined)


@pytest.mark.parametrize("search", ["1", "02", "student 3", "STUDENT", "Ada", "99"])
def test_labels_are_searched_as_they_read(paged, signed_in, whole, now, search):
    signed_in.post(reverse("dashboard:names", args=[whole.pk]), {"hide": "yes"})
    joined = Enrolment.objects.filter(cohort=whole, role="student").order_by("pk")
    labels = {each.pk: f"student {n:02}" for n, each in enumerate(joined, start=1)}
    expected = [
        line.enrolment.pk
        for line in lines_of(whole, now)
        if search.lower() in labels[line.enrolment.pk]
    ]

    assert paged(f"q={search}") == expected


@pytest.mark.parametrize("sort", KEYS)
@pytest.mark.parametrize("show", SHOWN)
def test_any_choice_costs_as_many_queries(
    signed_in, whole, django_assert_num_queries, sort, show
):
    address = reverse("dashboard:students", args=[whole.pk])

    with django_assert_num_queries(9):
        signed_in.get(f"{address}?sort={sort}&show={show}")


def test_file_has_everyone_in_order(signed_in, whole, now):
    address = reverse("dashboard:export", args=[whole.pk])
    expected = in_order(lines_of(whole, now), KEYS["mark-best"], turned=True)

    text = signed_in.get(f"{address}?sort=-mark-best").getvalue().decode()

    found = [row.split(",")[1] for row in text.splitlines()[1:]]
    assert found == [line.person.email for line in expected]
