"""Messages that come twice, out of order, too late or from a clock that is wrong."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest

from tests.faults.ledger import attempts, check_submitted, read
from tests.faults.paper import PLACES

STUDENTS = 6
MESSAGES = 24
COPIES = 3
AT_ONCE = 8
HOUR = 3_600_000


@pytest.fixture
def written(classroom):
    """Students with messages that they wrote without hearing of any reply."""
    students = classroom.seat(STUDENTS)
    sent = []
    for number, student in enumerate(students):
        # From five hours slow to five hours fast.
        student.clock_off_by = (2 * number - STUDENTS + 1) * HOUR
        student.open()
        sent += [
            (student, student.compose(place))
            for place, _ in zip(list(PLACES) * MESSAGES, range(MESSAGES), strict=False)
        ]
    return students, sent


def test_repeated_and_reordered_messages_are_stored_once_and_the_last_one_stands(
    written, classroom, database, say
):
    students, sent = written
    arriving = sent * COPIES
    random.Random("order").shuffle(arriving)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = list(pool.map(lambda each: post_alone(*each), arriving))

    stored = read(database)
    kept = Counter(
        (event.client_id, event.client_seq)
        for answer in stored.values()
        for event in answer.trail
    )
    assert kept == Counter((each.client_id, each.seq) for _, each in sent)
    assert set(statuses) == {HTTPStatus.OK, HTTPStatus.CONFLICT}
    last = {(each.attempt, each.position): each.choice for _, each in sent}
    assert {place: stored[place].choice for place in last} == last
    for student in students:
        student.open()
        assert student.submit() == HTTPStatus.FOUND
        student.close()
    check_submitted(database, {student.attempt for student in students})
    say(f"sent {len(arriving)}, of them different {len(sent)}, stored {kept.total()}")


def test_an_answer_to_a_closed_attempt_is_kept_and_changes_nothing(
    classroom, database, say
):
    [student] = classroom.seat(1)
    student.clock_off_by = -9 * HOUR
    student.open()
    student.save(student.compose(1, "b"))
    student.submit()
    before = attempts(database)[student.attempt]

    late = [student.compose(place, "b") for place in PLACES]
    replies = [student.post(each) for each in late * 2]

    student.close()
    receipt = f"/attempts/{student.attempt}/receipt/"
    assert replies == [(409, {"closed": True, "receipt": receipt})] * len(late) * 2
    stored = read(database)
    trails = [
        [(event.kind, event.choice) for event in stored[student.attempt, place].trail]
        for place in PLACES
    ]
    assert trails == [[("save", "b"), ("late", "b")]] + [[("late", "b")]] * 5
    assert attempts(database)[student.attempt] == before
    check_submitted(database, {student.attempt})
    say(f"late answers sent {2 * len(late)}, different {len(late)}, kept {len(late)}")


def post_alone(student, message):
    """Send a message on a connection of its own, beside the tab's other ones."""
    beside = student.in_another_tab()
    beside.token, beside.cookies = student.token, dict(student.cookies)
    beside.clock_off_by = student.clock_off_by
    try:
        return beside.save(message).status
    finally:
        beside.close()
