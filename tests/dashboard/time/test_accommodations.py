"""Extra time: who has it, setting, changing and removing it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from courses.models import Accommodation
from quizzes.models import Attempt
from tests.dashboard.conftest import make_student
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, AttemptFactory
from tests.factories.terms import AccommodationFactory


def url(name, *args):
    return reverse(f"dashboard:{name}", args=args)


@pytest.fixture
def address(cohort, student):
    return url("accommodation", cohort.pk, student.pk)


def words(response):
    return " ".join(response.content.decode().split())


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_extra_time_is_set_and_moves_what_is_under_way(
    signed_in, address, assignment, student, now
):
    attempt = AttemptFactory(
        assignment=assignment,
        enrolment=student,
        started_at=now,
        deadline_at=now + timedelta(minutes=30),
    )

    answer = signed_in.post(address, {"time_multiplier": "2", "extra_minutes": "5"})

    assert answer["Location"] == address
    row = Accommodation.objects.get()
    assert (row.enrolment, row.time_multiplier, row.extra_seconds) == (student, 2, 300)
    attempt.refresh_from_db()
    assert attempt.deadline_at == now + timedelta(minutes=65)
    assert said(answer) == [
        "Ada Obi has extra time in every quiz. 1 attempt under way ends later now."
    ]


def test_page_tells_what_was_and_what_is_theirs(
    signed_in, address, assignment, student
):
    AccommodationFactory(enrolment=student, time_multiplier=Decimal("1.5"))

    page = signed_in.get(address)

    (quiz,) = page.context["quizzes"]
    limit = quiz.terms[0]
    assert (limit.label, limit.was, limit.now) == (
        "Time limit",
        "30 minutes",
        "45 minutes",
    )
    assert limit.whence == "by extra time"
    assert [(due.label, due.was) for due in quiz.terms[1:2]] == [("Due", "None")]
    assert page.context["form"].initial == {
        "time_multiplier": "1.5",
        "extra_minutes": None,
    }


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"time_multiplier": "0.5"}, "Give a number from 1 to 10, such as 1.5."),
        ({"time_multiplier": "half"}, "Give a number from 1 to 10, such as 1.5."),
        ({"time_multiplier": "1,5"}, "Give a number from 1 to 10, such as 1.5."),
        ({"time_multiplier": "NaN"}, "Give a number from 1 to 10, such as 1.5."),
        ({"time_multiplier": "11"}, "Give a number from 1 to 10, such as 1.5."),
        ({"time_multiplier": ""}, "Give a number from 1 to 10, such as 1.5."),
        ({"time_multiplier": "9" * 5_000}, "Give a number from 1 to 10, such as 1.5."),
        ({"time_multiplier": "1.234567"}, "Give at most two digits after the point"),
        ({"time_multiplier": "1"}, "That adds no time."),
        ({"time_multiplier": "2", "extra_minutes": "-1"}, "Give at least 0."),
        ({"time_multiplier": "2", "extra_minutes": "1441"}, "Give at most 1440."),
        ({"time_multiplier": "2", "extra_minutes": "ten"}, "Give a whole number"),
    ],
)
def test_bad_extra_time_is_refused_in_words(signed_in, address, sent, error):
    answer = signed_in.post(address, sent)

    assert answer.status_code == 422
    assert error in words(answer)
    assert "Ensure" not in words(answer)
    assert not Accommodation.objects.exists()


def test_removed_extra_time_is_gone(signed_in, cohort, student):
    AccommodationFactory(enrolment=student)

    answer = signed_in.post(url("remove-extra-time", cohort.pk, student.pk))

    assert answer["Location"] == url("accommodations", cohort.pk)
    assert not Accommodation.objects.exists()


def test_list_names_those_with_extra_time_first(signed_in, cohort, student, now):
    slow = make_student(cohort, now, name="Zoe Lin", email="zoe@example.org")
    AccommodationFactory(
        enrolment=slow, time_multiplier=Decimal("1.25"), extra_seconds=90
    )
    EnrolmentFactory(cohort=cohort, status="left")

    page = signed_in.get(url("accommodations", cohort.pk))

    found = [(line.person.name, line.in_words) for line in page.context["report"].lines]
    assert found == [
        ("Zoe Lin", "1.25 times as long, and 1 minute 30 seconds more"),
        ("Ada Obi", ""),
    ]


def test_student_page_tells_instructors_alone(
    signed_in, client, cohort, student, instructor
):
    AccommodationFactory(enrolment=student)
    address = url("student", cohort.pk, student.pk)

    told = words(signed_in.get(address))
    client.force_login(EnrolmentFactory(cohort=cohort, observer=True).user)
    observed = words(client.get(address))

    assert "Extra time: 2 times as long" in told
    assert "Extra time" not in observed
    assert "times as long" not in observed


def test_hidden_names_stay_hidden(signed_in, cohort, student, address):
    signed_in.post(url("names", cohort.pk), {"hide": "yes"})
    session = signed_in.session
    session["hides_names"] = True
    session.save()

    pages = [signed_in.get(url("accommodations", cohort.pk)), signed_in.get(address)]

    assert not [page for page in pages if "Ada Obi" in words(page)]


@pytest.fixture
def addresses(cohort, student):
    return {
        "get": [
            url("accommodations", cohort.pk),
            url("accommodation", cohort.pk, student.pk),
        ],
        "post": [
            url("accommodation", cohort.pk, student.pk),
            url("remove-extra-time", cohort.pk, student.pk),
        ],
    }


@pytest.mark.parametrize("role", ["student", "observer", "instructor"])
def test_page_is_not_there_for_others(client, cohort, student, addresses, role):
    AccommodationFactory(enrolment=student)
    home = CohortFactory() if role == "instructor" else cohort
    client.force_login(EnrolmentFactory(cohort=home, role=role).user)
    sent = {"time_multiplier": "3"}

    found = [client.get(each).status_code for each in addresses["get"]]
    found += [client.post(each, sent).status_code for each in addresses["post"]]

    assert found == [404] * 4
    assert Accommodation.objects.get().time_multiplier == 2


def test_student_of_another_class_is_not_there(signed_in, cohort, instructor):
    other = EnrolmentFactory()
    left = EnrolmentFactory(cohort=cohort, status="left")

    found = [
        signed_in.post(
            url("accommodation", cohort.pk, each.pk), {"time_multiplier": "2"}
        ).status_code
        for each in (other, left, instructor)
    ]

    assert found == [404] * 3
    assert not Accommodation.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_as_many_queries_however_large_the_class(
    signed_in, cohort, now, student, address, django_assert_num_queries, count
):
    for number in range(count):
        who = make_student(cohort, now, name=f"S{number}", email=f"s{number}@x.org")
        AccommodationFactory(enrolment=who)
        AttemptFactory(
            assignment=AssignmentFactory(cohort=cohort),
            enrolment=student,
            state=Attempt.State.OPEN,
        )

    with django_assert_num_queries(6):
        signed_in.get(url("accommodations", cohort.pk))
    with django_assert_num_queries(9):
        signed_in.get(address)
