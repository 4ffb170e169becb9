"""Opening a regrade by hand, putting one back, who may, and what pages cost."""

import pytest
from django.utils import timezone

from courses.models import AuditEntry
from quizzes.models import Regrade
from quizzes.services.proposals import propose_regrade
from tests.dashboard.regrades.pages import hidden, preview, sent, url, words
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.quizzes.regrades.correcting import (
    ADA,
    correct,
    settle,
    sit,
    totals,
)


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


def test_page_of_an_item_leads_to_what_waits_for_this_version_in_this_class(
    signed_in, cohort, regrade, instructor
):
    elsewhere = propose_regrade(
        cohort=CohortFactory(course=cohort.course),
        before=regrade.from_version,
        after=regrade.to_version,
        by=None,
        now=timezone.now(),
    )
    said = "A correction of this version waits for a decision:"
    link = f'<a href="{url("regrade", cohort, regrade.pk)}">Version 1 by the key of'

    page = words(signed_in.get(url("item", cohort, "site", 1)))
    other = words(signed_in.get(url("item", cohort, "tail", 1)))
    settle(regrade, "replace", instructor)
    decided = words(signed_in.get(url("item", cohort, "site", 1)))

    assert (said in page, link in page) == (True, True)
    assert url("regrade", cohort, elsewhere.pk) not in page
    assert [said in each for each in (other, decided)] == [False, False]


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
    [("regrades", 6), ("regrade", 6), ("preview", 11), ("record", 7), ("choice", 8)],
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
    if name == "preview":
        address = signed_in.post(address, sent(attempts))["Location"]
    deed = (
        (lambda: signed_in.post(address, sent(attempts)))
        if name == "choice"
        else (lambda: signed_in.get(address))
    )
    deed()

    with django_assert_num_queries(statements):
        deed()


def test_trail_says_who_saw_what_a_regrade_does(
    signed_in, cohort, assignment, instructor
):
    attempts = [sit(assignment, ADA)]
    [regrade] = correct(assignment).regrades
    address = url("regrade", cohort, regrade.pk)
    looks = AuditEntry.objects.filter(action="look at regrade")

    signed_in.get(address)
    assert not looks.exists()
    for _ in range(2):
        preview(signed_in, cohort, regrade, attempts)

    [look] = looks
    assert (look.actor, look.subject_key) == (instructor, str(regrade.pk))
    trail = words(signed_in.get(url("trail", cohort)))
    assert "Looked at what a regrade does to marks" in trail
