"""The page of a lesson."""

import pytest
from django.urls import reverse

from courses.models import Enrolment
from tests.factories.courses import (
    NINE_O_CLOCK,
    EnrolmentFactory,
    LessonFactory,
    LessonProgressFactory,
    ObjectiveFactory,
    UnitFactory,
)
from tests.factories.quizzes import ItemFactory

SECTIONS = [{"slug": "two-sites", "title": "Two sites"}]
CITED = {
    "sources": [
        {
            "number": 1,
            "key": "label",
            "statuses": ["known", "confirmed"],
            "html": "Maker. Label.",
        }
    ],
    "terms": [{"slug": "pore", "word": "pore", "html": "The channel’s middle."}],
}


def url(enrolment, lesson):
    return reverse("study:lesson", args=[enrolment.cohort_id, lesson.slug])


def html(text, section="two-sites"):
    return {"type": "html", "section": section, "html": text}


def words(page):
    """Return the page with white space as a reader sees it."""
    return " ".join(page.content.decode().split())


def test_lesson_shows_its_sections_in_order(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit)

    page = signed_in.get(url(enrolment, lesson))

    parts = page.context["page"].text.parts
    assert [part.section.title for part in parts] == ["Two sites", "The gate"]
    assert [block.body_html for part in parts for block in part.blocks] == [
        "<p>Two sites.</p>",
        "<p>The gate.</p>",
    ]


def test_lesson_says_what_it_is_for_and_how_sure_it_is(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit, **CITED)
    lesson.objectives.add(
        ObjectiveFactory(course=lesson.course, text="Find both sites.")
    )

    page = words(signed_in.get(url(enrolment, lesson)))

    assert "<li>Find both sites.</li>" in page
    assert "No clinician has reviewed this edition yet." in page
    assert "Edition 2026.1." in page


def test_sources_are_numbered_targets_with_their_statuses(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit, **CITED)

    page = signed_in.get(url(enrolment, lesson))

    [source] = page.context["page"].text.sources
    assert (source.key, source.statuses) == ("label", ["confirmed", "known"])
    assert 'id="ref-label"' in page.content.decode()


def test_glossary_words_open_without_script(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit, **CITED)

    page = words(signed_in.get(url(enrolment, lesson)))

    assert '<div class="popover" id="term-pore" popover' in page
    assert "<p>The channel’s middle.</p>" in page


def test_read_sections_are_marked(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit)
    LessonProgressFactory(
        enrolment=enrolment, lesson=lesson, sections_reached=["the-gate"]
    )

    reading = signed_in.get(url(enrolment, lesson)).context["page"].reading

    assert [section.is_read for section in reading.sections] == [False, True]
    assert reading.count_in_words == "1 of 2 read"
    assert reading.left_in_words == "About 5 min left"


def test_finished_lesson_has_nothing_left(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit)
    LessonProgressFactory(enrolment=enrolment, lesson=lesson, completed_at=NINE_O_CLOCK)

    reading = signed_in.get(url(enrolment, lesson)).context["page"].reading

    assert (reading.is_done, reading.left_in_words) == (True, "")


def test_lessons_follow_one_another_across_units(signed_in, enrolment, unit, course):
    first = LessonFactory(unit=unit)
    LessonFactory(unit=unit, is_retired=True)
    second = LessonFactory(unit=unit)
    third = LessonFactory(unit=UnitFactory(course=course))

    texts = [
        signed_in.get(url(enrolment, each)).context["page"].text
        for each in (first, second, third)
    ]

    neighbors = [
        tuple(each and each.lesson for each in (text.previous, text.next))
        for text in texts
    ]
    assert neighbors == [(None, second), (first, third), (second, None)]


def test_links_lead_to_other_lessons_from_wherever_the_page_is(
    signed_in, enrolment, unit
):
    text = '<p><a href="../other/#part">There</a></p>'
    lesson = LessonFactory(unit=unit, sections=SECTIONS, blocks=[html(text)])

    [part] = signed_in.get(url(enrolment, lesson)).context["page"].text.parts

    expected = f'<p><a href="/cohorts/{enrolment.cohort_id}/lessons/other/#part">'
    assert part.blocks[0].body_html == f"{expected}There</a></p>"


def test_check_that_the_course_dropped_is_passed_over(signed_in, enrolment, unit):
    gone = {"type": "check", "section": "two-sites", "item": "gone"}
    lesson = LessonFactory(unit=unit, sections=SECTIONS, blocks=[gone])

    [part] = signed_in.get(url(enrolment, lesson)).context["page"].text.parts

    assert part.blocks == []


@pytest.mark.parametrize("fields", [{"is_retired": True}, {"unit__is_retired": True}])
def test_retired_lesson_is_not_found(signed_in, enrolment, course, fields):
    lesson = LessonFactory(unit__course=course, **fields)

    assert signed_in.get(url(enrolment, lesson)).status_code == 404


def test_lesson_of_another_course_is_not_found(signed_in, enrolment):
    assert signed_in.get(url(enrolment, LessonFactory())).status_code == 404


@pytest.mark.parametrize("name", ["lesson", "reach"])
def test_anothers_class_is_not_found(signed_in, enrolment, unit, name):
    lesson = LessonFactory(unit=unit)
    other = EnrolmentFactory(cohort__course=unit.course)
    address = reverse(f"study:{name}", args=[other.cohort_id, lesson.slug])

    response = signed_in.post(address) if name == "reach" else signed_in.get(address)

    assert response.status_code == 404


def test_class_that_was_left_is_not_found(signed_in, enrolment, unit):
    lesson = LessonFactory(unit=unit)
    enrolment.status = Enrolment.Status.LEFT
    enrolment.save()

    assert signed_in.get(url(enrolment, lesson)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_lesson_costs_three_queries_however_much_there_is(
    signed_in, enrolment, course, rows, django_assert_num_queries
):
    units = UnitFactory.create_batch(rows, course=course)
    items = ItemFactory.create_batch(rows, course=course, use="check")
    checks = [
        {"type": "check", "section": "two-sites", "item": item.code} for item in items
    ]
    lesson = LessonFactory(unit=units[0], blocks=[html("<p>Text.</p>"), *checks])
    for unit in units:
        LessonFactory.create_batch(rows, unit=unit)
    lesson.objectives.set(ObjectiveFactory.create_batch(rows, course=course))

    # lessons, objectives, checks and course, once in each process
    with django_assert_num_queries(7):
        signed_in.get(url(enrolment, lesson))
    # session, user, enrolment
    with django_assert_num_queries(3):
        page = signed_in.get(url(enrolment, lesson))

    assert len(page.context["page"].checks) == rows
