import pytest
from django.urls import Resolver404, resolve

MOST = 10**18 - 1
ADDRESSES = [
    "/cohorts/{}/",
    "/cohorts/{}/progress/",
    "/cohorts/{}/lessons/a/",
    "/cohorts/{}/quizzes/a/",
    "/cohorts/{}/dashboard/",
    "/cohorts/7/dashboard/students/{}/",
    "/cohorts/7/dashboard/attempts/{}/",
    "/cohorts/7/dashboard/codes/{}/revoke/",
    "/attempts/{}/questions/1/",
    "/attempts/{}/submit/",
    "/attempts/{}/review/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_number_that_no_table_can_hold_is_no_address(address):
    assert resolve(address.format(MOST))
    with pytest.raises(Resolver404):
        resolve(address.format(MOST + 1))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/attempts/{}/questions/1/", "/cohorts/{}/"])
def test_largest_number_is_an_unknown_row(admin_client, address):
    assert admin_client.get(address.format(MOST)).status_code == 404
