import pytest

from courses.content.faults import CourseInvalidError, Fault, Faults, did_you_mean


def test_faults_come_sorted_and_each_once():
    faults = Faults()
    faults.add("b.yaml", 1, "x")
    faults.add("a.yaml", 10, "y")
    faults.add("a.yaml", 9, "z")
    faults.add("b.yaml", 1, "x")

    assert len(faults) == 3
    assert [str(fault) for fault in faults] == [
        "a.yaml:9: z",
        "a.yaml:10: y",
        "b.yaml:1: x",
    ]


def test_error_says_every_fault():
    error = CourseInvalidError([Fault("b", 2, "x"), Fault("a", 1, "y")])

    assert str(error) == "a:1: y\nb:2: x"


@pytest.mark.parametrize(
    ("wrong", "right", "offer"),
    [
        pytest.param("aply", ["apply", "create"], "did you mean `apply`?", id="near"),
        pytest.param("q", ["b", "a"], "write one of a, b", id="few"),
        pytest.param("q", [], "none is defined", id="none"),
        pytest.param(
            "q",
            [f"name-{n}" for n in range(30)],
            "none of the 30 that are defined is like it",
            id="many",
        ),
    ],
)
def test_wrong_name_gets_the_nearest_right_one(wrong, right, offer):
    assert did_you_mean(wrong, right) == offer
