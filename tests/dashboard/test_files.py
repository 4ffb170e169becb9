"""Files of a class: whole or not at all, in little memory, audited before they go."""

import csv
import gzip
import io
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse

from courses.models import AuditEntry
from courses.services.audit import record
from dashboard import exports
from dashboard.reports.roster import Lines
from quizzes.models import Attempt
from tests.dashboard.conftest import make_student, sit

FILES = ("export", "export-trail", "export-timeline")
NAMES = ("Ada Obi", '"Bo", the 2nd', "=Cy", "Émile\nRoy", "Řehoř")


@pytest.fixture
def students(cohort, now, assignment):
    """Five whose names need care in a table."""
    return [
        make_student(cohort, now, name=name, email=f"s{n}@example.org", days_ago=n)
        for n, name in enumerate(NAMES)
    ]


@pytest.fixture
def attempt(students, assignment):
    return sit(assignment, students[0])


@pytest.fixture
def address(cohort, attempt):
    """Return where a file is."""

    def found(name):
        args = [attempt.pk] if name == "export-timeline" else []
        return reverse(f"dashboard:{name}", args=[cohort.pk, *args])

    return found


def bytes_of(rows):
    """Return a table as one text, written plainly."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


@pytest.mark.parametrize("most", [1, 100, 1_000_000])
def test_file_has_the_same_bytes_in_memory_and_on_the_disk(
    signed_in, cohort, students, attempt, address, now, monkeypatch, most
):
    monkeypatch.setattr(exports, "MOST_IN_MEMORY", most)
    head = ["Student", "E-mail", "Units done", "Lessons done"]
    head += ["Where they act, percent", "Last active", "Status", "Reasons"]
    shown = ["'=Cy" if name == "=Cy" else name for name in NAMES]
    rows = [
        [
            name,
            student.user.email,
            "0",
            "0",
            "80.0" if number == 0 else "",
            cohort.local(student.last_active_at).isoformat(timespec="minutes"),
            "On the way",
            "",
        ]
        for number, (name, student) in enumerate(zip(shown, students, strict=True))
    ]

    file = signed_in.get(address("export") + "?sort=-active")

    assert file.getvalue() == bytes_of([head, *rows])


@pytest.mark.parametrize("name", FILES)
def test_file_is_sent_with_every_header_of_a_page(signed_in, address, cohort, name):
    file = signed_in.get(address(name))

    size = len(file.getvalue())
    assert file.streaming
    assert {key: file.headers[key] for key in ("Content-Type", "Cache-Control")} == {
        "Content-Type": "text/csv; charset=utf-8",
        "Cache-Control": "private, no-store",
    }
    assert file.headers["Content-Length"] == str(size)
    assert file.headers["Content-Disposition"].startswith(
        'attachment; filename="spring-'
    )
    assert "default-src 'none'" in file.headers["Content-Security-Policy"]
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", FILES)
def test_file_is_an_entry_once_and_before_its_first_byte(signed_in, address, name):
    asked = address(name)

    file = signed_in.get(asked)
    before = AuditEntry.objects.filter(action__startswith="export").count()
    file.getvalue()
    after = AuditEntry.objects.filter(action__startswith="export").count()

    assert (before, after) == (1, 1)


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_asked_of_the_database_while_it_is_sent(
    signed_in, address, name, django_assert_num_queries
):
    file = signed_in.get(address(name))

    with django_assert_num_queries(0):
        file.getvalue()


def test_table_that_breaks_off_is_neither_sent_nor_an_entry(
    signed_in, address, monkeypatch
):
    def fails_midway(lines):
        yield lines[0]
        raise DatabaseError

    monkeypatch.setattr(Lines, "__iter__", fails_midway)
    signed_in.raise_request_exception = False

    answer = signed_in.get(address("export"))

    assert answer.status_code == 500
    assert "text/csv" not in answer.headers["Content-Type"]
    assert not AuditEntry.objects.filter(action="export students").exists()


@pytest.mark.parametrize("name", FILES)
def test_compressed_file_holds_the_same(signed_in, address, name):
    # Each file is an entry itself: of the trail only what came before is asked for.
    asked = f"{address(name)}?action=enrol"
    plain = signed_in.get(asked).getvalue()

    packed = signed_in.get(asked, headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.getvalue()) == plain


@pytest.mark.parametrize("name", FILES)
def test_asking_for_the_head_alone_sends_none_of_it(signed_in, address, name):
    assert signed_in.head(address(name)).getvalue() == b""


def test_trail_is_read_in_parts_that_neither_lose_nor_repeat(
    signed_in, cohort, address, now, monkeypatch
):
    monkeypatch.setattr("dashboard.reports.trail.PER_READ", 3)
    for minutes in (0, 1, 1, 1, 2, 3, 3):
        at = now - timedelta(minutes=minutes)
        record(f"deed {minutes}", cohort, actor=None, cohort=cohort, now=at)

    text = signed_in.get(address("export-trail")).getvalue().decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))[1:]
    deeds = [row[2] for row in rows]
    assert deeds == [f"Deed {minutes}" for minutes in (0, 1, 1, 1, 2, 3, 3)]


def test_percent_in_a_file_never_reads_as_the_mark_it_misses(
    signed_in, attempt, address
):
    Attempt.objects.filter(pk=attempt.pk).update(total="69.96", maximum=100)

    file = signed_in.get(address("export")).getvalue().decode()

    assert ",69.9," in file
    assert "70.0" not in file
