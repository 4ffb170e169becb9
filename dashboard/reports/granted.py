"""Who has more time or other dates, and what that comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from courses.models import Accommodation, Enrolment
from dashboard.reports.names import Person, numbers_of, person_of
from dashboard.templatetags.classroom import moment
from quizzes.models import Assignment, Extension
from quizzes.policy import Policy, Resolved, Source, class_policy
from quizzes.reports.policies import grants_of_student, policy_of
from quizzes.reports.terms import length_in_words

WHENCE: Mapping[Source, Any] = {
    Source.ASSIGNMENT: _("as for the class"),
    Source.ACCOMMODATION: _("by extra time"),
    Source.CLASS_EXTENSION: _("by an extension of the class"),
    Source.OWN_EXTENSION: _("by their own extension"),
}


@dataclass(frozen=True)
class Term:
    """One of an assignment's terms: what it was, what it is, and why it differs."""

    label: str
    was: str
    now: str
    whence: str

    @property
    def is_changed(self) -> bool:
        """Tell whether it differs from the assignment's own."""
        return self.was != self.now


@dataclass(frozen=True)
class QuizTerms:
    """What one student has in one quiz."""

    assignment: Assignment
    terms: Sequence[Term]


@dataclass(frozen=True)
class ExtensionLine:
    """One extension: for whom, what, why, by whom and when."""

    extension: Extension
    # None for the whole class.
    person: Person | None

    @property
    def given(self) -> Sequence[str]:
        """Return what it gives, a line each."""
        row = self.extension
        parts: Sequence[tuple[Any, str, Any]] = [
            (row.due_at, gettext("Due %(value)s"), moment),
            (row.closes_at, gettext("Closes %(value)s"), moment),
            (row.attempts_allowed, gettext("Attempts allowed: %(value)s"), str),
            (row.extra_time, gettext("%(value)s more"), length_in_words),
            (row.started_before, gettext("For attempts begun by %(value)s"), moment),
        ]
        return [
            words % {"value": write(value)} for value, words, write in parts if value
        ]


def extra_time_in_words(accommodation: Accommodation | None) -> str:
    """Return "1.5 times as long and 5 minutes"; nothing where there is none."""
    if accommodation is None:
        return ""
    times = Decimal(accommodation.time_multiplier).normalize()
    extra = timedelta(seconds=accommodation.extra_seconds)
    longer = gettext("%(times)s times as long") % {"times": f"{times:f}"}
    more = gettext("%(time)s more") % {"time": length_in_words(extra)}
    if not extra:
        return longer
    if times == 1:
        return more
    return gettext("%(longer)s, and %(more)s") % {"longer": longer, "more": more}


def terms_in_quizzes(enrolment: Enrolment) -> Sequence[QuizTerms]:
    """Return what a student has in each quiz of the class, in three queries."""
    grants = grants_of_student(enrolment)
    return [
        QuizTerms(each, _terms(grants.policy(each, enrolment.pk)))
        for each in Assignment.objects.of_cohort(enrolment.cohort)
    ]


def terms_for(assignment: Assignment, enrolment: Enrolment | None) -> Sequence[Term]:
    """Return what one student has in a quiz, or what the class has."""
    if enrolment:
        return _terms(policy_of(assignment, enrolment))
    return _terms(class_policy(assignment, assignment.extensions.standing()))


def extension_lines(
    assignment: Assignment, *, hides_names: bool
) -> Sequence[ExtensionLine]:
    """Return a quiz's extensions, the newest first, in two queries."""
    numbers = numbers_of(assignment.cohort) if hides_names else {}
    rows = assignment.extensions.select_related("enrolment__user", "by")
    return [
        ExtensionLine(
            row,
            person_of(
                row.enrolment, numbers.get(row.enrolment.pk, 0), is_hidden=hides_names
            )
            if row.enrolment
            else None,
        )
        for row in rows.order_by("-created_at", "-id")
    ]


def moved_in_words(moved: int) -> str:
    """Return how many attempts under way got a later deadline."""
    if not moved:
        return gettext("No attempt under way ends later for it.")
    words = ngettext(
        "%(count)s attempt under way ends later now.",
        "%(count)s attempts under way end later now.",
        moved,
    )
    return words % {"count": moved}


def _terms(policy: Policy) -> Sequence[Term]:
    """Return a policy's values beside those of its assignment."""
    own = policy.assignment
    return [
        _term(
            gettext("Time limit"),
            own.time_limit,
            policy.time_limit,
            _length,
        ),
        _term(gettext("Due"), own.due_at, policy.due_at, _date),
        _term(gettext("Closes"), own.closes_at, policy.closes_at, _date),
        _term(
            gettext("Attempts allowed"),
            own.attempts_allowed,
            policy.attempts_allowed,
            _count,
        ),
    ]


def _term(label: str, was: Any, now: Resolved[Any], write: Any) -> Term:
    """Return one value in words."""
    return Term(label, write(was), write(now.value), str(WHENCE[now.source]))


def _length(limit: timedelta | None) -> str:
    """Write a time limit."""
    return length_in_words(limit) if limit else gettext("None")


def _date(at: datetime | None) -> str:
    """Write a date on the page's clock."""
    return moment(at) if at else gettext("None")


def _count(allowed: int | None) -> str:
    """Write how many attempts there are."""
    return str(allowed) if allowed else gettext("Any number")
