"""From the list of extra time to a student's form, and back to the same place."""

import pytest
from django.urls import reverse

from courses.models import Accommodation
from dashboard.reports import extra_time
from tests.dashboard.conftest import make_student
from tests.factories.terms import AccommodationFactory


def url(name, *args):
    return reverse(f"dashboard:{name}", args=args)


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def five(cohort, now, monkeypatch):
    """Five students of whom a page shows two."""
    monkeypatch.setattr(extra_time, "PER_PAGE", 2)
    return [
        make_student(cohort, now, name=f"Student {n}", email=f"s{n}@example.org")
        for n in range(5)
    ]


@pytest.fixture
def form_of(signed_in, cohort, five):
    """Return where a page of the list leads from its last row."""

    def found(query):
        page = signed_in.get(url("accommodations", cohort.pk) + query)
        start = url("accommodation", cohort.pk, five[-1].pk)
        [link] = [part for part in words(page).split('"') if part.startswith(start)]
        return link

    return found


@pytest.mark.parametrize("query", ["?page=3", "?q=s4%40example"])
def test_saving_leads_back_to_the_same_place(signed_in, cohort, five, form_of, query):
    form = form_of(query)

    answer = signed_in.post(form, {"time_multiplier": "2"})

    assert answer["Location"] == url("accommodations", cohort.pk) + query
    assert Accommodation.objects.get().enrolment == five[-1]
    assert "Student 4 has extra time in every quiz." in words(
        signed_in.get(answer["Location"])
    )


def test_what_is_refused_is_asked_again_without_losing_the_place(signed_in, form_of):
    form = form_of("?page=3")

    answer = signed_in.post(form, {"time_multiplier": "half"})

    assert answer.status_code == 422
    assert answer.context["back"].endswith("/dashboard/time/?page=3")


def test_canceling_and_removing_lead_back_too(signed_in, cohort, five):
    AccommodationFactory(enrolment=five[-1])
    back = url("accommodations", cohort.pk) + "?q=s4"
    form = url("accommodation", cohort.pk, five[-1].pk)

    page = words(signed_in.get(form, {"next": back}))
    answer = signed_in.post(
        url("remove-extra-time", cohort.pk, five[-1].pk), {"next": back}
    )

    assert page.count(f'href="{back}"') == 2
    assert f'name="next" value="{back}"' in page
    assert answer["Location"] == back


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere(signed_in, cohort, five, elsewhere):
    own = url("accommodation", cohort.pk, five[0].pk)
    asked = f"{own}?next={elsewhere}"

    page = signed_in.get(asked)
    answer = signed_in.post(asked, {"time_multiplier": "2"})

    assert page.context["back"] == url("accommodations", cohort.pk)
    assert answer["Location"] == own


def test_search_for_nobody_says_so(signed_in, cohort, five):
    page = words(signed_in.get(url("accommodations", cohort.pk), {"q": "<nobody>"}))

    assert "No name or address here holds “&lt;nobody&gt;”." in page
    assert f'href="{url("accommodations", cohort.pk)}"' in page


def test_class_of_nobody_offers_no_search(signed_in, cohort):
    page = words(signed_in.get(url("accommodations", cohort.pk)))

    assert "No students yet" in page
    assert 'type="search"' not in page
