"""The server is killed, again and again, and nothing acknowledged is lost."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor

from tests.faults.ledger import check_submitted, check_whole
from tests.faults.students import Load

KILLS = 10
STUDENTS = 8
BETWEEN_KILLS = 40
AT_ONCE = 8


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
    assert {each for student in students for each in student.statuses} == {200, 409}
    say(f"acknowledged {len(told)}, stored {stored}, sent again {again}, kills {KILLS}")


def test_an_attempt_killed_while_it_is_submitted_is_wholly_in_or_wholly_open(
    classroom, server, database, say
):
    students = classroom.seat(56)
    for student in students:
        student.open()
        student.save(student.compose(1, "b"))
        student.save(student.compose(2, "c"))
    acknowledged, unanswered, in_after_all = [], [], 0

    waiting = iter(students)
    for batch in zip(*[waiting] * AT_ONCE, strict=True):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            results = [pool.submit(submitted, student) for student in batch]
            time.sleep(0.02 + 0.01 * (len(acknowledged) % 7))
            server.kill()
        server.start()
        for student, result in zip(batch, results, strict=True):
            (acknowledged if result.result() else unanswered).append(student)

    check_submitted(database, {student.attempt for student in acknowledged})
    for student in unanswered:
        in_after_all += check_whole(database, student.attempt)
    stored = classroom.finish(students)
    assert stored == 2 * len(students)
    say(
        f"submissions acknowledged {len(acknowledged)}, unanswered {len(unanswered)}, "
        f"of which stored {in_after_all}; all {len(students)} marked once"
    )


def submitted(student):
    """Tell whether a submission was acknowledged."""
    try:
        return student.submit() == 302
    except (OSError, http.client.HTTPException):
        return False
    finally:
        student.close()
