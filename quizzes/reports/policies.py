"""Who was given other terms: accommodations and extensions, read once for a page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from courses.models import Accommodation, Cohort, Enrolment
from quizzes.models import Assignment, Extension
from quizzes.policy import Policy, resolve_policy


@dataclass(frozen=True)
class Grants:
    """The accommodations and standing extensions that a page's policies rest on.

    Shape: accommodations by enrolment, a class's extensions by assignment, a
        student's own by assignment and enrolment; the oldest first.
    """

    accommodations: Mapping[int, Accommodation]
    of_class: Mapping[int, Sequence[Extension]]
    own: Mapping[tuple[int, int], Sequence[Extension]]

    def policy(
        self,
        assignment: Assignment,
        enrolment_id: int,
        started_at: datetime | None = None,
    ) -> Policy:
        """Return the terms of one student, or of their attempt begun at a moment."""
        extensions = [
            *self.of_class.get(assignment.pk, ()),
            *self.own.get((assignment.pk, enrolment_id), ()),
        ]
        accommodation = self.accommodations.get(enrolment_id)
        return resolve_policy(assignment, accommodation, extensions, started_at)

    def with_own_terms(self, assignment: Assignment) -> set[int]:
        """Return the enrolments whose terms may differ from the class's."""
        extended = {who for what, who in self.own if what == assignment.pk}
        return extended | set(self.accommodations)


def grants_of_student(enrolment: Enrolment) -> Grants:
    """Return what one student was given in all of their class, in two queries."""
    return _grants(
        Accommodation.objects.filter(enrolment=enrolment),
        Extension.objects.for_student(enrolment).filter(
            assignment__cohort=enrolment.cohort_id
        ),
    )


def grants_of_class(cohort: Cohort) -> Grants:
    """Return what the students of a class were given, in two queries."""
    return _grants(
        Accommodation.objects.filter(enrolment__cohort=cohort),
        Extension.objects.standing().filter(assignment__cohort=cohort),
    )


def grants_at(assignments: Sequence[Assignment]) -> Grants:
    """Return what active students were given at `assignments`, in two queries."""
    return _grants(
        Accommodation.objects.filter(
            enrolment__cohort__in={each.cohort_id for each in assignments},
            enrolment__status=Enrolment.Status.ACTIVE,
        ),
        Extension.objects.standing()
        .filter(assignment__in=assignments)
        .exclude(enrolment__status=Enrolment.Status.LEFT),
    )


def policy_of(
    assignment: Assignment, enrolment: Enrolment, started_at: datetime | None = None
) -> Policy:
    """Return one student's terms of one assignment, in two queries."""
    grants = _grants(
        Accommodation.objects.filter(enrolment=enrolment),
        Extension.objects.for_student(enrolment).filter(assignment=assignment),
    )
    return grants.policy(assignment, enrolment.pk, started_at)


def _grants(
    accommodations: Iterable[Accommodation], extensions: Iterable[Extension]
) -> Grants:
    """Put rows where they are looked up."""
    of_class: dict[int, list[Extension]] = defaultdict(list)
    own: dict[tuple[int, int], list[Extension]] = defaultdict(list)
    for row in extensions:
        if row.enrolment_id is None:
            of_class[row.assignment_id].append(row)
        else:
            own[row.assignment_id, row.enrolment_id].append(row)
    return Grants({row.enrolment_id: row for row in accommodations}, of_class, own)
