"""Join codes: made, handed out, revoked."""

from django.urls import reverse

from courses.models import AuditEntry, JoinCode
from tests.factories.courses import CohortFactory, JoinCodeFactory


def test_instructor_makes_a_code(signed_in, cohort, instructor):
    address = reverse("dashboard:codes", args=[cohort.pk])

    page = signed_in.post(address, follow=True)

    code = JoinCode.objects.get()
    text = page.content.decode()
    assert (code.cohort, code.created_by) == (cohort, instructor.user)
    assert f"{code.shown} lets students into this class." in text
    assert f"http://testserver/join/{code.shown}/" in text
    assert AuditEntry.objects.get().action == "create join code"


def test_revoked_code_lets_nobody_in(signed_in, cohort):
    code = JoinCodeFactory(cohort=cohort)

    args = [cohort.pk, code.pk]
    page = signed_in.post(reverse("dashboard:revoke-code", args=args), follow=True)

    code.refresh_from_db()
    text = page.content.decode()
    assert code.revoked_at is not None
    assert "Revoked" in text
    assert f"/join/{code.shown}/" not in text


def test_code_of_another_class_is_not_there(signed_in, cohort):
    code = JoinCodeFactory(cohort=CohortFactory())
    address = reverse("dashboard:revoke-code", args=[cohort.pk, code.pk])

    assert signed_in.post(address).status_code == 404


def test_codes_are_never_changed_by_a_link(signed_in, cohort):
    code = JoinCodeFactory(cohort=cohort)
    address = reverse("dashboard:revoke-code", args=[cohort.pk, code.pk])

    assert signed_in.get(address).status_code == 405


def test_class_without_codes_is_told_what_to_do(signed_in, cohort):
    page = signed_in.get(reverse("dashboard:codes", args=[cohort.pk]))

    assert "Make one and read it out, or send its link." in page.content.decode()
