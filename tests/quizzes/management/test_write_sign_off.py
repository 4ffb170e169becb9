import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.packages import FILES, write_package


def written(tmp_path, changed=None):
    """Return the rows of the sheet, as the words of their cells."""
    course, to = tmp_path / "course", tmp_path / "to"
    call_command(
        "write_sign_off", str(write_package(course, changed)), to=to, stdout=StringIO()
    )
    text = (to / "small.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)[1:]
    return text, [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_sheet_lists_each_cited_statement_with_source_and_box(tmp_path):
    _text, rows = written(tmp_path)

    guideline = (
        "American Society of Addiction Medicine. Joint Clinical Practice Guideline"
    )
    unsafe = "Stopping suddenly is unsafe with physical dependence."
    assert rows == [
        f"Not all at once {unsafe} {guideline}, 2025: confirmed ☐",
        f"How big Two speeds. {guideline}, 2025: known ☐",
    ]


def test_sheet_has_lines_to_sign_and_its_style_beside_it(tmp_path):
    text, _rows = written(tmp_path)

    assert text.count("Name and profession") == 1
    assert "<h2>1. The first step of a taper</h2>" in text
    assert (tmp_path / "to" / "sign-off.css").is_file()


def test_faulty_course_gets_no_sheet(tmp_path):
    changed = {"lessons/first-step.md": FILES["lessons/first-step.md"][3:]}

    with pytest.raises(CommandError, match="mend them, then write the sheet"):
        written(tmp_path, changed)

    assert not (tmp_path / "to" / "small.html").exists()
