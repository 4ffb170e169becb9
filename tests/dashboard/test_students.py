"""The students table, its file, and hiding names."""

import csv
from io import StringIO

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import neutralized
from tests.dashboard.conftest import make_student, sit
from tests.factories.courses import EnrolmentFactory


@pytest.fixture
def three(cohort, now, assignment):
    """Ada passed today, Bo is quiet with 50 %, Cy was here three days ago."""
    ada = make_student(cohort, now, name="Ada Obi", email="ada@example.org")
    bo = make_student(cohort, now, name="bo Lee", email="bo@example.org", days_ago=12)
    cy = make_student(cohort, now, name="Cy Wu", email="wu@school.edu", days_ago=3)
    sit(assignment, ada, rest=9)
    sit(assignment, bo, rest=4)
    return ada, bo, cy


@pytest.fixture
def shown(signed_in, cohort, three):
    """Return the names on the page, in order, for a query string."""

    def names(query=""):
        address = reverse("dashboard:students", args=[cohort.pk])
        page = signed_in.get(f"{address}?{query}")
        assert page.status_code == 200
        return [line.person.name for line in page.context["report"].page]

    return names


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", ["Ada Obi", "bo Lee", "Cy Wu"], id="by-name"),
        pytest.param("sort=-name", ["Cy Wu", "bo Lee", "Ada Obi"], id="turned"),
        pytest.param("sort=active", ["bo Lee", "Cy Wu", "Ada Obi"], id="activity"),
        pytest.param(
            "sort=mark-where-they-act", ["bo Lee", "Ada Obi", "Cy Wu"], id="marks"
        ),
        pytest.param(
            "sort=-mark-where-they-act", ["Ada Obi", "bo Lee", "Cy Wu"], id="no-mark"
        ),
        pytest.param("sort=status", ["bo Lee", "Cy Wu", "Ada Obi"], id="status"),
        pytest.param("sort=units", ["Ada Obi", "bo Lee", "Cy Wu"], id="units"),
        pytest.param("sort=lessons", ["Ada Obi", "bo Lee", "Cy Wu"], id="lessons"),
        pytest.param("show=quiet", ["bo Lee"], id="quiet"),
        pytest.param("show=hand", ["bo Lee"], id="hand"),
        pytest.param("q=OBI", ["Ada Obi"], id="search-name"),
        pytest.param("q=school.edu", ["Cy Wu"], id="search-address"),
        pytest.param("q=nobody", [], id="search-nothing"),
    ],
)
def test_table_shows_what_is_asked_for(shown, query, expected):
    assert shown(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "sort=shoe-size",
        "sort=-",
        "sort=mark-",
        "show=everything",
        "page=0",
        "page=99",
        "page=x",
        "page=-1",
        "q=%00",
        "sort=" + "n" * 5_000,
    ],
)
def test_what_can_not_be_meant_falls_back(shown, query):
    assert shown(query) == ["Ada Obi", "bo Lee", "Cy Wu"]


def test_fifty_a_page(signed_in, cohort, now):
    for number in range(51):
        name = f"Student {number:03d}"
        make_student(cohort, now, name=name, email=f"s{number}@x.org")
    address = reverse("dashboard:students", args=[cohort.pk])

    first, second = signed_in.get(address), signed_in.get(f"{address}?page=2")

    assert len(first.context["report"].page) == 50
    assert [line.person.name for line in second.context["report"].page] == [
        "Student 050"
    ]
    assert (first.context["report"].next, second.context["report"].previous) == (
        "?page=2",
        "?",
    )


def test_links_keep_the_rest_of_the_choice(signed_in, cohort, three):
    address = reverse("dashboard:students", args=[cohort.pk])

    page = signed_in.get(f"{address}?sort=name&show=quiet&q=b")

    report = page.context["report"]
    assert report.columns[0].href == "?sort=-name&show=quiet&q=b"
    assert [(each.label, each.href) for each in report.filters] == [
        ("All", "?q=b"),
        ("Needs a hand", "?show=hand&q=b"),
        ("Quiet", "?show=quiet&q=b"),
    ]
    assert report.without_search == "?show=quiet"


def test_name_with_markup_is_text(signed_in, cohort, now):
    make_student(cohort, now, name="<b>Eve</b>", email="eve@x.org")

    page = signed_in.get(reverse("dashboard:students", args=[cohort.pk]))

    assert "&lt;b&gt;Eve&lt;/b&gt;" in page.content.decode()


def rows(page):
    """Return the cells of a CSV answer."""
    return list(csv.reader(StringIO(page.getvalue().decode("utf-8-sig"))))


def test_file_holds_the_table_as_filtered(signed_in, cohort, three, now):
    address = reverse("dashboard:export", args=[cohort.pk])

    page = signed_in.get(f"{address}?sort=-name&q=example.org")

    day = cohort.local(now).date().isoformat()
    assert page.headers["Content-Disposition"] == (
        f'attachment; filename="spring-students-{day}.csv"'
    )
    assert [row[:5] for row in rows(page)] == [
        ["Student", "E-mail", "Units done", "Lessons done", "Where they act, percent"],
        ["bo Lee", "bo@example.org", "0", "0", "50.0"],
        ["Ada Obi", "ada@example.org", "0", "0", "100.0"],
    ]


def test_file_starts_no_formula(signed_in, cohort, now):
    make_student(cohort, now, name="=HYPERLINK(1)", email="+1@x.org")

    page = signed_in.get(reverse("dashboard:export", args=[cohort.pk]))

    assert rows(page)[1][:2] == ["'=HYPERLINK(1)", "'+1@x.org"]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"]
)
def test_formula_is_neutralized(start):
    assert neutralized(f"{start}1") == f"'{start}1"


@given(st.text())
def test_cell_never_starts_a_formula(text):
    assert not neutralized(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert neutralized(text).removeprefix("'") == text.removeprefix("'")


class TestHiddenNames:
    """Labels stand in place of names while a screen is projected."""

    @pytest.fixture
    def projected(self, signed_in, cohort, three):
        EnrolmentFactory(cohort=cohort, instructor=True)
        self.press(signed_in, cohort, hide="yes")
        return signed_in

    def press(self, client, cohort, **data):
        return client.post(reverse("dashboard:names", args=[cohort.pk]), data)

    def test_no_page_and_no_file_names_anyone(self, projected, cohort, three):
        attempt = three[0].attempts.get()
        pages = [
            reverse("dashboard:overview", args=[cohort.pk]),
            reverse("dashboard:students", args=[cohort.pk]),
            reverse("dashboard:export", args=[cohort.pk]),
            reverse("dashboard:student", args=[cohort.pk, three[0].pk]),
            reverse("dashboard:attempt", args=[cohort.pk, attempt.pk]),
        ]

        words = "".join(projected.get(page).getvalue().decode() for page in pages)

        people = [text for e in three for text in (e.user.display_name, e.user.email)]
        assert [text for text in people if text in words] == []
        assert words.count("Student 01") >= len(pages) - 1

    def test_labels_are_searched_and_names_are_not(self, projected, cohort):
        address = reverse("dashboard:students", args=[cohort.pk])

        found = {
            search: [
                line.person.name
                for line in projected.get(f"{address}?q={search}")
                .context["report"]
                .page
            ]
            for search in ("02", "Ada")
        }

        assert found == {"02": ["Student 02"], "Ada": []}

    @pytest.mark.parametrize("name", ["students", "accommodations"])
    def test_search_for_nobody_speaks_of_labels(self, projected, cohort, three, name):
        address = reverse(f"dashboard:{name}", args=[cohort.pk])

        page = projected.get(f"{address}?q=Ada").content.decode()

        assert "No label here holds “Ada”." in page
        assert "name or address" not in page

    def test_label_stays_when_someone_leaves(self, projected, cohort, three):
        three[0].status = "left"
        three[0].save()

        page = projected.get(reverse("dashboard:students", args=[cohort.pk]))

        names = [line.person.name for line in page.context["report"].page]
        assert names == ["Student 02", "Student 03"]

    def test_names_come_back(self, projected, cohort):
        self.press(projected, cohort, hide="no")

        page = projected.get(reverse("dashboard:students", args=[cohort.pk]))

        assert "Ada Obi" in page.content.decode()

    @pytest.mark.parametrize(
        ("back", "leads_to"),
        [
            (
                "/cohorts/1/dashboard/students/?q=a",
                "/cohorts/1/dashboard/students/?q=a",
            ),
            ("https://evil.example/", None),
            ("//evil.example/", None),
            ("", None),
        ],
    )
    def test_pressing_leads_back_but_nowhere_else(
        self, signed_in, cohort, back, leads_to
    ):
        answer = self.press(signed_in, cohort, hide="yes", next=back)

        overview = reverse("dashboard:overview", args=[cohort.pk])
        assert answer.headers["Location"] == (leads_to or overview)

    def test_only_staff_may_press(self, client, cohort, three):
        client.force_login(three[0].user)

        assert self.press(client, cohort, hide="yes").status_code == 404
