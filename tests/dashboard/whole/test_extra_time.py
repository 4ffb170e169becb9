"""The list of extra time: its pages together are the class, in order and searched."""

from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from courses.models import Enrolment
from dashboard.reports import extra_time
from tests.factories.terms import AccommodationFactory

# What each third student in turn has.
GIVEN = [(Decimal("1.5"), 0), (Decimal(1), 600), (Decimal("1.25"), 90)]


@pytest.fixture
def joined(whole):
    """Return all students as they joined, with extra time for each third."""
    students = list(Enrolment.objects.filter(role="student").order_by("pk"))
    for number, student in enumerate(students[1::3]):
        times, extra = GIVEN[number % 3]
        AccommodationFactory(
            enrolment=student, time_multiplier=times, extra_seconds=extra
        )
    return students


@pytest.fixture
def shown(signed_in, whole, monkeypatch):
    """Turn the pages of a search, and return whom they show."""
    monkeypatch.setattr(extra_time, "PER_PAGE", 5)
    address = reverse("dashboard:accommodations", args=[whole.pk])

    def turn(search=""):
        found, query = [], f"?{urlencode({'q': search})}"
        while query:
            report = signed_in.get(address + query).context["report"]
            found += [line.enrolment.pk for line in report.lines]
            query = report.next
        return found

    return turn


def expected(joined, fits=lambda _student: True):
    """Return the active students who fit: with extra time first, then by name."""
    active = [each for each in joined if each.status == "active" and fits(each)]
    ranked = sorted(
        active,
        key=lambda each: (
            not hasattr(Enrolment.objects.get(pk=each.pk), "accommodation"),
            str(each.user).lower(),
            each.pk,
        ),
    )
    return [each.pk for each in ranked]


def test_pages_together_are_the_class_in_order(shown, joined):
    assert shown() == expected(joined)


@pytest.mark.parametrize("search", ["ADA", "éMILE", "%", "_", "s1", "(", "nobody"])
def test_search_finds_those_on_later_pages_too(shown, joined, search):
    def fits(student):
        words = (str(student.user), student.user.email)
        return any(search.lower() in text.lower() for text in words)

    assert shown(search) == expected(joined, fits)


@pytest.mark.parametrize("search", ["", "1", "02", "STUDENT 3", "Ada"])
def test_hidden_names_stand_and_are_searched_by_their_labels(
    signed_in, whole, shown, joined, search
):
    signed_in.post(reverse("dashboard:names", args=[whole.pk]), {"hide": "yes"})
    labels = {each.pk: f"student {n:02}" for n, each in enumerate(joined, start=1)}
    fitting = [
        each.pk
        for each in joined
        if each.status == "active" and search.lower() in labels[each.pk]
    ]
    with_time = {each.pk for each in Enrolment.objects.exclude(accommodation=None)}

    found = shown(search)

    assert found == sorted(fitting, key=lambda key: (key not in with_time, key))


@pytest.mark.parametrize("asked", ["0", "-1", "99", "x", "", "9" * 5_000, "1.5"])
def test_page_that_is_none_falls_back(signed_in, whole, joined, asked):
    address = reverse("dashboard:accommodations", args=[whole.pk])

    answer = signed_in.get(address, {"page": asked})

    assert answer.status_code == 200
    assert len(answer.context["report"].lines) == len(expected(joined))


def test_links_keep_the_search(signed_in, whole, joined, monkeypatch):
    monkeypatch.setattr(extra_time, "PER_PAGE", 5)
    address = reverse("dashboard:accommodations", args=[whole.pk])

    report = signed_in.get(address, {"q": "s1", "page": "2"}).context["report"]

    assert (report.previous, report.at(3), report.without_search) == (
        "?q=s1",
        "?q=s1&page=3",
        "?",
    )
