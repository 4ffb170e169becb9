"""The database goes away, locks up or runs out of disk, and comes back."""

import time

import pytest

from tests.faults.students import Load

STUDENTS = 6
SOME = 40
CUTS = 10
BETWEEN_CUTS = 0.15
# More than the settings let a request wait for the lock, or for a connection.
PATIENCE = {"lock": 2.5, "connection": 6}
# A script is told so, rather than left waiting.
LONGEST_REPLY = 12
FULL = """
    CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device'
    USING ERRCODE = 'disk_full'; END; $$ LANGUAGE plpgsql;
    CREATE TRIGGER full_disk BEFORE INSERT ON quizzes_answerevent
    FOR EACH ROW EXECUTE FUNCTION full_disk()
"""
ROOM_AGAIN = "DROP TRIGGER full_disk ON quizzes_answerevent"


def is_told_to_wait(student):
    """Send one answer and an answer of a page without script; both get 503."""
    student.open()
    message = student.compose(1)
    start = time.monotonic()
    status, reply = student.post(message)
    took = time.monotonic() - start
    page_status, headers, page = student.request(
        "POST",
        student.address(1),
        {"csrfmiddlewaretoken": student.token, "choice": message.choice, "base_rev": 0},
    )
    assert (status, page_status) == (503, 503)
    assert reply["unavailable"] is True
    assert "Not saved" in reply["error"]
    assert headers["Retry-After"] == "5"
    assert "not saved yet" in page
    assert f'name="choice" value="{message.choice}"' in page
    assert took < LONGEST_REPLY
    return message


def refused(students):
    return sum(student.statuses.count(503) for student in students)


@pytest.mark.needs_postgresql
def test_no_acknowledged_answer_is_lost_when_connections_are_cut(
    classroom, database, say
):
    students = classroom.seat(STUDENTS)
    cut = 0

    with Load(students) as load:
        load.until(more=SOME)
        for _ in range(CUTS):
            cut += database.cut()
            time.sleep(BETWEEN_CUTS)
        load.until(more=SOME)

    stored = classroom.finish(students)
    told = sum(len(student.acknowledged) for student in students)
    assert stored == told
    say(
        f"acknowledged {told}, stored {stored}, connections cut {cut}, "
        f"refused for a moment {refused(students)}"
    )


@pytest.mark.needs_postgresql
def test_a_database_that_is_away_is_told_and_found_again(classroom, database, say):
    students = classroom.seat(STUDENTS)
    [onlooker] = classroom.seat(1, first=STUDENTS)
    onlooker.open()

    with Load(students) as load:
        load.until(more=SOME)
        with database.away():
            asked = time.monotonic()
            status, reply = onlooker.post(onlooker.compose(1))
            told_after = time.monotonic() - asked
        back = time.monotonic()
        load.until(more=SOME)
        found_after = time.monotonic() - back

    onlooker.close()
    assert (status, reply["unavailable"]) == (503, True)
    assert told_after < LONGEST_REPLY
    stored = classroom.finish(students)
    told = sum(len(student.acknowledged) for student in students)
    assert stored == told
    say(
        f"acknowledged {told}, stored {stored}, told after {told_after:.1f} s, "
        f"saving again {found_after:.1f} s after it was back"
    )


@pytest.mark.needs_sqlite
def test_a_lock_held_longer_than_a_request_waits_loses_nothing(
    classroom, database, say
):
    students = classroom.seat(STUDENTS)
    [onlooker] = classroom.seat(1, first=STUDENTS)

    with Load(students) as load:
        load.until(more=SOME)
        with database.locked():
            message = is_told_to_wait(onlooker)
        load.until(more=SOME)

    onlooker.save(message)
    everyone = [*students, onlooker]
    stored = classroom.finish(everyone)
    told = sum(len(student.acknowledged) for student in everyone)
    assert stored == told
    assert refused(students) > 0
    say(f"acknowledged {told}, stored {stored}, refused {refused(students)}")


@pytest.mark.needs_sqlite
def test_a_full_disk_is_told_and_loses_nothing(disk, classroom, database, server, say):
    students = classroom.seat(STUDENTS)
    [onlooker] = classroom.seat(1, first=STUDENTS)

    with Load(students) as load:
        load.until(more=SOME)
        disk.fill(server)
        wait_until(lambda: refused(students) > STUDENTS)
        message = is_told_to_wait(onlooker)
        server.kill()
        disk.free(server)
        server.start()
        load.until(more=SOME)

    onlooker.save(message)
    everyone = [*students, onlooker]
    stored = classroom.finish(everyone)
    told = sum(len(student.acknowledged) for student in everyone)
    assert stored == told
    say(
        f"acknowledged {told}, stored {stored}, refused {refused(students)}, "
        f"on {disk.name}"
    )


@pytest.mark.needs_postgresql
def test_a_full_disk_of_the_database_server_is_told_and_loses_nothing(
    classroom, database, say
):
    students = classroom.seat(STUDENTS)
    [onlooker] = classroom.seat(1, first=STUDENTS)

    with Load(students) as load:
        load.until(more=SOME)
        database.run(FULL)
        wait_until(lambda: refused(students) > STUDENTS)
        message = is_told_to_wait(onlooker)
        database.run(ROOM_AGAIN)
        load.until(more=SOME)

    onlooker.save(message)
    everyone = [*students, onlooker]
    stored = classroom.finish(everyone)
    told = sum(len(student.acknowledged) for student in everyone)
    assert stored == told
    say(f"acknowledged {told}, stored {stored}, refused {refused(students)}")


def wait_until(is_so, longest=30):
    last = time.monotonic() + longest
    while not is_so():
        assert time.monotonic() < last
        time.sleep(0.05)
