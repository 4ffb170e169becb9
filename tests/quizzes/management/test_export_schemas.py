from io import StringIO

from django.core.management import call_command


def test_schemas_are_written_to_the_folder(tmp_path):
    out = StringIO()

    call_command("export_schemas", str(tmp_path / "schemas"), stdout=out)

    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == [
        "case.schema.json",
        "claims.schema.json",
        "course.schema.json",
        "drugs.schema.json",
        "glossary.schema.json",
        "items.schema.json",
        "lesson.schema.json",
        "quiz.schema.json",
        "references.schema.json",
    ]
    assert str(tmp_path / "schemas" / "items.schema.json") in out.getvalue()
