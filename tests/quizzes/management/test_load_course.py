from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from courses.models import Course
from tests.factories.packages import spoil, write_package

pytestmark = pytest.mark.django_db


class Terminal(StringIO):
    """What a person watches."""

    def isatty(self):
        return True


def run(*args, out=None):
    out, err = out or StringIO(), StringIO()
    error = None
    try:
        call_command("load_course", *map(str, args), stdout=out, stderr=err)
    except CommandError as raised:
        error = str(raised)
    return out.getvalue(), err.getvalue(), error


def test_load_says_what_is_new(tmp_path):
    out, err, error = run(write_package(tmp_path))

    assert out.splitlines()[:2] == ["A small course:", "  course: 1 new"]
    assert (err, error) == ("", None)


def test_second_load_says_that_nothing_changed(tmp_path):
    run(write_package(tmp_path))

    out, _err, _error = run(tmp_path)

    assert out.splitlines() == ["A small course:", "  nothing changed"]


def test_terminal_gets_a_bar(tmp_path):
    out, _err, _error = run(write_package(tmp_path), out=Terminal())

    assert "\r" + "█" * 24 + " 9/9 quizzes" in out


def test_check_writes_nothing(tmp_path):
    out, _err, _error = run(write_package(tmp_path), "--check")

    assert out == "A small course: no faults.\n"
    assert not Course.objects.exists()


def test_faults_are_listed_and_counted(tmp_path):
    changed = {
        **spoil("course.yaml", "language: en-US", "language: english"),
        **spoil("quizzes/stopping.yaml", "item: findings", "item: finding"),
    }

    out, err, error = run(write_package(tmp_path, changed))

    assert out == ""
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        "course.yaml:4",
        "quizzes/stopping.yaml:5",
    ]
    assert error == f"2 faults in {tmp_path}. Nothing was written."
    assert not Course.objects.exists()


def test_one_fault_is_counted_as_one(tmp_path):
    _out, _err, error = run(write_package(tmp_path, {"notes.txt": ""}), "--check")

    assert error == f"1 fault in {tmp_path}. Nothing was written."


def test_missing_folder_is_named(tmp_path):
    _out, _err, error = run(tmp_path / "nothing")

    assert error == (
        f"There is no folder {tmp_path / 'nothing'}. Name one that holds course.yaml."
    )
