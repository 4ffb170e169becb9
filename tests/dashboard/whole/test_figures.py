"""What the database adds up of a class equals what adding up row by row gives."""

from statistics import median

import pytest

from dashboard.reports.overview import Overview
from dashboard.reports.roster import roster_of
from tests.dashboard.whole.oracle import Results, lines_of, results_at


@pytest.fixture
def overview(whole, now):
    return Overview(roster_of(whole, now=now, hides_names=False))


@pytest.fixture
def expected(whole, now):
    return lines_of(whole, now)


def test_class_has_every_sort_of_student(expected):
    sorts = {(line.is_quiet, len(line.failed) > 1) for line in expected}

    assert 20 < len(expected) < 36
    assert len(sorts) == 4


def test_students_are_counted(overview, expected):
    tally = overview.roster.tally

    assert (tally.students, tally.active, tally.quiet, tally.in_need) == (
        len(expected),
        sum(line.is_active for line in expected),
        sum(line.is_quiet for line in expected),
        sum(line.needs_hand for line in expected),
    )


def test_those_in_need_come_by_reasons_and_then_the_longest_away(overview, expected):
    in_need = sorted(
        (line for line in expected if line.needs_hand),
        key=lambda line: (-len(line.reasons), line.seen_at),
    )

    found = list(overview.roster.in_need)

    assert [line.enrolment for line in found] == [line.enrolment for line in in_need]
    assert [line.reasons for line in found] == [line.reasons for line in in_need]


def test_each_quiz_has_its_results(overview, expected):
    found = [
        Results(
            each.passed,
            each.failed,
            each.open,
            each.untouched,
            list(each.marks),
            each.median,
        )
        for each in overview.quizzes
    ]

    assert found == [results_at(expected, place) for place in range(3)]


def test_medians_are_of_all_marks_and_all_students(overview, expected):
    marks = [mark for place in range(3) for mark in results_at(expected, place).marks]

    assert (overview.median_mark, overview.marked) == (median(marks), len(marks))
    assert overview.median_lessons == median(line.lessons_done for line in expected)


def test_units_are_counted(overview, expected):
    found = [(unit.done, unit.begun, unit.untouched) for unit in overview.units]

    states = zip(*(line.units for line in expected), strict=True)
    assert found == [
        (
            sum(state.is_done for state in same),
            sum(state.is_begun for state in same),
            sum(not state.begun for state in same),
        )
        for same in states
    ]


def test_each_line_says_what_its_rows_do(overview, expected):
    def said(line):
        return (
            line.enrolment.pk,
            line.person,
            [(state.begun, state.done) for state in line.units],
            [(mark.percent, mark.in_words, mark.is_failed) for mark in line.marks],
            line.status,
        )

    assert [said(line) for line in overview.roster.lines] == [
        said(line) for line in expected
    ]
