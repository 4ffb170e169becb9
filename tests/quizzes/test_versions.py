"""Versions are read once in each process, and never for another's."""

import pytest

from quizzes import papers
from quizzes.models import Answer, ItemVersion
from quizzes.papers import PARSED, VERSIONS, content_of, give_versions, with_digests


def given(attempt):
    """Return the answers of an attempt with their versions."""
    answers = list(with_digests(Answer.objects.filter(attempt=attempt)))
    give_versions(answers)
    return answers


def test_versions_are_read_once_whoever_asks(attempt, django_assert_num_queries):
    with django_assert_num_queries(2):  # the answers, and their versions
        first = given(attempt)
    with django_assert_num_queries(1):
        second = given(attempt)
        assert [content_of(each.version) for each in second]

    assert [each.version for each in first] == list(
        ItemVersion.objects.filter(answers__attempt=attempt).order_by("answers__pk")
    )
    assert all(a.version is b.version for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("column", PARSED)
def test_kept_version_holds_nothing_that_was_parsed(attempt, column):
    held = {name for answer in given(attempt) for name in vars(answer.version)}

    assert column not in held
    assert "digest" in held


def test_version_of_a_database_filled_anew_is_read_again(attempt):
    [answer, *_] = given(attempt)
    stale = VERSIONS.pop((answer.version_id, answer.version.digest))
    VERSIONS[answer.version_id, "digest of before"] = stale

    assert given(attempt)[0].version is not stale


def test_version_is_not_kept_longer_than_what_was_parsed_of_it(
    attempt, monkeypatch, django_assert_num_queries
):
    given(attempt)
    monkeypatch.setattr(papers, "MOST_KEPT", len(VERSIONS))
    papers._make_room(papers._asked)

    assert VERSIONS == {}
    monkeypatch.undo()
    with django_assert_num_queries(2):
        assert [content_of(each.version) for each in given(attempt)]
