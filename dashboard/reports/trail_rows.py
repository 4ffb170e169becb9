"""What the entries of a trail are about: rows by name, with where to see them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from courses.models import Accommodation, AuditEntry, Cohort, Enrolment, JoinCode, Role
from dashboard.reports.names import label_of
from quizzes.models import Answer, Assignment, Attempt, Extension, Item, Regrade


@dataclass(frozen=True)
class Subject:
    """A row as the page names it; without an address where no page shows it."""

    text: str
    href: str = ""


class People:
    """How the people of one class are called on a page.

    Nobody is looked up but where names are hidden, and then all in one query.
    """

    def __init__(self, cohort: Cohort, *, is_hidden: bool) -> None:
        """Remember whose names, and whether they may be shown."""
        self.cohort = cohort
        self._is_hidden = is_hidden

    @property
    def students(self) -> QuerySet[Enrolment]:
        """Return everyone who is or was a student of the class."""
        theirs = Enrolment.objects.students().filter(cohort=self.cohort)
        return theirs.select_related("user")

    @cached_property
    def _labels(self) -> Mapping[int, str]:
        """Return a label for each student, and none for others of the class."""
        rows = Enrolment.objects.filter(cohort=self.cohort).order_by("pk")
        number, labels = 0, {}
        for user, role in rows.values_list("user", "role"):
            number += role == Role.STUDENT
            labels[user] = label_of(number) if role == Role.STUDENT else ""
        return labels

    def of_enrolment(self, enrolment: Enrolment) -> str:
        """Return the name or label of someone in the class."""
        return self.of_user(enrolment.user)

    def of_entry(self, entry: AuditEntry) -> str:
        """Return who did it: someone of the class, an operator, or a command."""
        if entry.actor is None:
            return gettext("An operator’s command")
        return self.of_user(entry.actor)

    def of_user(self, user: User) -> str:
        """Return the name or label of anyone; an operator need not be in the class."""
        if not self._is_hidden:
            return str(user)
        return self._labels.get(user.pk, gettext("An operator")) or str(user)


class Subjects:
    """What a page's entries are about, in one query for each table they name."""

    def __init__(
        self, cohort: Cohort, entries: Iterable[AuditEntry], people: People
    ) -> None:
        """Read the rows."""
        self._people = people
        self._cohort = cohort
        keys: defaultdict[str, set[int]] = defaultdict(set)
        for entry in entries:
            if entry.subject_key.isdecimal():
                keys[entry.subject].add(int(entry.subject_key))
        self._rows = {
            (table, str(key)): row
            for table, read in _READ.items()
            if keys[table]
            for key, row in read(cohort).in_bulk(keys[table]).items()
        }

    def of(self, entry: AuditEntry) -> Subject:
        """Return the row that an entry is about, named even where it is gone."""
        row = self._rows.get((entry.subject, entry.subject_key))
        if row is None:
            return Subject(_by_key(entry))
        return _SHOW[entry.subject](row, self._people, self._cohort)


def _by_key(entry: AuditEntry) -> str:
    """Name a row that no page knows by its table and key."""
    table = entry.subject.rpartition(".")[2]
    if entry.subject == "courses.cohort":
        return gettext("the class")
    return f"{table} {entry.subject_key}"


def _enrolments(cohort: Cohort) -> QuerySet[Any]:
    return Enrolment.objects.filter(cohort=cohort).select_related("user")


def _accommodations(cohort: Cohort) -> QuerySet[Any]:
    theirs = Accommodation.objects.filter(enrolment__cohort=cohort)
    return theirs.select_related("enrolment__user")


def _assignments(cohort: Cohort) -> QuerySet[Any]:
    return Assignment.objects.filter(cohort=cohort).select_related("quiz")


def _extensions(cohort: Cohort) -> QuerySet[Any]:
    theirs = Extension.objects.filter(assignment__cohort=cohort)
    return theirs.select_related("assignment__quiz", "enrolment__user")


def _attempts(cohort: Cohort) -> QuerySet[Any]:
    theirs = Attempt.objects.filter(assignment__cohort=cohort)
    return theirs.select_related("assignment__quiz", "enrolment__user")


def _answers(cohort: Cohort) -> QuerySet[Any]:
    theirs = Answer.objects.filter(attempt__assignment__cohort=cohort)
    return theirs.select_related(
        "attempt__assignment__quiz", "attempt__enrolment__user"
    ).only(
        "position",
        "attempt__number",
        "attempt__assignment__quiz",
        "attempt__enrolment__user",
    )


def _regrades(cohort: Cohort) -> QuerySet[Any]:
    theirs = Regrade.objects.filter(cohort=cohort)
    return theirs.select_related("item", "from_slot__quiz")


_READ: Mapping[str, Callable[[Cohort], QuerySet[Any]]] = {
    "courses.accommodation": _accommodations,
    "courses.enrolment": _enrolments,
    "courses.joincode": lambda cohort: JoinCode.objects.filter(cohort=cohort),
    "quizzes.answer": _answers,
    "quizzes.assignment": _assignments,
    "quizzes.attempt": _attempts,
    "quizzes.extension": _extensions,
    "quizzes.item": lambda cohort: Item.objects.filter(course=cohort.course_id),
    "quizzes.regrade": _regrades,
}


def _enrolment(row: Enrolment, people: People, cohort: Cohort) -> Subject:
    """Name a person; only students have a page."""
    name = people.of_enrolment(row)
    if row.is_staff:
        return Subject(name)
    return Subject(name, reverse("dashboard:student", args=[cohort.pk, row.pk]))


def _accommodation(row: Accommodation, people: People, cohort: Cohort) -> Subject:
    return _enrolment(row.enrolment, people, cohort)


def _assignment(row: Assignment, _people: People, cohort: Cohort) -> Subject:
    where = reverse("dashboard:quiz", args=[cohort.pk, row.quiz.slug])
    return Subject(row.quiz.title, where)


def _extension(row: Extension, people: People, cohort: Cohort) -> Subject:
    quiz = row.assignment.quiz
    where = reverse("dashboard:extensions", args=[cohort.pk, quiz.slug])
    whose = people.of_enrolment(row.enrolment) if row.enrolment else gettext("everyone")
    text = gettext("%(quiz)s, for %(whose)s")
    return Subject(text % {"quiz": quiz.title, "whose": whose}, where)


def _attempt(row: Attempt, people: People, cohort: Cohort) -> Subject:
    text = gettext("%(student)s, %(quiz)s, attempt %(number)s") % {
        "student": people.of_enrolment(row.enrolment),
        "quiz": row.assignment.quiz.title,
        "number": row.number,
    }
    return Subject(text, reverse("dashboard:attempt", args=[cohort.pk, row.pk]))


def _answer(row: Answer, people: People, cohort: Cohort) -> Subject:
    attempt = _attempt(row.attempt, people, cohort)
    text = gettext("%(attempt)s, question %(number)s")
    words = {"attempt": attempt.text, "number": row.position}
    return Subject(text % words, attempt.href)


def _join_code(row: JoinCode, _people: People, cohort: Cohort) -> Subject:
    return Subject(row.shown, reverse("dashboard:codes", args=[cohort.pk]))


def _item(row: Item, _people: People, cohort: Cohort) -> Subject:
    return Subject(row.code, reverse("dashboard:items", args=[cohort.pk]))


def _regrade(row: Regrade, _people: People, cohort: Cohort) -> Subject:
    where = reverse("dashboard:regrade", args=[cohort.pk, row.pk])
    if row.item is not None:
        return Subject(row.item.code, where)
    quiz = row.from_slot.quiz.title if row.from_slot else ""
    return Subject(gettext("a weight in %(quiz)s") % {"quiz": quiz}, where)


_SHOW: Mapping[str, Callable[[Any, People, Cohort], Subject]] = {
    "courses.accommodation": _accommodation,
    "courses.enrolment": _enrolment,
    "courses.joincode": _join_code,
    "quizzes.answer": _answer,
    "quizzes.assignment": _assignment,
    "quizzes.attempt": _attempt,
    "quizzes.extension": _extension,
    "quizzes.item": _item,
    "quizzes.regrade": _regrade,
}
