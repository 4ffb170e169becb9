"""Statements that are written once do what Django's own do."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat

from quizzes.models import Item, ItemVersion, Score
from quizzes.prepared import Prepared, PreparedInsert, PreparedUpdate
from tests.factories.quizzes import AnswerFactory, ItemFactory, ScoreFactory


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


@pytest.fixture
def answers(db):
    return AnswerFactory.create_batch(3)


def marks_of(answers):
    """Return unsaved marks, each another one, with what is hard to quote."""
    return [
        ScoreFactory.build(
            answer=answer,
            version=answer.version,
            raw=place,
            maximum=3,
            elements=[{"said": '"two" words', "path": "\\"}, None],
            note=f"½ of {place}",
        )
        for place, answer in enumerate(answers)
    ]


def values_of(rows):
    """Return what is stored of marks, without their keys."""
    stored = Score.objects.filter(pk__in=[row.pk for row in rows]).order_by("answer")
    return [{**each, "id": None} for each in stored.values()]


def test_new_rows_are_stored_as_bulk_create_stores_them(answers):
    ours, theirs = marks_of(answers), marks_of(answers)

    PreparedInsert(Score, without=("by", "regrade")).write(ours)
    Score.objects.bulk_create(theirs)

    assert values_of(ours) == values_of(theirs)
    assert [each["raw"] for each in values_of(ours)] == [0, 1, 2]


def test_new_rows_get_their_own_keys(answers):
    prepared = PreparedInsert(Score)

    for some in (answers, answers[:1], answers):
        made = marks_of(some)
        prepared.write(made)
        found = Score.objects.in_bulk([mark.pk for mark in made])
        assert [found[mark.pk].answer_id for mark in made] == [each.pk for each in some]


def test_new_rows_take_one_statement_and_none_takes_none(
    answers, django_assert_num_queries
):
    with django_assert_num_queries(1):
        PreparedInsert(Score).write(marks_of(answers))
        PreparedInsert(Score).write([])


def test_change_reaches_the_rows_of_its_number_alone(items, django_assert_num_queries):
    def renamed(course):
        return of_course(course), {"code": Concat("code", Value("-new"))}

    prepared = PreparedUpdate(renamed)

    with django_assert_num_queries(2):
        prepared.run(items[0].course_id)
        prepared.run(items[2].course_id)

    codes = Item.objects.order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["item-0-new", "item-1", "item-2-new"]
