"""Addresses with nothing but numbers in them are those that Django gives."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from quizzes.addresses import numbered
from quizzes.prepared import FIRST_PLACE

QUESTION = "quizzes:question"


@pytest.fixture
def _below_a_folder():
    set_script_prefix("/rounds/")
    yield
    set_script_prefix("/")


@pytest.mark.parametrize(
    "numbers", [(1, 1), (12, 3), (FIRST_PLACE + 1, FIRST_PLACE), (10**18 - 1, 20)]
)
def test_each_number_has_its_own_address(numbers):
    assert numbered(QUESTION, *numbers) == reverse(QUESTION, args=numbers)


@pytest.mark.usefixtures("_below_a_folder")
def test_site_below_a_folder_has_its_own_addresses():
    assert numbered(QUESTION, 1, 2).startswith("/rounds/")


def test_view_that_takes_other_numbers_is_refused():
    with pytest.raises(NoReverseMatch):
        numbered(QUESTION, 1)
