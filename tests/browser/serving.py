"""A server in a thread of the test run, on the test's own connection.

Everything happens in one transaction, so a test is undone as any other is. One
connection can't serve two requests at once: they take turns, and so does the test. A
page says a last thing as its window closes, which may come while the test is undone.
"""

from contextlib import contextmanager, nullcontext
from threading import RLock

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.db.transaction import Atomic, set_rollback
from django.test.testcases import LiveServerThread

TURN = RLock()
ENDS_OF_REQUESTS = (request_started, request_finished)


class OneConnectionServer(ThreadedWSGIServer):
    """Leaves the connection open after a request: the test still needs it."""

    def _close_connections(self):
        """Close nothing."""


class Site(LiveServerThread):
    """Serves the pages at `url`."""

    server_class = OneConnectionServer

    @property
    def url(self):
        return f"http://localhost:{self.port}"


def with_static_files(pages):
    return StaticFilesHandler(pages)


@contextmanager
def serving(static_files=with_static_files):
    """Serve this process's pages while inside; `static_files` wraps them."""
    # The connection itself: the proxy `django.db.connection` would lead back to itself.
    connection = connections["default"]
    site = Site(
        "localhost",
        lambda pages: static_files(in_turn(pages)),
        connections_override={connection.alias: connection},
    )
    connection.inc_thread_sharing()
    # A connection in the middle of a transaction would be dropped as left over.
    muted = [
        signal
        for signal in ENDS_OF_REQUESTS
        if signal.disconnect(close_old_connections)
    ]
    site.daemon = True
    site.start()
    site.is_ready.wait()
    if site.error:
        raise site.error
    try:
        with blocks_in_turn():
            yield site
    finally:
        # A server within another leaves the connection to that one.
        with nullcontext() if muted else kept_open(connection):
            site.terminate()
        for signal in muted:
            signal.connect(close_old_connections)
        connection.dec_thread_sharing()


@contextmanager
def kept_open(connection):
    """Let a thread that ends close nothing."""
    close = connection.close
    connection.close = lambda: None
    try:
        yield
    finally:
        connection.close = close


@contextmanager
def blocks_in_turn():
    """Let no transaction's block begin or end within one of another thread.

    What undoes a test is a block around all of it: only its ends take their turn.
    """
    enter, leave = Atomic.__enter__, Atomic.__exit__

    def enter_in_turn(block):
        with TURN:
            enter(block)
            if not block._from_testcase:
                TURN.acquire()

    def leave_in_turn(block, *failure):
        with TURN:
            if block._from_testcase:
                # A request that ended meanwhile took this wish for its own.
                set_rollback(True, using=block.using)
            else:
                TURN.release()
            leave(block, *failure)

    Atomic.__enter__, Atomic.__exit__ = enter_in_turn, leave_in_turn
    try:
        yield
    finally:
        Atomic.__enter__, Atomic.__exit__ = enter, leave


def in_turn(pages):
    """Return `pages`, answering one request after the other."""

    def answer(environ, start_response):
        with TURN:
            return pages(environ, start_response)

    return answer
