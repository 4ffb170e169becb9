"""Names and addresses, or labels in their place while a screen is projected."""

from collections.abc import Mapping
from dataclasses import dataclass

from courses.models import Cohort, Enrolment


@dataclass(frozen=True)
class Person:
    """How a student is called on a page; without an address where names are hidden."""

    name: str
    email: str


def person_of(enrolment: Enrolment, number: int, *, is_hidden: bool) -> Person:
    """Return how to call the `number`-th student to have joined."""
    if is_hidden:
        return Person(label_of(number), "")
    return Person(str(enrolment.user), enrolment.user.email)


def label_of(number: int) -> str:
    """Return what stands in place of the name of the `number`-th student."""
    return f"Student {number:02d}"


def number_of(enrolment: Enrolment, cohort: Cohort) -> int:
    """Return the how-many-eth student of the cohort this is.

    Those who left keep their number, so nobody else's ever changes.
    """
    students = Enrolment.objects.students().filter(cohort=cohort)
    return students.filter(pk__lte=enrolment.pk).count()


def numbers_of(cohort: Cohort) -> Mapping[int, int]:
    """Return each student's number by enrolment, as `number_of` counts them."""
    students = Enrolment.objects.students().filter(cohort=cohort).order_by("pk")
    keys = students.values_list("pk", flat=True)
    return {key: number for number, key in enumerate(keys, start=1)}


def one_person(enrolment: Enrolment, *, is_hidden: bool) -> Person:
    """Return how to call a single student, counting only where names are hidden."""
    number = number_of(enrolment, enrolment.cohort) if is_hidden else 0
    return person_of(enrolment, number, is_hidden=is_hidden)
