"""What students were told, held against what the database holds."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from http import HTTPStatus

from tests.faults.paper import PLACES, RIGHT, WEIGHTS

ANSWERS = """
    SELECT answer.attempt_id, answer.position, answer.response, answer.rev,
           answer.event_count, slot.weight
    FROM quizzes_answer answer
    JOIN quizzes_slot slot ON slot.id = answer.slot_id
"""
EVENTS = """
    SELECT answer.attempt_id, answer.position, event.seq, event.kind, event.response,
           event.client_id, event.client_seq
    FROM quizzes_answerevent event
    JOIN quizzes_answer answer ON answer.id = event.answer_id
    ORDER BY event.answer_id, event.seq
"""
ATTEMPTS = "SELECT id, state, total, maximum, submitted_at FROM quizzes_attempt"
SCORES = """
    SELECT answer.attempt_id, answer.position, score.raw, score.maximum,
           answer.current_score_id = score.id, answer.is_closed
    FROM quizzes_answer answer
    LEFT JOIN quizzes_score score ON score.answer_id = answer.id
"""


@dataclass(frozen=True)
class Event:
    """One row of an answer's trail."""

    seq: int
    kind: str
    choice: str | None
    client_id: str
    client_seq: int | None


@dataclass(frozen=True)
class Stored:
    """One answer as the database holds it, with its trail."""

    choice: str | None
    rev: int
    event_count: int
    weight: Fraction
    trail: tuple[Event, ...]

    @property
    def saves(self):
        """Return the accepted saves, in order."""
        return [event for event in self.trail if event.kind == "save"]


def read(database):
    """Return what is stored, by attempt and position."""
    trails = defaultdict(list)
    for attempt, position, seq, kind, response, *message in database.rows(EVENTS):
        event = Event(seq, kind, _choice(response), *message)
        trails[attempt, position].append(event)
    return {
        (attempt, position): Stored(
            _choice(response),
            rev,
            count,
            Fraction(str(weight)),
            tuple(trails[attempt, position]),
        )
        for attempt, position, response, rev, count, weight in database.rows(ANSWERS)
    }


def _choice(response):
    """Return the option chosen in a response; SQLite gives JSON as text."""
    given = json.loads(response) if isinstance(response, str) else response
    return given["choice"] if given else None


def check(database, students):
    """Hold every acknowledgement against the database; return how many are stored.

    Nobody may still wait for a reply: what was sent is then what was acknowledged.
    """
    stored = read(database)
    told = [each for student in students for each in student.acknowledged]
    for answer in stored.values():
        _check_trail(answer)
    for each in told:
        _check_message(stored[each.sent.attempt, each.sent.position], each)
    _check_newest(stored, told)
    sent = {(each.sent.client_id, each.sent.seq) for each in told}
    kept = [
        (event.client_id, event.client_seq)
        for answer in stored.values()
        for event in answer.trail
    ]
    assert Counter(kept) == Counter(sent), (
        "the trail holds what was sent, and that once"
    )
    return len(kept)


def _check_trail(answer):
    """Look at one answer by itself."""
    numbers = [event.seq for event in answer.trail]
    assert numbers == list(range(1, len(numbers) + 1)), "events without gaps"
    assert answer.event_count == len(numbers)
    assert answer.rev == len(answer.saves), "a revision is an accepted save"
    newest = answer.saves[-1].choice if answer.saves else None
    assert answer.choice == newest, "what stands is the newest save"


def _check_message(answer, told):
    """Find the one event of a message, as it was told."""
    sent = told.sent
    message = (sent.client_id, sent.seq)
    found = [
        event
        for event in answer.trail
        if (event.client_id, event.client_seq) == message
    ]
    assert len(found) == 1, f"{sent} is stored {len(found)} times"
    kind = "save" if told.status == HTTPStatus.OK else "conflict"
    assert (found[0].kind, found[0].choice) == (kind, sent.choice)
    if kind == "save":
        rev = answer.saves.index(found[0]) + 1
        # The reply to a repeated message tells what stands by now.
        assert rev == told.rev if told.tries == 1 else rev <= told.rev


def _check_newest(stored, told):
    """Look that no answer fell behind what anybody was told."""
    newest = defaultdict(int)
    for each in told:
        place = each.sent.attempt, each.sent.position
        newest[place] = max(newest[place], each.rev)
    for place, rev in newest.items():
        assert stored[place].rev >= rev


def expected_total(stored, attempt):
    """Return what an attempt must come to, from its answers alone."""
    answers = [stored[attempt, position] for position in PLACES]
    return sum(each.weight for each in answers if each.choice == RIGHT)


def attempts(database):
    """Return each attempt's state, total, maximum and time of submission."""
    return {pk: rest for pk, *rest in database.rows(ATTEMPTS)}


def check_submitted(database, keys):
    """Look that attempts are marked once, and right."""
    stored, found = read(database), attempts(database)
    scores = defaultdict(list)
    for attempt, position, raw, maximum, is_current, is_closed in database.rows(SCORES):
        assert attempt not in keys or (is_current and is_closed)
        scores[attempt].append((position, raw, maximum))
    for key in keys:
        state, total, maximum, submitted_at = found[key]
        marked = [
            (place, int(stored[key, place].choice == RIGHT), 1) for place in PLACES
        ]
        assert sorted(scores[key]) == marked, "each answer is marked once"
        assert state == "submitted"
        assert submitted_at is not None
        assert Fraction(str(total)) == expected_total(stored, key)
        assert Fraction(str(maximum)) == sum(map(Fraction, WEIGHTS))


def check_whole(database, key):
    """Look that an attempt is wholly open or wholly submitted; tell whether it is."""
    if attempts(database)[key][0] == "submitted":
        check_submitted(database, [key])
        return True
    rows = [row for row in database.rows(SCORES) if row[0] == key]
    assert len(rows) == len(WEIGHTS)
    assert {(raw, bool(is_closed)) for _, _, raw, _, _, is_closed in rows} == {
        (None, False)
    }
    return False
