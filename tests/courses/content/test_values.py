import pytest

from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.package import read_package
from courses.content.schemas import ReferenceForm
from courses.content.values import reference_html, values_of
from tests.factories.packages import write_package


@pytest.fixture
def values(tmp_path):
    faults = Faults()
    package = read_package(Folder(write_package(tmp_path), faults), faults)
    return values_of(package, package.form, [("fda-2020", "known")])


def test_lesson_lists_its_words_and_then_their_sources(values):
    lesson = values.lessons["first-step"]

    assert lesson["lead"] == "How small is a first step of 2\xa0mg?"
    assert lesson["terms"] == [
        {
            "slug": "physical-dependence",
            "word": "physical dependence",
            "html": "The body has adapted to a drug."
            '<a class="citation citation--confirmed" href="#ref-fda-2020">'
            '<span class="visually-hidden">source </span>2</a>',
        }
    ]
    assert [
        (each["number"], each["key"], each["statuses"]) for each in lesson["sources"]
    ] == [
        (1, "asam-2025", ["confirmed", "known"]),
        (2, "fda-2020", ["confirmed"]),
    ]
    assert values.lesson_unit == {"first-step": "stopping"}
    assert values.lesson_objectives == {"first-step": ["TAPER-1"]}


def test_reference_lists_the_statuses_it_is_cited_with(values):
    assert values.references["fda-2020"]["statuses"] == ["confirmed", "known"]


def test_glossary_has_each_meaning_without_numbers(values):
    assert values.terms["physical-dependence"] == {
        "word": "physical dependence",
        "also": ["dependence"],
        "meaning_html": "The body has adapted to a drug.",
    }


@pytest.mark.parametrize(
    ("more", "html"),
    [
        pytest.param({}, "O &amp; P. T.", id="bare"),
        pytest.param({"year": "current"}, "O &amp; P. T. Current.", id="year"),
        pytest.param(
            {"container": "J. Med.", "section": "5.1", "doi": "10.1000/x"},
            "O &amp; P. T. J. Med. 5.1. "
            '<a href="https://doi.org/10.1000/x">doi:10.1000/x</a>',
            id="doi",
        ),
        pytest.param(
            {"container": "J. Med. 2003;23:36", "year": "2003"},
            "O &amp; P. T. J. Med. 2003;23:36.",
            id="year-told-once",
        ),
        pytest.param(
            {"container": "Why?", "section": "T."},
            "O &amp; P. T. Why?",
            id="question-and-repetition",
        ),
        pytest.param(
            {"address": "https://example.org/a"},
            'O &amp; P. T. <a href="https://example.org/a">https://example.org/a</a>',
            id="address",
        ),
    ],
)
def test_source_is_written_out(more, html):
    form = ReferenceForm(title="T.", organization="O & P", **more)

    assert reference_html(form) == html
