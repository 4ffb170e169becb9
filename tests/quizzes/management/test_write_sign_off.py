import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.cases import QUIZ
from tests.factories.packages import FILES, write_package


def written(tmp_path, changed=None):
    """Return the rows of the sheet, as the words of their cells."""
    course, to = tmp_path / "course", tmp_path / "to"
    call_command(
        "write_sign_off", str(write_package(course, changed)), to=to, stdout=StringIO()
    )
    text = (to / "small.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr>(?!\s*<th)(.*?)</tr>", text, re.DOTALL)
    return text, [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_sheet_lists_each_cited_statement_with_source_and_box(tmp_path):
    _text, rows = written(tmp_path)

    guideline = (
        "American Society of Addiction Medicine. Joint Clinical Practice Guideline"
    )
    unsafe = "Stopping suddenly is unsafe with physical dependence."
    assert rows[:2] == [
        f"Not all at once {unsafe} {guideline}, 2025: confirmed ☐",
        f"How big Two speeds. {guideline}, 2025: known ☐",
    ]


def test_sheet_lists_each_question_with_key_reason_source_and_box(tmp_path):
    text, rows = written(tmp_path)

    guideline = (
        "American Society of Addiction Medicine. Joint Clinical Practice Guideline"
    )
    assert "Questions on TAPER-1: Design a first taper step." in text
    assert rows[2:] == [
        (
            "dose Calculation Stopping safely "
            "A patient takes 2 mg a day. What dose is a first step of 10 %? "
            "1.8 mg Ten percent of 2 mg is 0.2 mg, and 2 mg less 0.2 mg leaves 1.8 mg "
            f"for each day of the first step. {guideline}, 2025: confirmed ☐"
        ),
        (
            "findings Multiple response Stopping safely "
            "Which findings point to withdrawal? Select all that apply. "
            "Tremor Pinpoint pupils Sweating Dry skin Slow pulse Tremor; Sweating "
            "Withdrawal is too much drive: tremor and sweating are its early signs, "
            "and a fit is the one to prevent. "
            "US Food and Drug Administration. Boxed warning: confirmed "
            f"{guideline}, 2025: secondary ☐"
        ),
        (
            "first-step-size Multiple choice Check in a lesson, not graded "
            "A patient takes 2 mg a day. Which first step fits? "
            "1.9 mg a day 1 mg a day Nothing 1.9 mg a day "
            "Start with a small step and let the symptoms set the pace of every step "
            f"that comes after it. {guideline}, 2025: confirmed ☐"
        ),
    ]


def test_question_about_a_chart_names_it(tmp_path):
    _text, rows = written(tmp_path, QUIZ)

    about = [row for row in rows if "About the chart:" in row]
    assert ["Three days on the ward" in row for row in about] == [False] + 6 * [True]
    assert "About the chart: Two visits to the clinic" in about[0]


def test_sheet_has_lines_to_sign_and_its_style_beside_it(tmp_path):
    text, _rows = written(tmp_path)

    assert text.count("Name and profession") == 2
    assert "<h2>1. The first step of a taper</h2>" in text
    assert (tmp_path / "to" / "sign-off.css").is_file()


def test_faulty_course_gets_no_sheet(tmp_path):
    changed = {"lessons/first-step.md": FILES["lessons/first-step.md"][3:]}

    with pytest.raises(CommandError, match="mend them, then write the sheet"):
        written(tmp_path, changed)

    assert not (tmp_path / "to" / "small.html").exists()
