import os
from pathlib import Path

import pytest

from courses.content import folder as folder_module
from courses.content.faults import Faults
from courses.content.folder import Folder


@pytest.fixture
def package(tmp_path):
    """A folder beside a file that is none of its business."""
    (tmp_path / "secret.md").write_text("# Not yours")
    (tmp_path / "course" / "lessons").mkdir(parents=True)
    return tmp_path / "course"


def read(package, file):
    faults = Faults()
    return Folder(package, faults).text(file), [str(fault) for fault in faults]


def test_link_out_of_the_folder_is_not_followed(package):
    (package / "lessons" / "a.md").symlink_to("../../secret.md")

    text, faults = read(package, "lessons/a.md")

    assert text is None
    [fault] = faults
    assert fault.startswith("lessons/a.md:1: is a link that leads out of the folder;")


def test_linked_part_is_not_read_either(package):
    (package / "lessons").rmdir()
    (package / "lessons").symlink_to("..")

    assert read(package, "lessons/secret.md")[0] is None


def test_pipe_is_not_waited_for(package):
    os.mkfifo(package / "lessons" / "a.md")

    assert read(package, "lessons/a.md") == (
        None,
        ["lessons/a.md:1: is no file; put one in its place"],
    )


def test_huge_file_is_not_read(package, monkeypatch):
    monkeypatch.setattr(folder_module, "MOST_BYTES", 3)
    (package / "lessons" / "a.md").write_text("four")

    text, [fault] = read(package, "lessons/a.md")

    assert text is None
    assert "is larger than 2 MB" in fault


def test_unreadable_file_is_a_fault(package, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    (package / "lessons" / "a.md").touch()
    monkeypatch.setattr(Path, "read_text", refuse)

    assert "can't be read (Permission denied)" in read(package, "lessons/a.md")[1][0]
