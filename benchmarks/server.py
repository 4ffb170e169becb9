"""The server as it is deployed, and what its workers weigh."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.databases import free_port

HOST = "127.0.0.1"
# A worker a core of the smallest machine; the threads are those of "Deploy".
WORKERS = 2
THREADS = 8
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int

    def peak_megabytes(self) -> float:
        """Return the most memory that any worker ever held at once."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return max(_peak(int(child)) for child in children.split())


@contextmanager
def serving() -> Iterator[Server]:
    """Serve the site until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    command += ["--host", HOST, "--port", str(port), "--workers", str(WORKERS)]
    command += ["--blocking-threads", str(THREADS), "--workers-kill-timeout", "10"]
    command += ["--log-level", "warning", "config.wsgi:application"]
    environment = os.environ | {"MALLOC_ARENA_MAX": "2"}
    process = subprocess.Popen(command, env=environment)  # noqa: S603 - no shell, ours
    try:
        _await(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _await(port: int) -> None:
    """Knock until the server is in health.

    Raises:
        TimeoutError: it did not come.
    """
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        connection = HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/health/")
            if connection.getresponse().status == 200:  # noqa: PLR2004 - it is well
                return
        except ConnectionError:
            time.sleep(0.1)
        finally:
            connection.close()
    message = f"the server did not answer within {SECONDS_TO_START} seconds"
    raise TimeoutError(message)


def _peak(pid: int) -> float:
    """Return the peak of a process's resident memory, in megabytes of 2**20."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
