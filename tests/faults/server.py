"""The production server as a process group that can be killed at any moment."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4
LONGEST_START = 60
KNOCK_EVERY = 0.05


class Server:
    """Granian on a port of its own, with all of its workers in one group."""

    def __init__(self, environment, root, log):
        self.environment = environment
        self.root = root
        self.log = log
        self.port = _free_port()
        self.process = None

    def start(self):
        """Start, and wait until it answers."""
        command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *("--host", HOST, "--port", str(self.port), "--log-level", "warning"),
            *("--workers", str(WORKERS), "--blocking-threads", str(THREADS)),
            "config.wsgi:application",
        ]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.root,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._await(self.is_healthy, "answers")

    def kill(self):
        """Kill the server and every worker at once, without a word."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
        self._await(lambda: not self._is_open(), "is gone")

    def processes(self):
        """Return the ids of all processes of its group; none while it is down."""
        if self.process is None:
            return []
        return [
            int(folder.name)
            for folder in Path("/proc").iterdir()
            if folder.name.isdecimal() and _group_of(folder) == self.process.pid
        ]

    def is_healthy(self):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", "/health/")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _is_open(self):
        with socket.socket() as probe:
            return probe.connect_ex((HOST, self.port)) == 0

    def _await(self, is_so, what):
        last = time.monotonic() + LONGEST_START
        while not is_so():
            assert time.monotonic() < last, f"never {what}: {self.log.read_text()}"
            time.sleep(KNOCK_EVERY)


def _free_port():
    with socket.create_server((HOST, 0)) as taken:
        return taken.getsockname()[1]


def _group_of(folder):
    """Return the process group that /proc tells of; None for one that just ended."""
    try:
        return os.getpgid(int(folder.name))
    except ProcessLookupError:
        return None
