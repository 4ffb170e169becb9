import pytest
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.urls import reverse

from config.settings.signing_in import ACCOUNT_RATE_LIMITS
from courses.models import Enrolment
from tests.factories.accounts import UserFactory
from tests.factories.courses import EnrolmentFactory, JoinCodeFactory

pytestmark = pytest.mark.django_db

JOIN = reverse("courses:join")


@pytest.fixture
def user(client):
    """Sign someone in."""
    user = UserFactory()
    client.force_login(user)
    return user


def said(response):
    """Return the message above the next page."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_link_fills_the_code_in_and_joins_nothing(client, user):
    code = JoinCodeFactory()

    page = client.get(reverse("courses:join", args=[code.shown]))

    assert f'value="{code.shown}"' in page.content.decode()
    assert not Enrolment.objects.exists()


def test_the_page_costs_two_statements(client, user, django_assert_num_queries):
    with django_assert_num_queries(2):  # session, user
        client.get(JOIN)


def test_a_code_leads_to_the_course(client, user):
    code = JoinCodeFactory(code="BCDF3467")

    response = client.post(JOIN, {"code": "bcdf-3467"})

    enrolment = Enrolment.objects.get()
    assert (enrolment.user, enrolment.cohort) == (user, code.cohort)
    assert response.url == reverse("study:home", args=[code.cohort_id])
    assert said(response) == [f"You joined {code.cohort}."]


def test_a_double_click_joins_once(client, user):
    code = JoinCodeFactory()
    client.post(JOIN, {"code": code.code})

    response = client.post(JOIN, {"code": code.code})

    assert response.url == reverse("study:home", args=[code.cohort_id])
    assert said(response)[-1] == (
        f"You are in {code.cohort} already. This is its page."
    )
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        pytest.param(
            "bcdf3468",
            "No class has the code BCDF-3468. Check it with your instructor.",
            id="unknown",
        ),
        pytest.param(
            "<b>",
            "No class has the code &lt;b&gt;. Check it with your instructor.",
            id="no-code",
        ),
        pytest.param("", "Type the code from your instructor", id="empty"),
        pytest.param("B" * 41, "That is too long for a code.", id="long"),
        pytest.param("B" * 200_000, "That is too long for a code.", id="endless"),
        pytest.param("BCDF\x003467", "Null characters are not allowed.", id="null"),
    ],
)
def test_what_is_wrong_with_a_code_is_said(client, user, typed, error):
    JoinCodeFactory(code="BCDF3467")

    response = client.post(JOIN, {"code": typed})

    assert response.status_code == 422
    assert error in response.content.decode()
    assert not Enrolment.objects.exists()


def test_a_withdrawn_code_says_so(client, user):
    code = JoinCodeFactory(revoked=True)

    response = client.post(JOIN, {"code": code.code})

    assert response.status_code == 422
    assert response.context["form"].errors["code"] == [
        f"The code {code.shown} was withdrawn. Ask your instructor for a new one."
    ]


def test_who_has_left_is_sent_to_the_instructor(client, user):
    left = EnrolmentFactory(user=user, status=Enrolment.Status.LEFT)
    code = JoinCodeFactory(cohort=left.cohort)

    response = client.post(JOIN, {"code": code.code})

    assert response.context["form"].errors["code"] == [
        f"You are no longer in {left.cohort}. Ask your instructor to add you again."
    ]


def test_a_megabyte_is_refused(client, user):
    assert client.post(JOIN, {"code": "B" * 1_000_000}).status_code == 400


def test_the_eleventh_try_in_an_hour_is_refused_even_if_right(client, user, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS
    code = JoinCodeFactory()
    for guess in range(10):
        client.post(JOIN, {"code": f"BCDF{guess}"})

    response = client.post(JOIN, {"code": code.code})

    assert response.status_code == 429
    assert not Enrolment.objects.exists()
    client.force_login(UserFactory())
    assert client.post(JOIN, {"code": code.code}).status_code == 302


def test_right_codes_count_for_nothing(client, user, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS

    found = {
        client.post(JOIN, {"code": JoinCodeFactory().code}).status_code
        for _ in range(12)
    }

    assert found == {302}
    assert Enrolment.objects.filter(user=user).count() == 12
