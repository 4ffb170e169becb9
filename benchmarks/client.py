"""One simulated person: a session, a connection that is kept, a CSRF token."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import Any, Protocol
from urllib.parse import urlencode

from benchmarks.server import HOST

JSON = "application/json"
# The server hangs up on whoever is silent for long; we do so first.
SECONDS_KEPT = 5


@dataclass(frozen=True)
class Reply:
    """What came back, as far as anything here looks at it."""

    status: int
    location: str
    body: bytes


class UnexpectedError(Exception):
    """A reply that no measurement should count."""


class Person(Protocol):
    """Whoever asks for pages, with a server between or without one."""

    # What an operation goes on from, by its name.
    memory: dict[str, Any]

    def become(self, session_key: str) -> None:
        """Go on as another person, who has signed in."""

    def get(self, address: str, *, expected: int = 200) -> Reply:
        """Ask for a page."""

    def post(
        self,
        address: str,
        fields: Mapping[str, str],
        *,
        accept: str = "text/html",
        expected: int = 200,
    ) -> Reply:
        """Send a form, with the token that an earlier page gave."""


class Client:
    """A browser behind the proxy that ends TLS, as far as the server can tell."""

    def __init__(self, port: int) -> None:
        """Connect on the first request."""
        self._origin = f"https://{HOST}:{port}"
        self._connection = HTTPConnection(HOST, port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._used_at = 0.0
        self.memory: dict[str, Any] = {}

    def become(self, session_key: str) -> None:
        """Go on as another person, who has signed in."""
        self._cookies["sessionid"] = session_key

    def get(self, address: str, *, expected: int = 200) -> Reply:
        """Ask for a page."""
        return self._send("GET", address, None, {}, expected)

    def post(
        self,
        address: str,
        fields: Mapping[str, str],
        *,
        accept: str = "text/html",
        expected: int = 200,
    ) -> Reply:
        """Send a form, with the token that an earlier page gave."""
        token = {"csrfmiddlewaretoken": self._cookies["csrftoken"]}
        body = urlencode({**fields, **token}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        return self._send("POST", address, body, kind, expected)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _send(
        self,
        method: str,
        address: str,
        body: bytes | None,
        headers: Mapping[str, str],
        expected: int,
    ) -> Reply:
        """Send one request and read all of its reply.

        Raises:
            UnexpectedError: it has another status than `expected`.
        """
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        always = {
            "Cookie": cookies,
            "Referer": f"{self._origin}/",
            "X-Forwarded-Proto": "https",
        }
        if time.monotonic() - self._used_at > SECONDS_KEPT:
            self._connection.close()
        self._connection.request(method, address, body, {**always, **headers})
        response = self._connection.getresponse()
        content = response.read()
        self._used_at = time.monotonic()
        for given in response.headers.get_all("Set-Cookie", ()):
            for name, morsel in SimpleCookie(given).items():
                self._cookies[name] = morsel.value
        if response.status != expected:
            message = f"{method} {address}: {response.status}, not {expected}"
            raise UnexpectedError(message)
        return Reply(response.status, response.headers.get("Location", ""), content)
