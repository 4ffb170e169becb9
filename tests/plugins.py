"""Tests that need more than Python say so, and a skipped one is never silent.

A test marked `needs_chromium`, `needs_postgresql` or `needs_sqlite` is skipped where
that is missing; the run ends with what was left out and how to have it. With
ROUNDS_NO_SKIP set, as in CI, any skipped test fails the run.

One that may touch no database is marked `needs_no_database`: what it shows on one it
shows on all.
"""

import os
import shutil
from collections import defaultdict

import hypothesis
import pytest
from django.conf import settings

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
NO_SKIP = bool(os.environ.get("ROUNDS_NO_SKIP"))
HOW_TO_HAVE = {
    "no Chromium": "apt-get install chromium, or set CHROMIUM to a browser's path",
    "not on PostgreSQL": (
        "apt-get install postgresql, then "
        "DATABASE_URL=postgres://USER:PASSWORD@127.0.0.1/NAME make test"
    ),
    "not on SQLite": "unset DATABASE_URL",
}
# What a test asks for to reach a database: the suite's own, or one of a server.
ASKING = {"django_db_setup", "database"}

# The same examples on every run: a failure is then the change's, not chance's.
hypothesis.settings.register_profile(
    "suite", derandomize=True, deadline=None, database=None
)
hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session")
def chromium():
    """Return the path of the browser to drive."""
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    return CHROMIUM


def missing_for(item):
    """Return what `item` needs and this machine has not, or None."""
    engine = settings.DATABASES["default"]["ENGINE"]
    lacks = {
        "needs_chromium": (CHROMIUM is None, "no Chromium"),
        "needs_postgresql": (not engine.endswith("postgresql"), "not on PostgreSQL"),
        "needs_sqlite": (not engine.endswith("sqlite3"), "not on SQLite"),
    }
    for marker, (is_missing, reason) in lacks.items():
        if is_missing and item.get_closest_marker(marker):
            return reason
    return None


def may_ask_a_database(item):
    """Tell whether `item` is let near a database, in this process or another."""
    return item.get_closest_marker("django_db") or not ASKING.isdisjoint(
        item.fixturenames
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what needs no database, and skip what this machine can't run."""
    for item in items:
        if not may_ask_a_database(item):
            item.add_marker("needs_no_database")
        if reason := missing_for(item):
            item.add_marker(pytest.mark.skip(reason=reason))


def pytest_sessionfinish(session):
    """Fail a run that may not skip, if it did."""
    if NO_SKIP and skipped(session.config):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    """Say what was measured; what was skipped, why, and what would have it run."""
    if lines := figures(terminalreporter):
        terminalreporter.section("figures")
    for line in lines:
        terminalreporter.write_line(line)
    found = skipped(config)
    if found:
        terminalreporter.section("skipped", yellow=True)
    for reason, tests in sorted(found.items()):
        terminalreporter.write_line(f"{len(tests)} skipped: {reason}.")
        if reason in HOW_TO_HAVE:
            terminalreporter.write_line(f"    To run them: {HOW_TO_HAVE[reason]}")
        for test in tests if NO_SKIP else ():
            terminalreporter.write_line(f"    {test}")
    if found and NO_SKIP:
        terminalreporter.write_line("ROUNDS_NO_SKIP is set: the run fails.", red=True)


def figures(reporter):
    """Return what tests that passed have measured, in words."""
    return [
        line
        for report in reporter.stats.get("passed", ())
        for name, line in report.user_properties
        if name == "figures" and report.when == "call"
    ]


def skipped(config):
    """Return the names of the tests that were skipped, by reason."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    found = defaultdict(list)
    for report in reporter.stats.get("skipped", ()) if reporter else ():
        _, _, reason = report.longrepr
        found[reason.removeprefix("Skipped: ").rstrip(".")].append(report.nodeid)
    return found
