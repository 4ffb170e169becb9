"""Queries that are written once give what the same querysets give."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from quizzes.models import Item, ItemVersion
from quizzes.prepared import Prepared
from tests.factories.quizzes import ItemFactory


def of_course(course):
    return Item.objects.filter(course=course).order_by("code")


def between(course, low, high):
    return of_course(course).filter(pk__gt=low, pk__lt=high)


@pytest.fixture
def items(db):
    return [ItemFactory(code=f"item-{number}") for number in range(3)]


def test_each_number_gives_its_own_rows(items):
    prepared = Prepared(of_course)

    for item in (*items, items[0]):
        assert prepared.rows(item.course_id) == list(of_course(item.course_id))


def test_numbers_keep_their_places(items):
    item = items[1]
    prepared = Prepared(between, 3)

    assert prepared.rows(item.course_id, item.pk - 1, item.pk + 1) == [item]
    assert prepared.rows(item.course_id, item.pk, item.pk + 1) == []


def test_values_come_as_the_queryset_gives_them(items):
    prepared = Prepared(lambda course: of_course(course).values_list("pk", "code"))

    for item in items:
        assert prepared.rows(item.course_id) == [(item.pk, item.code)]


def test_rows_carry_what_was_selected_with_them(items, django_assert_num_queries):
    prepared = Prepared(
        lambda course: (
            of_course(course)
            .select_related("course")
            .prefetch_related("objectives")
            .defer("step")
        )
    )
    prepared.rows(items[0].course_id)

    with django_assert_num_queries(2):
        [item] = prepared.rows(items[2].course_id)

        assert (item, item.course) == (items[2], items[2].course)
        assert list(item.objectives.all()) == []

    assert item.get_deferred_fields() == {"step"}


def test_values_are_read_as_the_columns_say(items):
    version = ItemVersion.objects.get(item=items[0])

    [found] = Prepared(lambda item: ItemVersion.objects.filter(item=item)).rows(
        items[0].pk
    )

    assert (found.content, found.created_at) == (version.content, version.created_at)


def test_number_that_no_column_holds_finds_nothing(items):
    assert Prepared(of_course).rows(2**63) == []


def test_too_few_numbers_are_refused(items):
    with pytest.raises(ValueError, match="shorter"):
        Prepared(between, 3).rows(1, 2)


@pytest.mark.django_db(transaction=True)
def test_threads_that_begin_at_once_get_their_own_rows():
    items = [ItemFactory(code=f"item-{number}") for number in range(4)]
    prepared, ready = Prepared(of_course), Barrier(4)

    def ask(item):
        ready.wait()
        try:
            return [prepared.rows(item.course_id) for _ in range(20)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, items))

    assert found == [[[item]] * 20 for item in items]
