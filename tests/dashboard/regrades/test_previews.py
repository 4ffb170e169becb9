"""Each preview of a regrade has an address, so that Back leads to a page."""

import pytest
from django.urls import reverse

from tests.dashboard.regrades.pages import REASON, hidden, preview, sent, url, words
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.quizzes.regrades.correcting import begin, correct, marks, settle, sit, totals

NOT_KEPT = "That preview is not kept any more. Choose again."
ALL = {"site": "c", "signs": ["a", "b"], "tail": "b"}


def chosen(client, cohort, regrade, attempts, **changes):
    """Choose, and return the address of the preview."""
    address = url("regrade", cohort, regrade.pk)
    reply = client.post(address, sent(attempts, **changes))
    assert reply.status_code == 302
    return reply["Location"]


def test_preview_is_a_page_of_its_own_that_can_be_read_again(
    signed_in, cohort, regrade, ada, cy
):
    address = chosen(signed_in, cohort, regrade, [ada], policy="replace")

    first, second = (words(signed_in.get(address)) for _ in range(2))

    for page in (first, second):
        assert "Preview: 1 rise, 0 fall, 0 stay" in page
        assert f'value="{REASON}"' in page
        assert "Choose otherwise" in page
    assert marks(ada, "site") == [(0, "auto")]


def test_two_previews_stand_beside_each_other(signed_in, cohort, regrade, ada, cy):
    both = chosen(signed_in, cohort, regrade, [ada, cy], policy="replace")
    one = chosen(signed_in, cohort, regrade, [ada], policy="replace")

    page = signed_in.get(both)
    signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(page))

    assert both != one
    assert chosen_keys(page) == [str(ada.pk), str(cy.pk)]
    assert totals(cy) == ("3.0000", "4.0000", True)


def test_class_of_thousands_is_previewed_and_applied(
    signed_in, cohort, regrade, ada, cy
):
    others = [str(10**6 + number) for number in range(5_000)]
    data = sent([ada, cy], policy="replace") | {"attempts": [ada.pk, cy.pk, *others]}

    page = signed_in.post(url("regrade", cohort, regrade.pk), data, follow=True)
    again = hidden(page) | {"attempts": [str(ada.pk), str(cy.pk), *others]}
    signed_in.post(url("apply-regrade", cohort, regrade.pk), again)

    assert chosen_keys(page) == [str(ada.pk), str(cy.pk)]
    assert totals(cy) == ("3.0000", "4.0000", True)


def chosen_keys(page):
    return hidden(page)["attempts"]


def test_same_choice_has_the_same_address(signed_in, cohort, regrade, ada, cy):
    addresses = {chosen(signed_in, cohort, regrade, [ada, cy]) for _ in range(2)}

    assert len(addresses) == 1


def test_back_to_the_preview_after_applying_leads_to_what_was_done(
    signed_in, cohort, regrade, ada, cy
):
    address = chosen(signed_in, cohort, regrade, [ada, cy])
    page = signed_in.get(address)
    signed_in.post(url("apply-regrade", cohort, regrade.pk), hidden(page))

    back = signed_in.get(address)

    assert back["Location"] == url("regrade", cohort, regrade.pk)


def test_choosing_what_was_decided_meanwhile_leads_to_the_decision(
    signed_in, cohort, regrade, ada, cy, instructor
):
    settle(regrade, "drop", instructor)

    page = preview(signed_in, cohort, regrade, [ada, cy])

    assert page.redirect_chain == [(url("regrade", cohort, regrade.pk), 302)]
    assert "This regrade was decided meanwhile" in words(page)


def test_attempt_begun_since_the_choice_is_not_left_out(
    signed_in, cohort, assignment, regrade, ada, cy
):
    address = chosen(signed_in, cohort, regrade, [ada], last=cy.pk)
    begun = begin(assignment, ALL)
    begun.answers.filter(version__item__code="site").update(
        version=regrade.from_version
    )

    page = signed_in.get(address)

    assert chosen_keys(page) == [str(ada.pk), str(begun.pk)]


def test_last_five_previews_are_kept(signed_in, cohort, regrade, ada, cy):
    addresses = [
        chosen(signed_in, cohort, regrade, [ada], reason=f"Reason {number}.")
        for number in range(6)
    ]

    replies = [signed_in.get(address) for address in addresses]

    assert [reply.status_code for reply in replies] == [302] + [200] * 5
    page = signed_in.get(addresses[0], follow=True)
    assert page.redirect_chain == [(url("regrade", cohort, regrade.pk), 302)]
    assert NOT_KEPT in words(page)


def test_choice_for_another_regrade_leads_to_choosing(
    signed_in, cohort, assignment, regrade, ada, cy
):
    [other] = correct(assignment, "signs").regrades
    key = chosen(signed_in, cohort, regrade, [ada]).split("/")[-2]

    page = signed_in.get(url("preview-regrade", cohort, other.pk, key), follow=True)

    assert NOT_KEPT in words(page)
    assert "Preview:" not in words(page)


def test_hiding_names_on_a_preview_stays_there(signed_in, cohort, regrade, ada, cy):
    address = chosen(signed_in, cohort, regrade, [ada, cy])
    assert f'name="next" value="{address}"' in words(signed_in.get(address))

    reply = signed_in.post(url("names", cohort), {"hide": "yes", "next": address})

    assert reply["Location"] == address
    assert "Ada Obi" not in words(signed_in.get(address))


@pytest.mark.parametrize("role", ["observer", "student", "elsewhere"])
def test_previews_are_for_instructors_of_the_class(client, cohort, regrade, ada, role):
    person = (
        EnrolmentFactory(cohort=CohortFactory(), instructor=True)
        if role == "elsewhere"
        else EnrolmentFactory(cohort=cohort, role=role)
    )
    client.force_login(person.user)

    reply = client.get(url("preview-regrade", cohort, regrade.pk, "0" * 16))

    assert reply.status_code == 404


def test_preview_of_another_class_is_not_there(signed_in, cohort, regrade, ada, cy):
    other = CohortFactory()
    EnrolmentFactory(
        cohort=other, instructor=True, user=signed_in.get("/").wsgi_request.user
    )
    key = chosen(signed_in, cohort, regrade, [ada]).split("/")[-2]

    reply = signed_in.get(
        reverse("dashboard:preview-regrade", args=[other.pk, regrade.pk, key])
    )

    assert reply.status_code == 404


def test_preview_that_can_no_longer_be_says_why(signed_in, cohort, assignment):
    assignment.quiz.slots.exclude(pool__code="site").update(is_retired=True)
    only = sit(assignment, ALL)
    [regrade] = correct(assignment).regrades

    page = signed_in.get(chosen(signed_in, cohort, regrade, [only], policy="drop"))

    assert page.status_code == 422
    assert "An attempt would have no question left that counts." in words(page)
