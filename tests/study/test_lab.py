"""The half-life lab on the page of a lesson."""

import pytest
from django.urls import reverse

from study.views.lesson import LAB_FRAGMENT
from tests.factories.courses import EnrolmentFactory, LessonFactory
from tests.study.labs import CHOSEN, lab_block


@pytest.fixture
def lesson(unit):
    """A lesson with a lab."""
    return LessonFactory(unit=unit, blocks=[lab_block()])


def lab_url(enrolment, lesson, name="half-life"):
    return reverse("study:lab", args=[enrolment.cohort_id, lesson.slug, name])


def names(page):
    return [panel.trace.life.name for panel in page.context["drawn"].shown.panels]


def test_lesson_shows_its_lab_as_it_starts(signed_in, enrolment, lesson):
    address = reverse("study:lesson", args=[enrolment.cohort_id, lesson.slug])

    page = signed_in.get(address)

    assert (page.status_code, names(page)) == (200, ["longazolam"])
    assert 'id="lab-half-life"' in page.content.decode()
    assert "js/lesson/lab.js" in page.content.decode()


def test_lesson_without_a_lab_sends_nothing_of_it(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit)
    address = reverse("study:lesson", args=[enrolment.cohort_id, lesson.slug])

    page = signed_in.get(address).content.decode()

    assert ("lab.js" in page, "lab.css" in page) == (False, False)


def test_other_settings_are_drawn_inside_the_lesson(signed_in, enrolment, lesson):
    settings = {**CHOSEN, "second": "twofold", "person": "older"}

    page = signed_in.get(lab_url(enrolment, lesson), settings)

    assert page.status_code == 200
    assert names(page) == ["longazolam", "twofold", "its metabolite"]
    assert next(template.name for template in page.templates) == "study/lesson.html"
    assert "SLOWER" in page.content.decode()


def test_note_on_a_person_begins_with_a_capital(signed_in, enrolment, lesson):
    settings = {**CHOSEN, "person": "older"}

    page = signed_in.get(lab_url(enrolment, lesson), settings).content.decode()

    assert "<b>Longazolam.</b> SLOWER" in page


def test_script_gets_the_same_lab_alone(signed_in, enrolment, lesson):
    whole = signed_in.get(lab_url(enrolment, lesson), CHOSEN).content.decode()

    alone = signed_in.get(
        lab_url(enrolment, lesson), CHOSEN, headers={"Accept": LAB_FRAGMENT}
    ).content.decode()

    assert alone.strip().startswith('<section class="figure lab"')
    assert alone.strip() in whole
    assert "csrf" not in alone


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        (
            {"interval": "0"},
            (
                "“0” is no number of hours between doses that can be drawn. "
                "Give a whole number from 1 to 168."
            ),
        ),
        (
            {"interval": "-24"},
            (
                "“-24” is no number of hours between doses that can be drawn. "
                "Give a whole number from 1 to 168."
            ),
        ),
        (
            {"interval": "often"},
            (
                "“often” is no number of hours between doses that can be drawn. "
                "Give a whole number from 1 to 168."
            ),
        ),
        ({"interval": ""}, "Give the hours between doses, such as 24."),
        (
            {"doses": "200"},
            (
                "“200” is no number of doses that can be drawn. "
                "Give a whole number from 1 to 60."
            ),
        ),
        (
            {"doses": "2.5"},
            (
                "“2.5” is no number of doses that can be drawn. "
                "Give a whole number from 1 to 60."
            ),
        ),
        ({"doses": ""}, "Give the number of doses, such as 8."),
        (
            {"doses": "60", "interval": "168"},
            (
                "60 doses 168 hours apart take 413 days, and the lab draws at most 60. "
                "Give fewer doses or a shorter interval."
            ),
        ),
        ({"first": "aspirin"}, "“aspirin” is not in the list. Choose one that is."),
        ({"first": ""}, "Choose a drug."),
        ({"second": "aspirin"}, "“aspirin” is not in the list. Choose one that is."),
        ({"second": "longazolam"}, "Choose another drug, or no second drug."),
        ({"person": "giant"}, "“giant” is not in the list. Choose one that is."),
    ],
)
def test_impossible_setting_is_refused_with_what_to_do(
    signed_in, enrolment, lesson, changed, refusal
):
    page = signed_in.get(lab_url(enrolment, lesson), {**CHOSEN, **changed})

    told = [
        error
        for errors in page.context["drawn"].form.errors.values()
        for error in errors
    ]
    assert (page.status_code, told) == (422, [refusal])
    assert page.context["drawn"].shown is None


def test_lab_without_any_setting_asks_for_them(signed_in, enrolment, lesson):
    page = signed_in.get(lab_url(enrolment, lesson))

    assert page.status_code == 422
    assert list(page.context["drawn"].form.errors) == ["first", "interval", "doses"]


@pytest.mark.parametrize("interval", ["1", "168"])
@pytest.mark.parametrize("doses", ["1", "9"])
@pytest.mark.parametrize("drug", ["longazolam", "prodrug", "shortazolam", "twofold"])
def test_possible_settings_are_drawn(
    signed_in, enrolment, lesson, drug, doses, interval
):
    settings = {**CHOSEN, "first": drug, "doses": doses, "interval": interval}

    assert signed_in.get(lab_url(enrolment, lesson), settings).status_code == 200


def test_lab_that_the_lesson_has_not_is_not_found(signed_in, enrolment, lesson, unit):
    plain = LessonFactory(unit=unit)
    addresses = (
        lab_url(enrolment, lesson, "dose"),
        lab_url(enrolment, plain),
    )

    assert [signed_in.get(each, CHOSEN).status_code for each in addresses] == [404, 404]


def test_lab_of_anothers_class_is_not_found(signed_in, lesson):
    other = EnrolmentFactory(cohort__course=lesson.course)

    assert signed_in.get(lab_url(other, lesson), CHOSEN).status_code == 404


def test_lab_is_not_for_strangers(client, enrolment, lesson):
    page = client.get(lab_url(enrolment, lesson), CHOSEN)

    assert (page.status_code, page.url.split("?")[0]) == (302, reverse("account_login"))


def test_lab_takes_nothing_but_questions(signed_in, enrolment, lesson):
    assert signed_in.post(lab_url(enrolment, lesson), CHOSEN).status_code == 405


@pytest.mark.parametrize("second", ["", "twofold"])
def test_lab_costs_what_its_lesson_costs(
    signed_in, enrolment, lesson, second, django_assert_num_queries
):
    address, chosen = lab_url(enrolment, lesson), {**CHOSEN, "second": second}
    # The first look reads the lesson's text.
    signed_in.get(address, chosen)

    with django_assert_num_queries(3):  # session, user, enrolment with progress
        signed_in.get(address, chosen)
