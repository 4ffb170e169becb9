"""Deciding on a regrade: look, choose, preview, apply; and who may."""

import pytest
from django.utils import timezone

from quizzes.services.marking import mark_by_hand
from tests.dashboard.regrades.pages import REASON, hidden, preview, sent, url, words
from tests.quizzes.regrades.correcting import (
    ADA,
    begin,
    correct,
    marks,
    settle,
    sit,
    standing,
    totals,
)


def test_class_without_regrades_has_no_tab(signed_in, cohort, ada):
    assert "Regrades" not in words(signed_in.get(url("overview", cohort)))


def test_overview_and_tab_count_what_waits(signed_in, cohort, regrade):
    page = words(signed_in.get(url("overview", cohort)))

    assert "1 correction may change marks that were given already." in page
    assert f'href="{url("regrades", cohort)}"' in page


def test_list_leads_to_what_is_proposed(signed_in, cohort, regrade):
    page = words(signed_in.get(url("regrades", cohort)))

    assert "1 correction to decide on" in page
    assert f'href="{url("regrade", cohort, regrade.pk)}"' in page
    assert "Version 1 by the key of version 2" in page


def test_page_shows_both_keys_and_changes_nothing(signed_in, cohort, regrade, ada):
    page = words(signed_in.get(url("regrade", cohort, regrade.pk)))

    assert "</b> The benzodiazepine site</p>" in page
    assert "</b> The barbiturate site</p>" in page
    assert page.count("checked") >= 3
    assert marks(ada, "site") == [(0, "auto")]


def test_preview_shows_each_student_and_writes_nothing(
    signed_in, cohort, regrade, ada, cy
):
    page = words(preview(signed_in, cohort, regrade, [ada, cy], policy="replace"))

    assert "Preview: 1 rise, 1 fall, 0 stay" in page
    assert "0 of 1 → <b>1 of 1</b>" in page
    assert "2.33 of 4 → <b>3.33 of 4</b>" in page
    assert "1 passes now" in page
    assert totals(ada) == ("2.3333", "4.0000", False)


def test_applying_does_what_was_previewed_and_keeps_a_record(
    signed_in, cohort, regrade, ada, cy
):
    looked = preview(signed_in, cohort, regrade, [ada, cy], policy="replace")

    reply = signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(looked))

    address = url("regrade", cohort, regrade.pk)
    assert (reply.status_code, reply["Location"]) == (302, address)
    assert [totals(each) for each in (ada, cy)] == [
        ("3.3333", "4.0000", True),
        ("3.0000", "4.0000", True),
    ]
    page = words(signed_in.get(address))
    for part in ("Bea Lang", REASON, "1 rose, 1 fell, 0 stayed", "Put back"):
        assert part in page
    assert "0 of 1 → <b>1 of 1</b>" in page


def test_chosen_attempts_alone_are_touched(signed_in, cohort, regrade, ada, cy):
    looked = preview(signed_in, cohort, regrade, [ada], policy="replace")

    signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(looked))

    assert totals(ada) == ("3.3333", "4.0000", True)
    assert totals(cy) == ("4.0000", "4.0000", True)


def test_attempt_begun_since_the_page_was_shown_is_not_left_out(
    signed_in, cohort, assignment, regrade, ada, cy
):
    begun = begin(assignment, ADA)
    begun.answers.filter(version__item__code="site").update(
        version=regrade.from_version
    )

    looked = preview(signed_in, cohort, regrade, [ada, cy], last=cy.pk)

    assert str(begun.pk) in hidden(looked)["attempts"]
    assert "1 in progress: reached when submitted" in words(looked)


@pytest.mark.parametrize("meanwhile", ["mark", "apply"])
def test_second_of_two_instructors_looks_again(
    signed_in, cohort, regrade, ada, cy, instructor, meanwhile
):
    looked = preview(signed_in, cohort, regrade, [ada, cy], policy="replace")
    if meanwhile == "mark":
        mark_by_hand(
            score=standing(ada, "tail"),
            raw=0,
            note="No.",
            by=instructor,
            now=timezone.now(),
        )
    else:
        settle(regrade, "drop", instructor)
    was = totals(ada)

    reply = signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(looked))

    assert totals(ada) == was
    page = signed_in.get(reply["Location"])
    if meanwhile == "mark":
        assert "Marks changed since you looked, so nothing was applied." in words(page)
        signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(page))
        assert totals(ada) == ("2.3333", "4.0000", False)
    else:
        assert "This regrade was decided meanwhile" in words(page)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"policy": ""}, "Choose what happens to the marks."),
        ({"policy": "lottery"}, "“lottery” is no choice here."),
        ({"reason": "  "}, "Write what was corrected, in one line."),
        ({"reason": "x" * 301}, "That has 301 characters. Shorten it to 300 or fewer."),
        ({"attempts": []}, "Choose at least one attempt to mark again."),
        ({"attempts": ["-1", "x", "9" * 40]}, "Choose at least one attempt"),
    ],
)
@pytest.mark.parametrize("name", ["regrade", "apply-regrade"])
def test_bad_input_is_named_and_nothing_changes(
    signed_in, cohort, regrade, ada, cy, name, change, message
):
    data = sent([ada, cy]) | change
    page = signed_in.post(url(name, cohort, regrade.pk), data)

    assert page.status_code == 422
    assert message in words(page)
    assert marks(ada, "site") == [(0, "auto")]


@pytest.mark.parametrize("last", ["", "x", "-1", "²", "9" * 5000])
@pytest.mark.parametrize("name", ["regrade", "apply-regrade"])
def test_last_attempt_shown_that_is_no_key_leaves_nobody_out(
    signed_in, cohort, regrade, ada, cy, name, last
):
    data = sent([ada], policy="replace", last=last)

    page = signed_in.post(url(name, cohort, regrade.pk), data, follow=True)

    assert hidden(page)["attempts"] == [str(ada.pk), str(cy.pk)]
    assert marks(ada, "site") == [(0, "auto")]


@pytest.mark.parametrize("seen", ["", "x", "0" * 64])
def test_applying_without_having_looked_is_refused(
    signed_in, cohort, regrade, ada, cy, seen
):
    page = signed_in.post(
        url("apply-regrade", cohort, regrade.pk),
        sent([ada, cy], seen=seen),
        follow=True,
    )

    assert "nothing was applied" in words(page)
    assert marks(ada, "site") == [(0, "auto")]


def test_address_that_applies_leads_back_to_the_page(signed_in, cohort, regrade):
    reply = signed_in.get(url("apply-regrade", cohort, regrade.pk))

    assert reply["Location"] == url("regrade", cohort, regrade.pk)


def test_dropping_all_there_is_is_refused_with_a_way_out(signed_in, cohort, assignment):
    assignment.quiz.slots.exclude(pool__code="site").update(is_retired=True)
    only = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades

    page = preview(signed_in, cohort, regrade, [only], policy="drop")

    assert page.status_code == 422
    assert "An attempt would have no question left that counts." in words(page)


def test_dismissed_regrade_is_decided(signed_in, cohort, regrade, ada):
    reply = signed_in.post(url("dismiss-regrade", cohort, regrade.pk))

    assert reply["Location"] == url("regrades", cohort)
    assert totals(ada) == ("2.3333", "4.0000", False)
    page = words(signed_in.get(url("regrade", cohort, regrade.pk)))
    assert "Dismissed. Every mark stayed as it was." in page
