"""Students whose page keeps on trying, and who write down what they were told."""

import http.client
import json
import random
import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Event, Thread
from urllib.parse import urlencode

from tests.faults.paper import CHOICES, PLACES
from tests.faults.server import HOST

PAUSE = 0.01
# As the page does, but sooner: a test has less patience than a student.
PAUSE_BEFORE_RETRY = 0.05
LONGEST_TRYING = 60
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Sent:
    """One message: what was chosen where, on top of which revision."""

    attempt: int
    position: int
    choice: str
    client_id: str
    seq: int
    base_rev: int


@dataclass(frozen=True)
class Acknowledgement:
    """What the server said of a message, and after how many silent or failed tries."""

    sent: Sent
    status: int
    rev: int
    tries: int


@dataclass
class Student:
    """One tab of one student, with a client id of its own."""

    port: int
    desk: dict
    client_id: str
    # Two tabs of one student never choose the same: that would be no change.
    choices: str = CHOICES
    # How far the clock of the student's machine is off.
    clock_off_by: int = 0
    seq: int = 0
    revs: dict = field(default_factory=dict)
    chosen: dict = field(default_factory=dict)
    acknowledged: list = field(default_factory=list)
    statuses: list = field(default_factory=list)
    cookies: dict = field(default_factory=dict)
    token: str = ""
    connection: http.client.HTTPConnection | None = None

    def __post_init__(self):
        self.attempt = self.desk["attempt"]
        self.cookies["sessionid"] = self.desk["session"]
        self.chance = random.Random(self.client_id)

    def in_another_tab(self, **changes):
        """Return the same student in a second tab."""
        return Student(self.port, self.desk, f"{self.client_id}-second", **changes)

    def address(self, position):
        return f"/attempts/{self.attempt}/questions/{position}/"

    def request(self, method, path, fields=None, *, accept="text/html"):
        """Send one request; return the status, the headers and the text.

        Raises:
            OSError, HTTPException: no answer.
        """
        if self.connection is None:
            self.connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        headers = {
            "Accept": accept,
            "Cookie": "; ".join(
                f"{name}={each}" for name, each in self.cookies.items()
            ),
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
        }
        body = urlencode(fields) if fields else None
        try:
            self.connection.request(method, path, body, headers)
            reply = self.connection.getresponse()
            text = reply.read().decode()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        self._take_cookies(reply)
        return reply.status, reply.headers, text

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def _take_cookies(self, reply):
        for line in reply.headers.get_all("Set-Cookie", ()):
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]

    def open(self, position=1):
        """Open a question; return its text."""
        status, _, text = self._insisting("GET", self.address(position))
        assert status == HTTPStatus.OK, (status, text[:500])
        self.token = TOKEN.search(text)[1]
        return text

    def compose(self, position, choice=None):
        """Return the next message of this tab, with another choice than before."""
        others = [each for each in self.choices if each != self.chosen.get(position)]
        self.seq += 1
        return Sent(
            attempt=self.attempt,
            position=position,
            choice=choice or self.chance.choice(others),
            client_id=self.client_id,
            seq=self.seq,
            base_rev=self.revs.get(position, 0),
        )

    def post(self, sent):
        """Send a message as the page's script does."""
        fields = {
            "csrfmiddlewaretoken": self.token,
            "choice": sent.choice,
            "base_rev": sent.base_rev,
            "client_id": sent.client_id,
            "client_seq": sent.seq,
            "client_at": int(time.time() * 1000) + self.clock_off_by,
        }
        path = self.address(sent.position)
        status, headers, text = self.request(
            "POST", path, fields, accept="application/json"
        )
        is_json = headers.get_content_type() == "application/json"
        assert is_json, f"{status} with {headers.get_content_type()}: {text[:500]}"
        return status, json.loads(text)

    def save(self, sent):
        """Send a message until the server takes it or refuses it; note what it said."""
        tries = 0
        last = time.monotonic() + LONGEST_TRYING
        while True:
            assert time.monotonic() < last, f"nobody took {sent}: {self.statuses}"
            tries += 1
            try:
                status, reply = self.post(sent)
            except (OSError, http.client.HTTPException):
                time.sleep(PAUSE_BEFORE_RETRY)
                continue
            self.statuses.append(status)
            if status == HTTPStatus.SERVICE_UNAVAILABLE:
                time.sleep(PAUSE_BEFORE_RETRY)
                continue
            return self._note(sent, status, reply, tries)

    def _note(self, sent, status, reply, tries):
        assert status in {HTTPStatus.OK, HTTPStatus.CONFLICT}, (status, reply)
        told = Acknowledgement(sent, status, reply["rev"], tries)
        self.acknowledged.append(told)
        self.revs[sent.position] = reply["rev"]
        if status == HTTPStatus.OK:
            self.chosen[sent.position] = sent.choice
        else:
            self.chosen[sent.position] = reply["response"]["choice"]
        return told

    def submit(self):
        """Submit as a form does; return the status.

        Raises:
            OSError, HTTPException: no answer.
        """
        path = f"/attempts/{self.attempt}/submit/"
        fields = {"csrfmiddlewaretoken": self.token}
        status, headers, _ = self.request("POST", path, fields)
        is_receipt = headers.get("Location", "").endswith(f"/{self.attempt}/receipt/")
        assert is_receipt or status != HTTPStatus.FOUND, headers.get("Location")
        return status

    def receipt(self):
        """Return the status of the receipt's page."""
        status, _, _ = self._insisting("GET", f"/attempts/{self.attempt}/receipt/")
        return status

    def _insisting(self, method, path):
        last = time.monotonic() + LONGEST_TRYING
        while True:
            try:
                reply = self.request(method, path)
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < last, f"{path} never answered"
                time.sleep(PAUSE_BEFORE_RETRY)
                continue
            if reply[0] != HTTPStatus.SERVICE_UNAVAILABLE:
                return reply
            assert time.monotonic() < last, f"{path} never came back"
            time.sleep(PAUSE_BEFORE_RETRY)


class Load:
    """Students who save until told to stop; what failed in any of them is raised."""

    def __init__(self, students):
        self.students = students
        self.faults = []
        self._over = Event()
        self._threads = [
            Thread(target=self._work, args=(each,), daemon=True) for each in students
        ]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *raised):
        self._over.set()
        for thread in self._threads:
            thread.join(LONGEST_TRYING)
        if self.faults and raised == (None, None, None):
            raise self.faults[0]

    @property
    def count(self):
        """Return how many messages were acknowledged so far."""
        return sum(len(each.acknowledged) for each in self.students)

    def until(self, more, longest=30):
        """Wait until `more` messages were acknowledged."""
        goal, last = self.count + more, time.monotonic() + longest
        while self.count < goal and time.monotonic() < last and not self.faults:
            time.sleep(PAUSE)
        assert not self.faults, self.faults[0]
        assert self.count >= goal, f"{self.count} of {goal} acknowledged"

    def _work(self, student):
        try:
            student.open()
            while not self._over.is_set():
                student.save(student.compose(student.chance.choice(PLACES)))
                time.sleep(PAUSE)
        except (AssertionError, KeyError, TypeError) as fault:
            self.faults.append(fault)
        finally:
            student.close()
