"""The server of the browser tests shares their connection without mixing with them."""

from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction

from accounts.models import User
from tests.browser.serving import blocks_in_turn
from tests.factories.accounts import UserFactory


@pytest.fixture
def shared(db):
    """The connection, for other threads too."""
    shared = connections[connection.alias]
    shared.inc_thread_sharing()
    with blocks_in_turn():
        yield shared
    shared.dec_thread_sharing()


def test_block_of_another_thread_waits_for_the_end_of_this_one(shared):
    ends = []

    def answer():
        connections[shared.alias] = shared
        with transaction.atomic():
            ends.append("the other")

    other = Thread(target=answer)
    with transaction.atomic():
        other.start()
        other.join(timeout=0.2)
        ends.append("this one")
    other.join()

    assert ends == ["this one", "the other"]


def test_test_is_undone_though_a_request_is_under_way(shared):
    begun, may_end = Event(), Event()

    def answer():
        connections[shared.alias] = shared
        with transaction.atomic():
            begun.set()
            may_end.wait()

    around = transaction.atomic()
    around._from_testcase = True
    with around:
        user = UserFactory()
        other = Thread(target=answer)
        other.start()
        begun.wait()
        transaction.set_rollback(True)
        may_end.set()
        other.join()

    assert not User.objects.filter(pk=user.pk).exists()
