"""Deciding on a regrade: look, choose, preview, apply; and who may."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Regrade
from quizzes.services.marking import mark_by_hand
from quizzes.services.proposals import propose_regrade
from tests.factories.courses import CohortFactory, EnrolmentFactory
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

REASON = "Option c is right."


def url(name, cohort, *args):
    return reverse(f"dashboard:{name}", args=[cohort.pk, *args])


def words(page):
    """Return a page's text and tags with white space as single spaces."""
    return " ".join(page.content.decode().split()).replace(" >", ">")


def sent(attempts, **changes):
    """Return what the form sends with these attempts chosen."""
    return {
        "policy": "best-of",
        "reason": REASON,
        "attempts": [attempt.pk for attempt in attempts],
        "last": 10**6,
    } | changes


def hidden(page):
    """Return what the button that applies would send."""
    text = page.content.decode()
    form = text[text.index('/apply/" data-submit-once') :]
    form = form[: form.index("</form>")]
    pairs = re.findall(r'name="(\w+)"\s+value="([^"]*)"', form)
    found = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def preview(client, cohort, regrade, attempts, **changes):
    return client.post(url("regrade", cohort, regrade.pk), sent(attempts, **changes))


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
    if meanwhile == "mark":
        assert reply.status_code == 422
        assert "Marks changed since you looked, so nothing was applied." in words(reply)
        signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(reply))
        assert totals(ada) == ("2.3333", "4.0000", False)
    else:
        page = words(signed_in.get(reply["Location"]))
        assert "This regrade was decided meanwhile" in page


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"policy": ""}, "Choose what happens to the marks."),
        ({"policy": "lottery"}, "“lottery” is no choice here."),
        ({"reason": "  "}, "Write what was corrected, in one line."),
        ({"reason": "x" * 301}, "at most 300 characters (it has 301)"),
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


@pytest.mark.parametrize("seen", ["", "x", "0" * 64])
def test_applying_without_having_looked_is_refused(
    signed_in, cohort, regrade, ada, cy, seen
):
    page = signed_in.post(
        url("apply-regrade", cohort, regrade.pk), sent([ada, cy], seen=seen)
    )

    assert page.status_code == 422
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


def test_applied_regrade_can_be_put_back(
    signed_in, cohort, regrade, ada, cy, instructor
):
    settle(regrade, "replace", instructor)

    opened = signed_in.post(url("put-back", cohort, regrade.pk))
    back = Regrade.objects.get(state="proposed")
    assert opened["Location"] == url("regrade", cohort, back.pk)
    looked = preview(signed_in, cohort, back, [ada, cy], policy="replace")
    signed_in.post(url("apply-regrade", cohort, back.pk), hidden(looked))

    assert totals(ada) == ("2.3333", "4.0000", False)
    assert totals(cy) == ("4.0000", "4.0000", True)


def test_what_is_proposed_cannot_be_put_back(signed_in, cohort, regrade):
    assert signed_in.post(url("put-back", cohort, regrade.pk)).status_code == 404


def test_any_answered_question_can_be_opened_from_its_page(
    signed_in, cohort, assignment, ada, cy
):
    address = url("open-regrade", cohort, "tail", 1)
    page = words(signed_in.get(url("item", cohort, "tail", 1)))

    reply = signed_in.post(address)

    regrade = Regrade.objects.get()
    assert f'action="{address}"' in page
    assert reply["Location"] == url("regrade", cohort, regrade.pk)
    assert regrade.from_version == regrade.to_version
    assert "The key as it was asked" in words(signed_in.get(reply["Location"]))


@pytest.mark.parametrize(("code", "number"), [("tail", 9), ("none", 1)])
def test_what_nobody_answered_cannot_be_opened(signed_in, cohort, ada, code, number):
    reply = signed_in.post(url("open-regrade", cohort, code, number))

    assert reply.status_code == 404
    assert not Regrade.objects.exists()


def test_changed_weight_has_two_ways(signed_in, cohort, assignment, ada):
    old, new = assignment.quiz.slots.order_by("position")[:2]
    regrade = propose_regrade(
        cohort=cohort, before=old, after=new, by=None, now=timezone.now()
    )

    page = words(signed_in.get(url("regrade", cohort, regrade.pk)))
    refused = preview(signed_in, cohort, regrade, [ada], policy="drop")

    assert page.count('name="policy"') == 2
    assert "1 becomes 2 points" in page
    assert refused.status_code == 422


def test_hidden_names_are_hidden_here_too(signed_in, cohort, regrade, ada, cy):
    signed_in.post(url("names", cohort), {"hide": "yes"})
    pages = [
        signed_in.get(url("regrade", cohort, regrade.pk)),
        preview(signed_in, cohort, regrade, [ada, cy]),
    ]
    signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(pages[1]))
    pages.append(signed_in.get(url("regrade", cohort, regrade.pk)))

    assert ["Ada Obi" in words(page) for page in pages] == [False] * 3
    assert ["Student 0" in words(page) for page in pages] == [True] * 3


@pytest.mark.parametrize(
    ("who", "status"), [("observer", 200), ("student", 404), ("stranger", 404)]
)
def test_only_instructors_decide_and_only_staff_look(
    client, cohort, regrade, ada, who, status
):
    person = {
        "observer": lambda: EnrolmentFactory(cohort=cohort, role="observer"),
        "student": lambda: ada.enrolment,
        "stranger": lambda: EnrolmentFactory(cohort=CohortFactory(), instructor=True),
    }[who]()
    client.force_login(person.user)
    looks = [
        client.get(url("regrades", cohort)),
        client.get(url("regrade", cohort, regrade.pk)),
    ]
    deeds = [
        client.post(url("regrade", cohort, regrade.pk), sent([ada])),
        client.post(url("apply-regrade", cohort, regrade.pk), sent([ada])),
        client.post(url("dismiss-regrade", cohort, regrade.pk)),
        client.post(url("put-back", cohort, regrade.pk)),
        client.post(url("open-regrade", cohort, "site", 1)),
    ]

    assert [page.status_code for page in looks] == [status] * 2
    assert [reply.status_code for reply in deeds] == [404] * 5
    regrade.refresh_from_db()
    assert regrade.state == "proposed"
    if who == "observer":
        assert "an instructor of the class decides" in words(looks[1])
        assert "Preview</button>" not in words(looks[1])


def test_regrades_of_other_classes_are_not_there(signed_in, cohort, regrade):
    Regrade.objects.update(cohort=CohortFactory())

    assert signed_in.get(url("regrade", cohort, regrade.pk)).status_code == 404


@pytest.mark.parametrize("students", [1, 3])
@pytest.mark.parametrize(
    ("name", "statements"),
    [("regrades", 6), ("regrade", 6), ("preview", 10), ("record", 6)],
)
def test_pages_cost_as_much_however_many_attempts(
    signed_in,
    cohort,
    assignment,
    instructor,
    students,
    name,
    statements,
    django_assert_num_queries,
):
    attempts = [sit(assignment, ADA) for _ in range(students)]
    [regrade] = correct(assignment).regrades
    if name == "record":
        settle(regrade, "replace", instructor)
    args = [] if name == "regrades" else [regrade.pk]
    address = url("regrades" if name == "regrades" else "regrade", cohort, *args)
    deed = (
        (lambda: signed_in.post(address, sent(attempts)))
        if name == "preview"
        else (lambda: signed_in.get(address))
    )
    deed()

    with django_assert_num_queries(statements):
        deed()
