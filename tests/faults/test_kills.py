"""The server is killed, again and again, and nothing acknowledged is lost."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor

from tests.faults.ledger import check_submitted, check_whole
from tests.faults.students import Load

KILLS = 10
STUDENTS = 8
BETWEEN_KILLS = 50
AT_ONCE = 8
LONGEST_WAIT = 30


def test_no_acknowledged_answer_is_lost_when_the_server_is_killed(
    classroom, server, say
):
    students = classroom.seat(STUDENTS, choices="ab")
    students += [
        each.in_another_tab(choices="cd") for each in classroom.seat(STUDENTS // 4)
    ]

    with Load(students) as load:
        for _ in range(KILLS):
            load.until(more=BETWEEN_KILLS)
            server.kill()
            server.start()
        load.until(more=BETWEEN_KILLS)

    stored = classroom.finish(students)
    told = [each for student in students for each in student.acknowledged]
    again = sum(each.tries > 1 for each in told)
    assert stored == len(told) > KILLS * BETWEEN_KILLS
    say(f"acknowledged {len(told)}, stored {stored}, sent again {again}, kills {KILLS}")


def test_an_attempt_killed_while_it_is_submitted_is_wholly_in_or_wholly_open(
    classroom, server, database, say
):
    students = classroom.seat(56)
    for student in students:
        student.open()
        student.save(student.compose(1, "b"))
        student.save(student.compose(2, "c"))
        student.close()
    acknowledged, unanswered, in_after_all = [], [], 0

    for batch_number, batch in enumerate(batches(students)):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            results = {pool.submit(submitted, student): student for student in batch}
            await_some(results, batch_number)
            server.kill()
        server.start()
        for result, student in results.items():
            (acknowledged if result.result() else unanswered).append(student)

    check_submitted(database, {student.attempt for student in acknowledged})
    for student in unanswered:
        in_after_all += check_whole(database, student.attempt)
    stored = classroom.finish(students)
    assert stored == 2 * len(students)
    assert acknowledged
    assert unanswered
    say(
        f"submissions acknowledged {len(acknowledged)}, unanswered {len(unanswered)}, "
        f"of which stored {in_after_all}; all {len(students)} marked once"
    )


def batches(students):
    return zip(*[iter(students)] * AT_ONCE, strict=True)


def await_some(results, count):
    """Return once `count` submissions were answered, with others under way."""
    last = time.monotonic() + LONGEST_WAIT
    while sum(result.done() for result in results) < count:
        assert time.monotonic() < last
        time.sleep(0.001)


def submitted(student):
    """Tell whether a submission was acknowledged."""
    try:
        return student.submit() == 302
    except (OSError, http.client.HTTPException):
        return False
    finally:
        student.close()
