"""The gallery of items: who sees it, and what trying an example says."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags

from quizzes.gallery import EXAMPLES
from quizzes.models import Answer, Score
from quizzes.templatetags.items import input_template
from tests.factories.accounts import UserFactory
from tests.factories.courses import EnrolmentFactory
from tests.quizzes.forms.fields import posted_from

GALLERY = reverse("quizzes:gallery")
FRAGMENT = {"HTTP_ACCEPT": "text/html; fragment=check"}
EACH_EXAMPLE = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


@pytest.fixture
def visitor(client, db):
    """An instructor."""
    client.force_login(EnrolmentFactory(instructor=True).user)
    return client


def address(example):
    return reverse("quizzes:try-example", args=[example.slug])


def posted(example, response):
    """Return what the native form posts when it shows `response`."""
    context = {
        "content": example.content,
        "given": response.model_dump(),
        "prefix": "o-",
    }
    return posted_from(render_to_string(input_template(example.kind.name), context))


def words(reply):
    return " ".join(strip_tags(reply.content.decode()).split())


@pytest.mark.parametrize("role", [{"observer": True}, {}, None], ids=str)
def test_gallery_is_not_there_for_others(client, db, role):
    user = UserFactory() if role is None else EnrolmentFactory(**role).user
    client.force_login(user)

    assert client.get(GALLERY).status_code == 404
    assert (
        client.post(reverse("quizzes:try-example", args=["bow-tie"])).status_code == 404
    )


def test_instructor_who_left_no_longer_sees_it(client, db):
    client.force_login(EnrolmentFactory(instructor=True, status="left").user)

    assert client.get(GALLERY).status_code == 404


def test_demonstration_shows_it_to_everyone_signed_in(client, db, settings):
    settings.IS_DEMONSTRATION = True
    client.force_login(UserFactory())

    assert client.get(GALLERY).status_code == 200


def test_gallery_asks_who_is_there(client, db):
    assert client.get(GALLERY).status_code == 302


def test_gallery_costs_as_many_queries_as_any_page(
    visitor, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):  # session, user, enrolments
        page = visitor.get(GALLERY)

    assert len(page.context["page"].exhibits) == len(EXAMPLES)


def test_no_id_stands_twice(visitor):
    ids = re.findall(r'\sid="([^"]+)"', visitor.get(GALLERY).content.decode())

    assert sorted(set(ids)) == sorted(ids)


@EACH_EXAMPLE
def test_key_earns_everything_and_is_explained(visitor, example):
    right = example.kind.key_response(example.content, example.key)

    reply = visitor.post(
        address(example),
        posted(example, right).urlencode(),
        content_type="application/x-www-form-urlencoded",
        **FRAGMENT,
    )

    most = example.kind.score(example.content, example.key, example.scoring, right).max
    assert reply.status_code == 200
    assert f"{most} of {most} point" in words(reply)
    assert words_of(example.feedback.general) in words(reply)
    assert not Answer.objects.exists()
    assert not Score.objects.exists()


def words_of(html):
    return " ".join(strip_tags(html).split())


@EACH_EXAMPLE
def test_nothing_answered_is_no_answer(visitor, example):
    reply = visitor.post(address(example), {})

    assert reply.status_code == 422
    assert "Answer first, then check." in words(reply)


def test_refused_answer_says_what_is_wrong_and_is_kept_on_the_page(visitor):
    reply = visitor.post(
        address(EXAMPLES["select-four"]),
        {"choices": ["brakes", "bolts", "tires", "bar", "bell"]},
        **FRAGMENT,
    )

    assert reply.status_code == 422
    assert "5" in words(reply)
    assert reply.content.decode().count("checked") == 5


def test_without_script_the_whole_gallery_comes_back(visitor):
    reply = visitor.post(address(EXAMPLES["bow-tie"]), {"condition": "worn"})

    assert reply.status_code == 200
    assert "1 of 5 points" in words(reply)
    assert "Cause and effect, bank" in words(reply)


def test_unknown_example_is_not_there(visitor):
    assert (
        visitor.post(reverse("quizzes:try-example", args=["gone"])).status_code == 404
    )


def test_reload_after_a_check_leads_back(visitor):
    reply = visitor.get(address(EXAMPLES["bow-tie"]))

    assert reply["Location"] == GALLERY


def test_list_view_is_chosen_and_left_from_the_gallery(visitor):
    layered = visitor.get(GALLERY).content.decode()
    visitor.post(GALLERY, {"view": "list"})
    listed = visitor.get(GALLERY).content.decode()
    visitor.post(GALLERY, {"view": "picture"})

    assert "js/kinds/bow-tie.js" in layered
    assert "js/kinds/bow-tie.js" not in listed
    assert "js/kinds/tally.js" in listed
    assert "js/kinds/bow-tie.js" in visitor.get(GALLERY).content.decode()
