"""Classes of any size, whose rows are those that the services write.

One block of students is played through the services, item by item; the database then
copies the block as often as it takes.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.db.models import F

from accounts.models import User
from benchmarks.cloning import Block, copy, set_sequences
from courses.models import Cohort, Course, Enrolment, Lesson, LessonProgress, Role
from courses.services.progress import reach_sections
from dashboard.demonstration.ability import Mind, draw_traits
from dashboard.demonstration.answering import respond
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.questions import Question
from quizzes.models import (
    Answer,
    AnswerEvent,
    Assignment,
    Attempt,
    Item,
    ItemVersion,
    Quiz,
    Score,
    Slot,
)
from quizzes.papers import content_of, kind_of, marking_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt

ITEMS = 20
# Students played through the services; a class is as many copies of them as fit.
BLOCK = 20
# Every so many-th item is left out by every so many-th student.
LEAVES_OUT = 23
COPIED = (Attempt, Answer, AnswerEvent, Score, LessonProgress)


@dataclass(frozen=True)
class Classroom:
    """A class that was filled."""

    cohort: Cohort
    assignment: Assignment
    instructor: User
    # In the order of their enrolments, and of their attempts.
    students: Sequence[User]


@dataclass(frozen=True)
class Material:
    """What every class takes."""

    course: Course
    quiz: Quiz
    questions: Mapping[int, Question]


def make_material(course: Course) -> Material:
    """Make a quiz of as many of the course's items as it takes, one item a slot."""
    items = Item.objects.filter(course=course, use=Item.Use.POOL)
    live = items.filter(status=Item.Status.LIVE).order_by("code")
    chosen = list(live.exclude(current_version__kind="short-answer")[:ITEMS])
    quiz = Quiz.objects.create(
        course=course,
        slug="benchmark",
        title="Benchmark",
        purpose=Quiz.Purpose.GRADED,
        digest="benchmark",
    )
    for position, item in enumerate(chosen, start=1):
        Slot.objects.create(quiz=quiz, position=position).pool.add(item)
    return Material(course, quiz, _questions(chosen))


def _questions(items: Sequence[Item]) -> dict[int, Question]:
    """Return what the model of a student has to know of each item."""
    versions = ItemVersion.objects.filter(
        pk=F("item__current_version"), item__in=items
    ).prefetch_related("item__objectives")
    chance = Chance("benchmark")
    return {
        version.pk: Question(
            kind=version.kind,
            content=content_of(version),
            key=marking_of(version).key,
            slips=(),
            traits=draw_traits(
                version.item.code,
                sorted(each.code for each in version.item.objectives.all()),
                chance,
            ),
            lure="",
        )
        for version in versions.select_related("item")
    }


@transaction.atomic
def fill_class(
    material: Material, *, students: int, is_submitted: bool, now: datetime
) -> Classroom:
    """Make a class each of whose students has one attempt, with every item answered.

    The number of students is rounded up to whole blocks.
    """
    block = min(BLOCK, students)
    copies = -(-students // block) - 1
    room = _empty_class(material, block * (copies + 1), now)
    enrolments = room.cohort.enrolments.filter(role=Role.STUDENT).order_by("pk")
    lesson = material.course.lessons.order_by("unit__position", "position").first()
    for number, enrolment in enumerate(enrolments[:block]):
        _play(material, room.assignment, enrolment, number, now, is_submitted)
        _read(lesson, enrolment, now)
    _copy_all(room, block, copies)
    return room


def _empty_class(material: Material, students: int, now: datetime) -> Classroom:
    """Make a class with an instructor and students, open to the quiz."""
    number = Cohort.objects.count() + 1
    cohort = Cohort.objects.create(
        course=material.course,
        name=f"Class {number}",
        starts_on=(now - timedelta(days=30)).date(),
        ends_on=(now + timedelta(days=30)).date(),
    )
    instructor, *others = _people(f"class-{number}", students + 1, now)
    _enrol(cohort, [instructor], Role.INSTRUCTOR, now)
    _enrol(cohort, others, Role.STUDENT, now)
    assignment = Assignment.objects.create(
        cohort=cohort, quiz=material.quiz, opens_at=now - timedelta(days=7)
    )
    return Classroom(cohort, assignment, instructor, others)


def _people(name: str, count: int, now: datetime) -> list[User]:
    """Make accounts that nobody can sign in to with a password."""
    locked = make_password(None)
    return User.objects.bulk_create(
        User(
            email=f"{name}-{number}@example.org",
            display_name=f"Student {number:05}",
            password=locked,
            date_joined=now,
        )
        for number in range(count)
    )


def _enrol(cohort: Cohort, people: Sequence[User], role: Role, now: datetime) -> None:
    """Let people into a class; all were there within the last nine days."""
    Enrolment.objects.bulk_create(
        Enrolment(
            user=person,
            cohort=cohort,
            role=role,
            joined_at=now - timedelta(days=20),
            last_active_at=now - timedelta(hours=number % (9 * 24)),
        )
        for number, person in enumerate(people)
    )


def _play(
    material: Material,
    assignment: Assignment,
    enrolment: Enrolment,
    number: int,
    now: datetime,
    is_submitted: bool,  # noqa: FBT001 - the one caller has it as a name
) -> None:
    """Have one student answer the quiz through the services."""
    chance = Chance(f"student-{number}")
    mind = Mind(chance.normal("ability"))
    attempt = start_attempt(
        assignment=assignment,
        enrolment=enrolment,
        seed=chance.token("attempt"),
        now=now - timedelta(hours=1),
    )
    answers = attempt.answers.select_related("attempt", "version").order_by("position")
    for answer in answers:
        if (number + answer.position) % LEAVES_OUT:
            _answer(answer, material.questions[answer.version_id], mind, chance, now)
    if is_submitted:
        submit_attempt(attempt=attempt, now=now)


def _answer(
    answer: Answer, question: Question, mind: Mind, chance: Chance, now: datetime
) -> None:
    """Answer one item as a student of this ability would."""
    kind = kind_of(answer.version)
    margin = mind.margin(question.traits)
    raw = respond(question, margin, chance.of(answer.position))
    save_response(
        answer=answer,
        response=kind.parse(content_of(answer.version), raw),
        base_rev=answer.rev,
        now=now - timedelta(minutes=30),
    )


def _read(lesson: Lesson | None, enrolment: Enrolment, now: datetime) -> None:
    """Have one student read the first lesson to its end."""
    if lesson:
        reach_sections(
            enrolment=enrolment,
            lesson=lesson,
            sections=list(lesson.section_slugs),
            seconds=600,
            now=now,
        )


def _copy_all(room: Classroom, block: int, copies: int) -> None:
    """Copy the block's rows for everyone after it."""
    attempts = Attempt.objects.filter(assignment=room.assignment)
    answers = Answer.objects.filter(attempt__in=attempts)
    events = AnswerEvent.objects.filter(answer__in=answers)
    scores = Score.objects.filter(answer__in=answers)
    read = LessonProgress.objects.filter(enrolment__cohort=room.cohort)
    asked, sent, marked = answers.count(), events.count(), scores.count()
    blocks = [
        Block(scores, {"answer_id": asked, "event_id": sent}),
        Block(events, {"answer_id": asked}),
        Block(answers, {"attempt_id": block, "current_score_id": marked}),
        Block(attempts, {"enrolment_id": block}),
        Block(read, {"enrolment_id": block}),
    ]
    with _found_by_mark():
        for each in blocks:
            if each.rows.exists():
                copy(each, copies)
    set_sequences(COPIED)


@contextmanager
def _found_by_mark() -> Iterator[None]:
    """Index answers by the mark that counts while both are copied.

    Marks come before their answers then, and SQLite looks for each of them anew who
    points at it. Where the services write, an answer always comes before its mark.
    """
    if connection.vendor != "sqlite":
        yield
        return
    table = Answer._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX found_by_mark ON {table} (current_score_id)")
        yield
        cursor.execute("DROP INDEX found_by_mark")
