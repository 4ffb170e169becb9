"""The About page."""

from datetime import date

import pytest
from django.urls import reverse

from courses.models import Course, Reference
from study.reports.about import bibliographies
from tests.factories.courses import CourseFactory

ABOUT = reverse("study:about")


def cite(course, key, *statuses, **fields):
    return Reference.objects.create(
        course=course,
        key=key,
        title=f"Label {key}",
        organization="Maker",
        statuses=list(statuses),
        **fields,
    )


def test_about_is_open_to_anyone(client, db):
    page = client.get(ABOUT)

    assert page.status_code == 200
    assert "It is no medical advice." in page.content.decode()
    assert "No course is loaded yet." in page.content.decode()


def test_unreviewed_edition_says_so(client, db):
    CourseFactory()

    page = client.get(ABOUT).content.decode()

    assert "No clinician has reviewed this edition yet" in page
    assert "Edition 2026.1" in page


def test_reviewed_edition_names_who_and_when(client, db):
    CourseFactory(
        review_status=Course.Review.REVIEWED,
        reviewed_by_role="clinical pharmacist",
        reviewed_on=date(2026, 11, 3),
    )

    page = client.get(ABOUT).content.decode()

    assert "Reviewed by a clinical pharmacist on 3 Nov 2026." in page


def test_sources_are_listed_with_their_statuses(db):
    course = CourseFactory()
    cite(course, "a", "known", "confirmed")
    cite(course, "b")

    [bibliography] = bibliographies()

    told = [(source.key, source.statuses_in_words) for source in bibliography.sources]
    assert told == [
        ("a", "Cited as confirmed, known†."),
        ("b", "Listed, not cited."),
    ]
    assert bibliography.counts == {"confirmed": 1, "secondary": 0, "known": 1}


def test_source_leads_to_where_it_can_be_read(client, db):
    course = CourseFactory()
    cite(course, "a", "confirmed", doi="10.1000/1")
    cite(course, "b", "confirmed", address="https://example.org/b")

    page = client.get(ABOUT).content.decode()

    assert '<a href="https://doi.org/10.1000/1">doi:10.1000/1</a>' in page
    assert '<a href="https://example.org/b">https://example.org/b</a>' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_about_costs_as_many_queries_however_many_sources(
    client, db, rows, django_assert_num_queries
):
    for course in CourseFactory.create_batch(rows):
        for number in range(rows):
            cite(course, f"source-{number}", "confirmed")

    with django_assert_num_queries(2):  # courses, references
        client.get(ABOUT)
