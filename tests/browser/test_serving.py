"""The server of the browser tests shares their connection without mixing with them."""

from threading import Thread

from django.db import connection, connections, transaction

from tests.browser.serving import blocks_in_turn


def test_block_of_another_thread_waits_for_the_end_of_this_one(db):
    ends = []
    shared = connections[connection.alias]

    def answer():
        connections[shared.alias] = shared
        with transaction.atomic():
            ends.append("the other")

    other = Thread(target=answer)
    shared.inc_thread_sharing()
    with blocks_in_turn():
        with transaction.atomic():
            other.start()
            other.join(timeout=0.2)
            ends.append("this one")
        other.join()
    shared.dec_thread_sharing()

    assert ends == ["this one", "the other"]
