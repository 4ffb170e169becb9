"""The pages about drugs: the index, one drug, the boxed warnings."""

from decimal import Decimal

import pytest
from django.urls import reverse

from courses.models import Enrolment
from study.reports.drug_drawing import drawings
from tests.factories.accounts import UserFactory
from tests.factories.courses import LessonFactory
from tests.factories.drug_rows import (
    SOURCE,
    BoxedWarningFactory,
    DrugFactory,
    choice,
    half_life,
    number,
)


def index(enrolment):
    return reverse("study:drugs", args=[enrolment.cohort_id])


def boxes(enrolment):
    return reverse("study:boxes", args=[enrolment.cohort_id])


def url(enrolment, drug):
    return reverse("study:drug", args=[enrolment.cohort_id, drug.slug])


@pytest.fixture
def slowam(course):
    """A drug of the course."""
    return DrugFactory(course=course, slug="slowam")


def names(response):
    return [row.drug.slug for row in response.context["shown"]]


@pytest.mark.parametrize("page", ["drug", "drugs", "boxes"])
def test_pages_are_closed_to_those_who_are_not_enrolled(
    client, enrolment, course, slowam, page
):
    BoxedWarningFactory(course=course)
    client.force_login(UserFactory())
    addresses = {
        "drug": url(enrolment, slowam),
        "drugs": index(enrolment),
        "boxes": boxes(enrolment),
    }

    assert client.get(addresses[page]).status_code == 404


def test_pages_are_closed_to_those_who_left(signed_in, enrolment, slowam):
    Enrolment.objects.update(status=Enrolment.Status.LEFT)

    assert signed_in.get(url(enrolment, slowam)).status_code == 404


def test_drug_of_another_course_is_not_there(signed_in, enrolment):
    assert signed_in.get(url(enrolment, DrugFactory())).status_code == 404


def test_course_without_drugs_has_no_pages_of_them(signed_in, enrolment):
    assert signed_in.get(index(enrolment)).status_code == 404
    assert signed_in.get(boxes(enrolment)).status_code == 404


def test_navigation_leads_to_the_drugs_where_there_are_any(
    signed_in, enrolment, course
):
    home = reverse("study:home", args=[enrolment.cohort_id])
    without = signed_in.get(home).content.decode()
    DrugFactory(course=course)

    with_drugs = signed_in.get(home).content.decode()

    assert index(enrolment) not in without
    assert f'href="{index(enrolment)}"' in with_drugs


def test_drug_page_shows_facts_numbers_boxes_and_sources(signed_in, enrolment, slowam):
    page = " ".join(signed_in.get(url(enrolment, slowam)).content.decode().split())

    assert "<h1>Slowam</h1>" in page
    for told in (
        "Brand of the label cited: Slowium",
        "<dd>All on routes.</dd>",
        "<dd>All on contraindications.</dd>",
        "30–40 h",
        "Keep the range.",
        "Coma.",
        "Maker. Label.",
        "Cited as known†.",
        "No clinician has reviewed this edition yet.",
        "it is no medical advice",
    ):
        assert told in page


def test_drug_page_says_what_an_empty_section_means(signed_in, enrolment, course):
    shared = {"facts": [], "none_html": "Read the label."}
    drug = DrugFactory(
        course=course,
        sections=[
            {"slug": "onset", "title": "Onset", "is_quick": True, **shared},
            {"slug": "harms", "title": "Harms", "is_quick": False, **shared},
        ],
    )

    page = " ".join(signed_in.get(url(enrolment, drug)).content.decode().split())

    assert "<dt>Onset</dt> <dd>Read the label.</dd>" in page
    assert "<p>Read the label.</p>" in page


def test_drug_page_names_the_lessons_about_it_in_order(
    signed_in, enrolment, course, unit
):
    second = LessonFactory(unit=unit, slug="second", position=2)
    first = LessonFactory(unit=unit, slug="first", position=1)
    LessonFactory(unit=unit, slug="gone", position=3, is_retired=True)
    LessonFactory(unit=unit, slug="other", position=4)
    drug = DrugFactory(course=course, lessons=["second", "first", "gone"])

    page = signed_in.get(url(enrolment, drug)).context["page"]

    assert list(page.lessons) == [first, second]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, ["fastam", "prodrug", "slowam"], id="by-name"),
        pytest.param(
            {"order": "half-life"}, ["fastam", "slowam", "prodrug"], id="by-half-life"
        ),
        pytest.param({"use": "anxiety"}, ["slowam"], id="use"),
        pytest.param({"pathway": "conjugation"}, ["fastam"], id="pathway"),
        pytest.param({"q": " SLOWIUM "}, ["slowam"], id="brand"),
        pytest.param({"q": "slowest"}, ["prodrug"], id="metabolite"),
        pytest.param({"use": "anxiety", "q": "fast"}, [], id="none"),
    ],
)
def test_index_shows_what_was_asked_for(signed_in, enrolment, course, asked, expected):
    DrugFactory(
        course=course, slug="slowam", uses=[choice("anxiety", 1), choice("sleep", 2)]
    )
    DrugFactory(
        course=course,
        slug="fastam",
        brand="",
        uses=[choice("sleep", 2)],
        pathway=choice("conjugation", 2),
        quantities=[
            half_life(
                number(low="1", high="5"),
                number(low="3", high="90", is_cited=False),
            )
        ],
    )
    DrugFactory(
        course=course,
        slug="prodrug",
        brand="",
        uses=[choice("sleep", 2)],
        quantities=[half_life(number(of="slowest", role="metabolite", high="100"))],
    )

    assert names(signed_in.get(index(enrolment), asked)) == expected


def test_wish_that_is_not_offered_is_named(signed_in, enrolment, slowam):
    response = signed_in.get(index(enrolment), {"use": "flying"})

    assert response.status_code == 422
    assert "“flying” is not in the list" in response.content.decode()
    assert names(response) == ["slowam"]


def test_boxes_stand_on_one_card_with_one_list_of_sources(signed_in, enrolment, course):
    second = {**SOURCE, "number": 2, "key": "notice"}
    BoxedWarningFactory(course=course, position=2, drugs=["slowam"], sources=[second])
    BoxedWarningFactory(course=course, position=1)

    response = signed_in.get(boxes(enrolment))

    page = response.context["page"]
    assert [box.position for box in page.boxes] == [1, 2]
    assert [source.key for source in page.sources] == ["label", "notice"]
    assert "Carried by slowam." in response.content.decode()
    assert "Carried by every drug of this course." in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("drugs", 4), ("drug", 5), ("boxes", 4)])
def test_pages_cost_as_many_queries_however_many_drugs(
    signed_in, enrolment, course, unit, rows, page, queries, django_assert_num_queries
):
    lessons = [each.slug for each in LessonFactory.create_batch(rows, unit=unit)]
    drugs = DrugFactory.create_batch(rows, course=course, lessons=lessons)
    BoxedWarningFactory.create_batch(rows, course=course)
    addresses = {
        "drugs": index(enrolment),
        "drug": url(enrolment, drugs[0]),
        "boxes": boxes(enrolment),
    }

    with django_assert_num_queries(queries):
        signed_in.get(addresses[page])


def told(**ends):
    empty = {"low": None, "typical": None, "high": None}
    decimals = {end: Decimal(value) for end, value in ends.items()}
    return {**number(), **empty, **decimals}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            told(low="1", high="200"), ("8.0", "712.0", "704.0", ""), id="range"
        ),
        pytest.param(told(high="200"), ("", "712.0", "704.0", ""), id="upper-end"),
        pytest.param(told(typical="1"), ("", "", "", "8.0"), id="one-number"),
    ],
)
def test_number_is_drawn_on_a_scale_of_1_to_200_hours(row, expected):
    wide, _narrow = drawings([row])

    [bar] = wide.bars
    assert (bar.start, bar.end, bar.width, bar.point) == expected


def test_longer_half_life_widens_the_scale():
    _wide, narrow = drawings([told(low="1", high="400")])

    assert narrow.bars[0].end == "282.0"
    assert [tick.label for tick in narrow.ticks] == ["1", "6", "24", "72", "200"]


def test_drug_without_numbers_has_no_drawing():
    assert drawings([]) == []
