import pytest

from quizzes.lint.words import (
    content_words,
    lead_in,
    plain,
    reading_grade,
    sentences,
    strong_words,
    syllables,
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>One\ntwo</p>\n<p>three</p>", "One two\nthree", id="blocks"),
        pytest.param("5\N{NO-BREAK SPACE}mg &lt; 1&nbsp;g", "5 mg < 1 g", id="spaces"),
        pytest.param("α<em>2</em>", "α2", id="marks"),
        pytest.param(
            'So.<a class="citation" href="#r"><span>source </span>1</a> Yes',
            "So. Yes",
            id="sources",
        ),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "a\nb", id="list"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_plain_text_keeps_the_words_alone(html, text):
    assert plain(html) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She fell. Now what?", ["She fell.", "Now what?"]),
        ("Dr. Ames calls. Mr. Roe waits.", ["Dr. Ames calls.", "Mr. Roe waits."]),
        ("It is 2.5 mg. “Is it?” he asks.", ["It is 2.5 mg.", "“Is it?” he asks."]),
        ("One line\nand another\n", ["One line", "and another"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text, found):
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She fell. Which drug?", "Which drug?"),
        ("Which signs fit? Select all that apply.", "Which signs fit?"),
        ("He naps. Select the 2 signs that fit.", "Select the 2 signs that fit."),
        ("Which one? She takes it daily.", "She takes it daily."),
        ("Select all that apply.", "Select all that apply."),
        ("", ""),
    ],
)
def test_lead_in_is_what_asks(text, found):
    assert lead_in(text) == found


def test_words_are_compared_without_their_endings():
    assert content_words("The nurse’s patients are breathing") == content_words(
        "A nurse: patient, breathed"
    )


def test_bold_and_capitals_stand_out():
    html = "<p>Do <strong>not</strong> stop, EXCEPT on <em>its</em> day</p>"

    assert strong_words(html) == {"not", "except"}


@pytest.mark.parametrize(
    ("word", "count"), [("dose", 1), ("table", 2), ("benzodiazepine", 5), ("mg", 1)]
)
def test_syllables_are_counted_roughly(word, count):
    assert syllables(word) == count


def test_longer_sentences_and_words_read_harder():
    easy = "She is ill. She naps. He sits."
    hard = "Considering pharmacokinetic variability, individualization is necessary."

    assert reading_grade(easy) < 2
    assert reading_grade(hard) > 14
    assert reading_grade("") == 0
