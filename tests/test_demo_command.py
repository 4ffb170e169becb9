"""`manage.py demo` and `fill_demo`, as far as they go without serving."""

import socket
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.secret import kept_secret
from courses.models import Course, Enrolment
from dashboard.demonstration import place
from dashboard.demonstration.steps import Steps
from dashboard.management.commands import demo
from tests.factories.courses import CohortFactory


@pytest.fixture
def demo_settings(settings, tmp_path):
    """Settings that allow a demonstration, with a folder of its own."""
    settings.IS_DEMONSTRATION = True
    settings.VAR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    return settings


@pytest.fixture
def served(monkeypatch):
    """What would be served, without serving it."""
    calls = []

    def serve(*, port, on_ready):
        on_ready()
        calls.append(port)

    monkeypatch.setattr(demo, "serve", serve)
    return calls


@pytest.fixture
def listening():
    """A port that somebody has."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def run(**options):
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_demo_runs_under_its_own_settings_alone(served):
    with pytest.raises(CommandError, match="Use `make demo`"):
        run(port=free_port())

    assert served == []


def test_second_demo_at_once_in_one_folder_is_told_to_wait(demo_settings, served):
    with place.held(), pytest.raises(CommandError, match="is being set up in"):
        run(port=free_port())

    assert served == []


def test_class_is_filled_under_the_same_settings_alone():
    with pytest.raises(CommandError, match="Use `make demo`"):
        call_command("fill_demo")


def test_taken_port_is_told_before_anything_is_done(
    demo_settings, served, listening, tmp_path
):
    expected = f"Port {listening} is taken. Choose another: make demo PORT="

    with pytest.raises(CommandError, match=expected) as caught:
        run(port=listening)

    assert (caught.value.returncode, list(tmp_path.iterdir())) == (1, [])


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1"])
def test_port_that_is_none_is_refused(demo_settings, port):
    with pytest.raises(CommandError, match="is not a port; use a number from 1"):
        call_command("demo", f"--port={port}")


@pytest.mark.django_db
def test_first_run_prepares_everything_and_the_second_keeps_it(demo_settings, served):
    port = free_port()

    first, second = run(port=port, students=3), run(port=port)

    assert served == [port, port]
    for line in ("Static files: collected", "Course: loaded", "class: 3 students"):
        assert line in first
    for line in ("Static files: unchanged", "Course: unchanged", "class: kept"):
        assert line in second
    assert f"http://127.0.0.1:{port}/" in first
    assert "student@example.org      password steady-state-36" in second
    assert Enrolment.objects.count() == 5


@pytest.mark.django_db
def test_class_is_not_filled_twice(demo_settings):
    CohortFactory()

    with pytest.raises(CommandError, match="There is a class already"):
        call_command("fill_demo")


@pytest.mark.django_db
def test_class_needs_a_course(demo_settings):
    with pytest.raises(CommandError, match=r"First: manage\.py load_course"):
        call_command("fill_demo")


@pytest.mark.django_db
def test_course_with_faults_is_named(demo_settings, served, tmp_path):
    demo_settings.ROOT = tmp_path
    Path(tmp_path, demo.COURSE).mkdir(parents=True)

    with pytest.raises(CommandError, match=r"has faults: manage\.py load_course"):
        run(port=free_port())

    assert not Course.objects.exists()


def test_reset_deletes_the_database_and_what_is_beside_it(tmp_path):
    path = tmp_path / "rounds.sqlite3"
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).touch()
    kept = tmp_path / "secret-key"
    kept.touch()

    place.delete_database(path)

    assert list(tmp_path.iterdir()) == [kept]


def test_reset_leaves_a_database_server_alone(monkeypatch):
    engine = {"ENGINE": "django.db.backends.postgresql"}
    monkeypatch.setitem(settings.DATABASES, "default", engine)

    with pytest.raises(CommandError, match="Unset DATABASE_URL"):
        place.database_file()


def test_secret_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret-key"

    first, second = kept_secret(path), kept_secret(path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_step_is_one_line_with_its_result():
    out = StringIO()
    steps = Steps(Watched(out, is_watched=False))

    with steps.step("Course") as tell:
        steps.draw(1, 4)
        tell("loaded")

    assert out.getvalue() == "==> Course: loaded, 0.0 s\n"


def test_step_draws_a_bar_where_somebody_watches():
    out = StringIO()
    steps = Steps(Watched(out, is_watched=True))

    with steps.step("Class"):
        steps.draw(1, 4)

    assert (
        "\r==> Class ██████·················· 1/4\r==> Class: 0.0 s" in out.getvalue()
    )


class Watched:
    """Output to a terminal, or not."""

    def __init__(self, out, *, is_watched):
        self.isatty = lambda: is_watched
        self.flush = out.flush
        self._out = out

    def write(self, text, ending):
        self._out.write(text + ending)
