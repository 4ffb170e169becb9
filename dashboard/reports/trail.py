"""The trail of a class: who saw and did what, when, narrowed and in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Accommodation, AuditEntry, Cohort, Enrolment
from dashboard.reports.paging import Turned
from dashboard.reports.searching import Found, candidate_of, find_students, named_in
from dashboard.reports.trail_rows import People, Subject, Subjects
from dashboard.reports.trail_words import Change, changes_of
from quizzes.models import Answer, Attempt, Extension

PER_PAGE = 50
PER_READ = 500
FIRST_YEAR, LAST_YEAR = 2000, 2100
# A row's number in the database has no more digits.
MOST_DIGITS = 18
# Whoever did it as a student, which is mostly to join: too many to list.
STUDENTS = "students"
# Every action that is recorded, as a sentence about whoever did it.
SENTENCES: Mapping[str, Any] = {
    "add": _("Added it on the admin site"),
    "answer error report": _("Answered an error report"),
    "apply regrade": _("Applied a regrade"),
    "change": _("Changed it on the admin site"),
    "change quiz dates": _("Changed the terms of a quiz"),
    "change role": _("Changed someone’s role"),
    "confirm address": _("Confirmed an address"),
    "create join code": _("Made a join code"),
    "dismiss regrade": _("Left all marks as they were"),
    "enrol": _("Took someone into the class"),
    "export students": _("Saved the students table as a file"),
    "export timeline": _("Saved the timeline of an attempt as a file"),
    "export trail": _("Saved this trail as a file"),
    "extend quiz": _("Gave more time or attempts"),
    "look at answer": _("Looked at an answer"),
    "look at answers": _("Looked at the answers to be marked"),
    "look at attempt": _("Looked at an attempt"),
    "look at regrade": _("Looked at what a regrade does to marks"),
    "look at student": _("Looked at a student’s page"),
    "make up for an outage": _("Made up for an outage"),
    "mark by hand": _("Marked an answer"),
    "move deadline": _("Moved the deadline of an attempt"),
    "open quiz": _("Opened a quiz to the class"),
    "propose regrade": _("Opened a regrade"),
    "publish item version": _("Published a corrected question"),
    "remove accommodation": _("Took back a student’s longer time"),
    "revoke join code": _("Took back a join code"),
    "set accommodation": _("Gave a student longer time"),
    "take back extension": _("Took back more time or attempts"),
    "waive answer": _("Left an answer out of the total"),
    "withdraw regrade": _("Took back a regrade that a newer version replaced"),
}


def sentence_of(action: str) -> str:
    """Return what an action is called; an unknown one begins with a capital."""
    known = SENTENCES.get(action)
    return str(known) if known else action[:1].upper() + action[1:]


@dataclass(frozen=True)
class Wish:
    """What the query string asks for; what it can't mean falls back."""

    who: str = ""
    action: str = ""
    # The student it is about: as typed, or by number.
    whose: str = ""
    student: str = ""
    since: str = ""
    until: str = ""
    page: str = "1"

    @property
    def href(self) -> str:
        """Return it as a link from the page to itself, without what goes unsaid."""
        said = {name: value for name, value in vars(self).items() if value}
        if said.get("page") == "1":
            del said["page"]
        return f"?{urlencode(said)}"

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is left out."""
        return replace(self, page="1") != Wish()


@dataclass(frozen=True)
class Line:
    """One entry as it is read."""

    at: datetime
    who: str
    what: str
    subject: Subject
    changes: Sequence[Change]


@dataclass(frozen=True)
class Choice:
    """One thing that the trail can be narrowed to."""

    value: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class TrailPage(Turned):
    """The part of a trail that was asked for."""

    wish: Wish
    page: Page[AuditEntry]
    lines: Sequence[Line]
    actors: Sequence[Choice]
    actions: Sequence[Choice]
    # What stands in the field for a student, and whom it may mean if not one.
    whose: str
    found: Found

    def at(self, number: int) -> str:
        """Return the link to another page of it."""
        return replace(self.wish, page=str(number)).href

    @property
    def offered(self) -> Sequence[tuple[str, str]]:
        """Return whom the text may mean, each with the link to their trail."""
        wish = replace(self.wish, whose="", page="1")
        return [
            (str(each), replace(wish, student=str(each.enrolment.pk)).href)
            for each in self.found.candidates
        ]


def wish_of(query: Mapping[str, str]) -> Wish:
    """Read a query string; of what makes no sense nothing is kept."""
    days = {name: query.get(name, "") for name in ("since", "until")}
    who, whose = query.get("who", ""), named_in(query, "whose")
    return Wish(
        who=STUDENTS if who == STUDENTS else _key(who),
        action=query.get("action", "")[:60],
        whose=whose,
        student="" if whose else _key(query.get("student", "")),
        page=_key(query.get("page", "")),
        **{name: day if _day(day) else "" for name, day in days.items()},
    )


def trail_page(cohort: Cohort, wish: Wish, *, hides_names: bool) -> TrailPage:
    """Return one page of a class's trail, in a fixed number of queries."""
    people = People(cohort, is_hidden=hides_names)
    wish, found = _settled(wish, people, hides_names=hides_names)
    page = Paginator(_entries(cohort, wish), PER_PAGE).get_page(wish.page or "1")
    everything = AuditEntry.objects.filter(cohort=cohort)
    done = everything.order_by("action").values_list("action", flat=True).distinct()
    return TrailPage(
        wish=wish,
        page=page,
        lines=_lines(cohort, list(page), people),
        actors=_actors(everything, people, wish.who),
        actions=_choices({each: sentence_of(each) for each in done}, wish.action),
        whose=found.likely.text if found.likely else wish.whose,
        found=found,
    )


def trail_lines(cohort: Cohort, wish: Wish, *, hides_names: bool) -> Iterator[Line]:
    """Yield all of a trail that was asked for, read in parts of a bounded size."""
    people = People(cohort, is_hidden=hides_names)
    wish, _found = _settled(wish, people, hides_names=hides_names)
    entries = _entries(cohort, wish).iterator(PER_READ)
    while some := list(islice(entries, PER_READ)):
        yield from _lines(cohort, some, people)


def _settled(wish: Wish, people: People, *, hides_names: bool) -> tuple[Wish, Found]:
    """Return a wish by the number of the student it means, and whom it may mean."""
    if wish.student:
        known = people.students.filter(pk=int(wish.student)).select_related("cohort")
        theirs = [candidate_of(each, hides_names=hides_names) for each in known]
        return wish, Found(candidates=theirs)
    found = find_students(
        people.cohort, people.students, wish.whose, hides_names=hides_names
    )
    if found.likely:
        wish = replace(wish, whose="", student=str(found.likely.enrolment.pk))
    return wish, found


def _actors(
    everything: QuerySet[AuditEntry], people: People, current: str
) -> Sequence[Choice]:
    """Return who did anything: the students at once, the others one by one."""
    students = people.students.values("user")
    others = everything.exclude(actor__in=students).values("actor")
    by_name = User.objects.filter(pk__in=others).order_by("email")
    listed = {str(user.pk): people.of_user(user) for user in by_name}
    of_students = Choice(STUDENTS, gettext("Students"), current == STUDENTS)
    return [*_choices(listed, current), of_students]


def _lines(
    cohort: Cohort, entries: Sequence[AuditEntry], people: People
) -> Sequence[Line]:
    """Put entries into words."""
    subjects = Subjects(cohort, entries, people)
    return [
        Line(
            at=entry.at,
            who=people.of_entry(entry),
            what=sentence_of(entry.action),
            subject=subjects.of(entry),
            changes=changes_of(entry.before, entry.after),
        )
        for entry in entries
    ]


def _entries(cohort: Cohort, wish: Wish) -> QuerySet[AuditEntry]:
    """Return the entries that were asked for, newest first."""
    entries = AuditEntry.objects.filter(cohort=cohort).select_related("actor")
    if wish.who == STUDENTS:
        students = Enrolment.objects.students().filter(cohort=cohort)
        entries = entries.filter(actor__in=students.values("user"))
    elif wish.who:
        entries = entries.filter(actor=int(wish.who))
    if wish.action:
        entries = entries.filter(action=wish.action)
    if wish.whose:
        # Nobody, or it is not known who of several.
        return entries.none()
    if wish.student:
        entries = entries.filter(_about(int(wish.student)))
    if since := _day(wish.since):
        entries = entries.filter(at__gte=_begins(since, cohort))
    if until := _day(wish.until):
        entries = entries.filter(at__lt=_begins(until + timedelta(days=1), cohort))
    return entries.order_by("-at", "-pk")


def _about(student: int) -> Q:
    """Select what was done to one enrolment, its attempts, answers and allowances."""
    rows = {
        "courses.accommodation": Accommodation.objects.filter(enrolment=student),
        "quizzes.answer": Answer.objects.filter(attempt__enrolment=student),
        "quizzes.attempt": Attempt.objects.filter(enrolment=student),
        "quizzes.extension": Extension.objects.filter(enrolment=student),
    }
    found = Q(subject="courses.enrolment", subject_key=str(student))
    for table, theirs in rows.items():
        keys = theirs.annotate(text=Cast("pk", CharField())).order_by().values("text")
        found |= Q(subject=table, subject_key__in=keys)
    return found


def _begins(day: date, cohort: Cohort) -> datetime:
    """Return when a day begins on the class's clock."""
    return datetime.combine(day, time.min, tzinfo=cohort.zone)


def _day(text: str) -> date | None:
    """Read a day as a browser sends it, within the years that a class can have."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _key(text: str) -> str:
    """Return a text that can be a row's number, and of others nothing."""
    is_key = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return text if is_key else ""


def _choices(labels: Mapping[str, str], current: str) -> Sequence[Choice]:
    """Return what a list offers, by its words."""
    ranked = sorted(labels.items(), key=lambda entry: entry[1].casefold())
    return [Choice(value, label, value == current) for value, label in ranked]
