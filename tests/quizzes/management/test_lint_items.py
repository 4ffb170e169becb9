from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quizzes.models import ItemVersion
from quizzes.services.versions import publish_charts, publish_versions
from tests.factories.cases import QUIZ
from tests.factories.courses import NINE_O_CLOCK
from tests.factories.packages import FILES, alike, spoil, write_package

pytestmark = pytest.mark.django_db

ITEMS = "items/stopping.yaml"
NOTE = (
    "note L19 first-step-size: 2 of 3 options are numbers; write all of them as "
    "numbers, or none"
)


def run(name, *args):
    out, err, error = StringIO(), StringIO(), None
    try:
        call_command(name, *map(str, args), stdout=out, stderr=err)
    except CommandError as raised:
        error = str(raised)
    return out.getvalue().splitlines(), err.getvalue(), error


def row(lines, start):
    """Return the figures of one row of the table."""
    (line,) = [line for line in lines if line.startswith(start)]
    return line.split()[-4:]


def test_folder_is_told_by_rule_and_finding(tmp_path):
    lines, err, error = run("lint_items", write_package(tmp_path))

    assert lines[0].split() == ["rule", "errors", "warnings", "answered", "notes"]
    assert row(lines, "L19") == ["0", "0", "0", "1"]
    assert row(lines, "L35") == ["0", "0", "0", "0"]
    assert row(lines, "     all rules") == ["0", "0", "0", "1"]
    assert lines[38:] == [f"items/stopping.yaml:9: {NOTE}"]
    assert (err, error) == ("", None)


def test_answer_is_shown_and_counted(tmp_path):
    wrong = spoil(ITEMS, "text: Nothing", "text: Only tea")[ITEMS]
    changed = wrong.replace("  bloom:", "  lint: {L08: it is on the menu}\n  bloom:", 1)

    lines, _err, error = run("lint_items", write_package(tmp_path, {ITEMS: changed}))

    assert row(lines, "L08") == ["0", "0", "1", "0"]
    assert lines[38].endswith("; answered: it is on the menu")
    assert error is None


def test_error_and_open_warning_fail(tmp_path):
    changed = spoil(ITEMS, "text: Nothing", "text: None of the above")

    lines, _err, error = run("lint_items", write_package(tmp_path, changed))

    assert row(lines, "L02") == ["1", "0", "0", "0"]
    assert row(lines, "L08") == ["0", "1", "0", "0"]
    assert error == f"2 in {tmp_path} to mend or to answer."


def test_unreadable_folder_tells_its_faults_first(tmp_path):
    changed = spoil("course.yaml", "language: en-US", "language: english")

    lines, err, error = run("lint_items", write_package(tmp_path, changed))

    assert lines == []
    assert err.startswith("course.yaml:4: ")
    assert error == (
        f"{tmp_path} has faults that come before the lint; mend them first."
    )


def test_loaded_course_is_linted_by_its_slug(tmp_path):
    run("load_course", write_package(tmp_path))

    lines, _err, error = run("lint_items", "small")

    assert row(lines, "     all rules") == ["0", "0", "0", "1"]
    assert lines[38:] == [f"version 1: {NOTE}"]
    assert error is None


def test_stored_quiz_is_linted_too(tmp_path):
    changed = {ITEMS: f"{FILES[ITEMS]}\n{alike(4)}"}
    _out, err, _error = run("load_course", write_package(tmp_path, changed))

    lines, _err, _error = run("lint_items", "small")

    assert err == ""
    assert row(lines, "L28") == ["0", "0", "0", "1"]
    assert lines[-1] == (
        "quiz: note L28 stopping: the key keeps its place in 4 items in a row; "
        "move one of them"
    )


def test_stored_chart_is_linted_too(tmp_path):
    run("load_course", write_package(tmp_path, QUIZ))
    asked = ItemVersion.objects.get(item__code="ward-1")
    chart = asked.stimulus_version
    chart.content["patient"]["facts"] = ["MRN 448812"]
    chart.pk, chart.number = None, 2
    publish_charts([chart])
    asked.pk, asked.number, asked.stimulus_version = None, 2, chart
    publish_versions([asked], now=NINE_O_CLOCK)

    lines, _err, error = run("lint_items", "small")

    assert lines[-1] == (
        "chart 2: error L34 ward: “MRN 448812” looks like a record number; "
        "patients are invented; leave it out"
    )
    assert error == "1 in small to mend or to answer."


def test_unknown_course_is_named(tmp_path):
    run("load_course", write_package(tmp_path))

    _lines, _err, error = run("lint_items", "smal")

    assert error == "There is no folder and no course smal. Courses here: small."


def test_no_course_at_all_is_said():
    _lines, _err, error = run("lint_items", "small")

    assert error == "There is no folder and no course small. Courses here: none."
