"""The production server, on this machine alone."""

import errno
import os
import socket
from collections.abc import Callable
from multiprocessing import set_start_method
from signal import SIGHUP, signal
from threading import Thread
from time import sleep
from typing import Any

from django.db import connections
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

HOST = "127.0.0.1"
WORKERS = 2
# Each keeps a database connection of its own.
THREADS = 4
SECONDS_TO_STOP = 3
SECONDS_BETWEEN_KNOCKS = 0.1


def obstacle(port: int) -> str:
    """Return what keeps us from `port`, such as "is taken"; nothing if it is free."""
    with socket.socket() as probe:
        # As the server does: a port that was just left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return "is taken"
            return f"can't be used ({os.strerror(error.errno or 0)})"
    return ""


def serve(*, port: int, on_ready: Callable[[], None]) -> None:
    """Serve until interrupted; call `on_ready` once browsers can connect."""
    # Workers start afresh: copies of this process would share its connections.
    set_start_method("spawn")
    connections.close_all()
    server = Granian(
        "config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        workers_kill_timeout=SECONDS_TO_STOP,
        websockets=False,
        log_level=LogLevels.warning,
    )
    # A closed terminal ends it too; to granian, the signal means to reload.
    server.on_startup(lambda: signal(SIGHUP, server.signal_handler_interrupt))
    Thread(target=_await, args=(port, on_ready), daemon=True).start()
    server.serve(target_loader=_load)


def _load(target: str) -> Any:
    """Load the application in a worker, out of the terminal's reach.

    Ctrl+C then comes once, through the server. A second one, from the terminal, can
    find a worker at its first and lock it up.
    """
    os.setpgrp()
    return import_string(target.replace(":", "."))


def _await(port: int, on_ready: Callable[[], None]) -> None:
    """Knock until a worker, which has loaded everything by then, opens."""
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                break
        sleep(SECONDS_BETWEEN_KNOCKS)
    on_ready()
