"""The drawn order is fixed for all time: attempts in progress hang on it."""

from quizzes.kinds.base import Option
from quizzes.shuffle import in_keyed_order

OPTIONS = [Option(id=each, text=each) for each in "abcdef"]


def ids(seed):
    return "".join(option.id for option in in_keyed_order(OPTIONS, seed))


def test_order_is_the_same_on_every_machine():
    assert (ids(7), ids(8), ids("7:first-step")) == (
        "dbcfea",
        "fdbace",
        "cdefab",
    )


def test_order_given_does_not_matter():
    assert in_keyed_order(reversed(OPTIONS), 7) == in_keyed_order(OPTIONS, 7)
