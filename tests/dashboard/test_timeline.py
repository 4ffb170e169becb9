"""The timeline of one attempt: what was sent, when, from where, and what it came to."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from courses.models import AuditEntry
from courses.services.audit import record
from dashboard.reports.timeline import moments_of
from quizzes.models import AnswerEvent, Attempt, Score
from tests.dashboard.conftest import sit
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.quizzes import AnswerFactory, AttemptFactory, ScoreFactory

KIND = AnswerEvent.Kind


def url(attempt, name="timeline"):
    cohort = attempt.assignment.cohort_id
    return reverse(f"dashboard:{name}", args=[cohort, attempt.pk])


@pytest.fixture
def attempt(assignment, student, now):
    """Begun two hours ago with thirty minutes to go, submitted after twenty."""
    began = now.replace(microsecond=0) - timedelta(hours=2)
    return AttemptFactory(
        assignment=assignment,
        enrolment=student,
        state=Attempt.State.SUBMITTED,
        close_reason=Attempt.CloseReason.SUBMITTED,
        started_at=began,
        deadline_at=began + timedelta(minutes=30),
        submitted_at=began + timedelta(minutes=20),
        total=1,
        maximum=1,
        has_passed=True,
    )


@pytest.fixture
def answer(attempt):
    """Its only question."""
    return ask(attempt, 1)


def ask(attempt, position):
    slot = attempt.assignment.quiz.slots.get()
    version = slot.pool.get().current_version
    return AnswerFactory(attempt=attempt, position=position, slot=slot, version=version)


def send(answer, kind, minute, choice=None, **more):
    """Write that something arrived `minute` minutes after the beginning."""
    return AnswerEvent.objects.create(
        answer=answer,
        seq=answer.events.count() + 1,
        kind=kind,
        response={"choice": choice} if choice else None,
        server_at=answer.attempt.started_at + timedelta(minutes=minute),
        **more,
    )


def told(attempt, *, shows_moves=True):
    """Return each moment between beginning and end as a row of what differs."""
    attempt.refresh_from_db()
    moments = moments_of(attempt, str, shows_moves=shows_moves)
    return [(each.what, each.answer, each.note) for each in moments]


def test_each_save_flag_and_try_is_told_in_words(attempt, answer):
    send(answer, KIND.SAVE, 1, "a", certainty=1)
    send(answer, KIND.FLAG, 2)
    tried = send(answer, KIND.TRY, 3, "b", certainty=3)
    send(answer, KIND.FLAG, 4)
    ScoreFactory(answer=answer, event=tried)

    found = moments_of(attempt, str, shows_moves=True)

    assert [
        (each.what, each.position, each.answer, each.certainty, each.note)
        for each in found[1:]
    ] == [
        ("Saved", 1, "The GABA site", "Guessing", ""),
        ("Flagged", 1, "", "", ""),
        ("Sent to be marked", 1, "The benzodiazepine site", "Certain", "1 of 1 points"),
        ("Flag taken off", 1, "", "", ""),
        ("Submitted", None, "", "", ""),
    ]


def test_late_answer_says_by_how_much_and_what_it_was(attempt, answer):
    send(answer, KIND.LATE, 25, "a")
    send(answer, KIND.LATE, 33, "b")

    assert told(attempt)[2:] == [
        (
            "Not counted",
            "The GABA site",
            "came 5 min after the attempt was submitted",
        ),
        ("Not counted", "The benzodiazepine site", "came 3 min after the deadline"),
    ]


def test_answer_to_a_question_that_had_closed_says_so(attempt, answer):
    send(answer, KIND.LATE, 5, "a")

    assert told(attempt)[1] == (
        "Not counted",
        "The GABA site",
        "came when the question was closed",
    )


def test_moved_deadline_says_from_when_to_when_and_by_whom(
    signed_in, attempt, instructor, student
):
    before, after = attempt.deadline_at, attempt.deadline_at + timedelta(minutes=15)
    record(
        "move deadline",
        attempt,
        actor=instructor.user,
        cohort=student.cohort,
        now=attempt.started_at + timedelta(minutes=5),
        before={"deadline_at": before.isoformat()},
        after={"deadline_at": after.isoformat()},
    )

    page = signed_in.get(url(attempt)).context["report"].page

    moved = page[1]
    assert (moved.what, moved.by) == ("Deadline moved", str(instructor.user))
    zone = student.cohort.zone
    times = [at.astimezone(zone).strftime("%H:%M") for at in (before, after)]
    assert [part.split()[-2] for part in moved.note.split(" → ")] == times


def test_observer_learns_of_no_moved_deadline(client, attempt, cohort):
    record(
        "move deadline",
        attempt,
        actor=None,
        cohort=cohort,
        now=attempt.started_at,
        after={"deadline_at": None},
    )
    client.force_login(EnrolmentFactory(cohort=cohort, observer=True).user)

    page = client.get(url(attempt)).context["report"].page

    assert [each.what for each in page] == ["Began", "Submitted"]


def test_mark_by_hand_says_by_whom_and_why(attempt, answer, instructor):
    first = ScoreFactory(answer=answer, raw=0, created_at=attempt.submitted_at)
    ScoreFactory(
        answer=answer,
        reason=Score.Reason.MANUAL,
        by=instructor.user,
        note="Another spelling",
        supersedes=first,
        created_at=attempt.submitted_at + timedelta(hours=1),
    )

    found = moments_of(attempt, str, shows_moves=True)

    last = found[-1]
    assert (last.what, last.position, last.note, last.by) == (
        "Marked by an instructor",
        1,
        "1 of 1 points: Another spelling",
        str(instructor.user),
    )


def test_answer_left_out_is_said_to_be_so_once(attempt, answer, instructor):
    first = ScoreFactory(answer=answer, raw=0, created_at=attempt.submitted_at)
    ScoreFactory(
        answer=answer,
        reason=Score.Reason.WAIVE,
        is_dropped=True,
        by=instructor.user,
        note="Unclear",
        supersedes=first,
        created_at=attempt.submitted_at + timedelta(hours=1),
    )

    last = moments_of(attempt, str, shows_moves=True)[-1]

    assert (last.what, last.note) == (
        "Left out of the total by an instructor",
        "Unclear",
    )


def test_attempt_that_ran_out_is_closed_by_the_clock(signed_in, assignment, student):
    attempt = AttemptFactory(assignment=assignment, enrolment=student)
    ask(attempt, 1)

    page = signed_in.get(url(attempt)).context["report"].page

    assert [each.what for each in page] == ["Began", "Closed by the clock"]


def test_one_question_is_picked_out(signed_in, attempt, answer):
    send(answer, KIND.SAVE, 1, "a")
    send(ask(attempt, 2), KIND.SAVE, 2, "b")

    chosen = signed_in.get(url(attempt) + "?question=2").context["report"]
    unknown = signed_in.get(url(attempt) + "?question=x&page=9").context["report"]

    assert [each.answer for each in chosen.page] == ["The benzodiazepine site"]
    assert len(unknown.page) == 4


@pytest.mark.parametrize(("questions", "saves"), [(1, 1), (50, 8)])
def test_page_costs_as_much_however_much_was_saved(
    signed_in, attempt, django_assert_num_queries, questions, saves
):
    for position in range(1, questions + 1):
        answer = ask(attempt, position)
        for number in range(saves):
            send(answer, KIND.SAVE, number, "ab"[number % 2])

    with django_assert_num_queries(11):
        page = signed_in.get(url(attempt)).context["report"].page

    assert (len(page), page.paginator.count) == (
        min(100, questions * saves + 2),
        questions * saves + 2,
    )


def test_file_holds_every_moment_and_is_an_entry(signed_in, attempt, answer):
    off = attempt.started_at - timedelta(hours=3)
    send(answer, KIND.SAVE, 1, "a", certainty=2, client_at=off)

    response = signed_in.get(url(attempt, "export-timeline"))

    text = response.getvalue().decode().removeprefix("\N{BYTE ORDER MARK}")
    zone = attempt.enrolment.cohort.zone
    local = [
        at.astimezone(zone).isoformat(timespec="seconds")
        for at in (attempt.started_at + timedelta(minutes=1), off)
    ]
    assert list(csv.reader(io.StringIO(text)))[2] == [
        local[0],
        "1",
        "Saved",
        "The GABA site",
        "Fairly sure",
        "",
        "",
        "",
        local[1],
    ]
    assert AuditEntry.objects.get().action == "export timeline"
    assert (
        'filename="spring-ada-obi-where-they-act-1-'
        in (response.headers["Content-Disposition"])
    )


def test_hidden_name_is_in_no_page_and_no_file(signed_in, cohort, attempt, answer):
    signed_in.post(reverse("dashboard:names", args=[cohort.pk]), {"hide": "yes"})

    page = signed_in.get(url(attempt))
    file = signed_in.get(url(attempt, "export-timeline"))

    everything = page.content.decode() + file.getvalue().decode() + str(file.headers)
    assert "ada" not in everything.lower()


@pytest.mark.parametrize("name", ["timeline", "export-timeline"])
@pytest.mark.parametrize("who", ["student", "stranger"])
def test_timeline_is_not_there_for_others(client, cohort, attempt, student, name, who):
    stranger = EnrolmentFactory(cohort=CohortFactory(), instructor=True)
    client.force_login((student if who == "student" else stranger).user)

    assert client.get(url(attempt, name)).status_code == 404


def test_attempt_page_leads_to_its_timeline(signed_in, assignment, student):
    taken = sit(assignment, student)

    text = signed_in.get(url(taken, "attempt")).content.decode()

    assert f'href="{url(taken)}"' in text
