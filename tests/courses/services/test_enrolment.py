import pytest

from courses.errors import (
    AlreadyEnrolledError,
    LeftCohortError,
    RevokedCodeError,
    UnknownCodeError,
)
from courses.models import AuditEntry, Enrolment, JoinCode, Role
from courses.services.enrolment import (
    LETTERS,
    create_join_code,
    join_cohort,
    make_instructor,
    revoke_join_code,
)
from tests.factories.accounts import UserFactory
from tests.factories.courses import (
    NINE_O_CLOCK,
    CohortFactory,
    EnrolmentFactory,
    JoinCodeFactory,
)

pytestmark = pytest.mark.django_db


def trail():
    """Return what was recorded, oldest first."""
    return list(AuditEntry.objects.order_by("id").values_list("action", flat=True))


def test_a_code_is_eight_letters_that_no_one_misreads():
    instructor = EnrolmentFactory(instructor=True)

    code = create_join_code(
        cohort=instructor.cohort, by=instructor.user, now=NINE_O_CLOCK
    )

    assert len(code.code) == 8
    assert set(code.code) <= set(LETTERS)
    assert not set("AEIOU015L2SZ") & set(LETTERS)
    assert trail() == ["create join code"]


def test_revoking_twice_is_recorded_once():
    code = JoinCodeFactory()

    revoke_join_code(code=code, by=code.created_by, now=NINE_O_CLOCK)
    revoke_join_code(code=code, by=code.created_by, now=NINE_O_CLOCK)

    assert JoinCode.objects.get().revoked_at == NINE_O_CLOCK
    assert trail() == ["revoke join code"]


@pytest.mark.parametrize("typed", ["BCDF3467", "bcdf-3467", " BcDf 3467 ", "BCDF–3467"])
def test_a_code_is_read_however_it_is_typed(typed):
    code, user = JoinCodeFactory(code="BCDF3467"), UserFactory()

    enrolment = join_cohort(user=user, code=typed, now=NINE_O_CLOCK)

    assert (enrolment.user, enrolment.cohort, enrolment.role, enrolment.status) == (
        user,
        code.cohort,
        Role.STUDENT,
        Enrolment.Status.ACTIVE,
    )
    assert trail() == ["enrol"]


@pytest.mark.parametrize("typed", ["", "BCDF3468", "BCDF346", "%' OR 1=1", "ß" * 40])
def test_an_unknown_code_opens_nothing(typed):
    JoinCodeFactory(code="BCDF3467")

    with pytest.raises(UnknownCodeError):
        join_cohort(user=UserFactory(), code=typed, now=NINE_O_CLOCK)

    assert not Enrolment.objects.exists()


def test_a_revoked_code_opens_nothing():
    code = JoinCodeFactory(revoked=True)

    with pytest.raises(RevokedCodeError):
        join_cohort(user=UserFactory(), code=code.code, now=NINE_O_CLOCK)

    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_joining_twice_changes_nothing(role):
    enrolment = EnrolmentFactory(role=role)
    code = JoinCodeFactory(cohort=enrolment.cohort)

    with pytest.raises(AlreadyEnrolledError) as raised:
        join_cohort(user=enrolment.user, code=code.code, now=NINE_O_CLOCK)

    assert raised.value.cohort_id == enrolment.cohort_id
    assert Enrolment.objects.get().role == role
    assert trail() == []


def test_a_code_does_not_bring_back_who_has_left():
    enrolment = EnrolmentFactory(status=Enrolment.Status.LEFT)
    code = JoinCodeFactory(cohort=enrolment.cohort)

    with pytest.raises(LeftCohortError):
        join_cohort(user=enrolment.user, code=code.code, now=NINE_O_CLOCK)

    assert Enrolment.objects.get().status == Enrolment.Status.LEFT


def test_a_student_becomes_an_instructor_and_the_trail_says_from_what():
    enrolment = EnrolmentFactory(status=Enrolment.Status.LEFT)

    make_instructor(
        user=enrolment.user, cohort=enrolment.cohort, by=None, now=NINE_O_CLOCK
    )

    entry = AuditEntry.objects.get()
    assert (entry.before, entry.after) == (
        {"role": "student", "status": "left"},
        {"role": "instructor", "status": "active"},
    )


def test_making_an_instructor_twice_is_recorded_once():
    user, cohort = UserFactory(), CohortFactory()

    make_instructor(user=user, cohort=cohort, by=None, now=NINE_O_CLOCK)
    make_instructor(user=user, cohort=cohort, by=None, now=NINE_O_CLOCK)

    assert Enrolment.objects.get().is_instructor
    assert trail() == ["enrol"]
