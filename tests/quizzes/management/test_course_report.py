import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.packages import FILES, spoil, write_package

NAMES = [
    "lessons",
    "words",
    "figures",
    "items",
    "items_by_kind",
    "items_by_bloom",
    "items_by_objective",
    "cases",
    "claims",
    "terms",
    "drugs",
    "references_by_status",
    "lint",
]
TWO = spoil(
    "course.yaml",
    "units:\n",
    "  - {code: TAPER-2, text: Teach a taper., bloom: apply, "
    "client_need: physiological-adaptation, naplex: foundational-knowledge}\nunits:\n",
)


def run(*args):
    out, err, error = StringIO(), StringIO(), None
    try:
        call_command("course_report", *map(str, args), stdout=out, stderr=err)
    except CommandError as raised:
        error = str(raised)
    return out.getvalue(), err.getvalue().splitlines(), error


def test_json_has_every_sum(tmp_path):
    out, _err, _error = run(write_package(tmp_path), "--json")

    sums = json.loads(out)
    assert list(sums) == NAMES
    assert (sums["lessons"], sums["figures"], sums["items"]) == (1, 1, 3)
    assert sums["items_by_objective"] == {"TAPER-1": 3}
    assert sums["references_by_status"] == {"confirmed": 2, "secondary": 1, "known": 1}
    assert sums["lint"] == {"errors": 0, "warnings": 0, "answered": 0, "notes": 1}
    assert (sums["terms"], sums["claims"], sums["drugs"]) == (2, 0, 0)
    assert len(sums["items_by_kind"]) == 13
    assert sums["items_by_kind"]["numeric"] == 1
    assert sums["items_by_bloom"] == {"create": 0, "apply": 2, "analyze": 1}


def test_matrix_shows_each_objective_and_lesson(tmp_path):
    out, _err, _error = run(write_package(tmp_path))

    lines = out.splitlines()
    assert lines[1].split()[:3] == ["TAPER-1", "1", "3"]
    assert [line.split() for line in lines if line.startswith("first-step")] == [
        ["first-step", "19", "1", "1"]
    ]
    assert "references_by_status: confirmed 2, secondary 1, known 1" in lines


@pytest.mark.parametrize(
    ("changed", "cell"),
    [
        pytest.param(TWO, "empty: TAPER-2: lessons", id="lesson"),
        pytest.param(TWO, "empty: TAPER-2: items", id="item"),
        pytest.param({}, "empty: items of kind bow-tie", id="kind"),
        pytest.param({}, "empty: items to create", id="bloom"),
        pytest.param({}, "empty: cases", id="cases"),
    ],
)
def test_empty_cell_is_named_and_fails(tmp_path, changed, cell):
    _out, err, error = run(write_package(tmp_path, changed))

    assert cell in err
    assert error == f"{len(err)} cells are empty in {tmp_path}."


def test_faulty_course_is_told_and_not_counted(tmp_path):
    changed = {"lessons/first-step.md": FILES["lessons/first-step.md"][3:]}

    out, err, error = run(write_package(tmp_path, changed))

    assert out == ""
    assert err[0].startswith("lessons/first-step.md:1: has no head")
    assert error == f"{tmp_path} has faults that come before the report; mend them."


def test_folder_must_be_there(tmp_path):
    _out, _err, error = run(tmp_path / "no")

    assert (
        error
        == f"There is no folder {tmp_path / 'no'}. Name one that holds course.yaml."
    )
