"""The same requests without a server: how many queries, how many bytes."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import connection
from django.test import Client as Browser

from benchmarks.client import Reply, UnexpectedError
from benchmarks.load import Action


class Probe:
    """Stands in for a client; counts the statements of its requests."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._browser = Browser(headers={"x-forwarded-proto": "https"})
        self.memory: dict[str, Any] = {}
        self.queries = 0
        self.bytes = 0

    def become(self, session_key: str) -> None:
        """Go on as another person, who has signed in."""
        self._browser.cookies["sessionid"] = session_key

    def get(self, address: str, *, expected: int = 200) -> Reply:
        """Ask for a page."""
        return self._counted(lambda: self._browser.get(address), expected)

    def post(
        self,
        address: str,
        fields: Mapping[str, str],
        *,
        accept: str = "text/html",
        expected: int = 200,
    ) -> Reply:
        """Send a form."""
        headers = {"accept": accept}
        return self._counted(
            lambda: self._browser.post(address, fields, headers=headers), expected
        )

    def _counted(self, request: Callable[[], Any], expected: int) -> Reply:
        """Send one request, counting.

        Raises:
            UnexpectedError: it has another status than `expected`.
        """
        with connection.execute_wrapper(self._count):
            response = request()
        if response.status_code != expected:
            message = f"{response.status_code}, not {expected}: {response.request}"
            raise UnexpectedError(message)
        self.bytes += len(response.content)
        return Reply(response.status_code, response.headers.get("Location", ""), b"")

    def _count(self, execute: Any, *args: Any) -> Any:
        """Count a statement and let it go on."""
        self.queries += 1
        return execute(*args)


def cost_of(action: Action, session: str) -> tuple[int, int]:
    """Return the queries and bytes of an action, all it reads once being read."""
    probe = Probe()
    probe.become(session)
    action(probe)
    probe.queries = probe.bytes = 0
    action(probe)
    return probe.queries, probe.bytes
