import pytest

from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.package import read_package
from tests.factories.packages import spoil, write_package


def read(root, changed=None):
    faults = Faults()
    folder = Folder(write_package(root, changed), faults)
    return read_package(folder, faults), [str(fault) for fault in faults]


def test_whole_package_is_read(tmp_path):
    package, faults = read(tmp_path)

    assert faults == []
    assert package.form.slug == "small"
    assert package.names.references == {"asam-2025", "fda-2020"}
    assert package.names.objectives == {"TAPER-1"}
    assert package.names.terms == {
        "physical dependence": "physical dependence",
        "dependence": "physical dependence",
        "taper": "taper",
    }
    assert package.names.sections == {
        "first-step": frozenset({"not-all-at-once", "how-big"})
    }
    assert [mention.name for mention in package.lessons["first-step"].checks] == [
        "first-step-size"
    ]


def test_readme_and_hidden_files_are_no_fault(tmp_path):
    extra = {"README.md": "x", ".editorconfig": "x", "items/.swap": "x"}

    _package, faults = read(tmp_path, extra)

    assert faults == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        pytest.param(
            {"glossary.yaml": None},
            "glossary.yaml:1: is missing; a course needs this file",
            id="missing-file",
        ),
        pytest.param(
            {"items/extra.yml": "x"},
            "items/extra.yml:1: is no file of a course package; "
            "move it out or rename it",
            id="stray-file",
        ),
        pytest.param(
            {"notes.txt": "x"},
            "notes.txt:1: is no file of a course package; move it out or rename it",
            id="stray-file-at-the-top",
        ),
        pytest.param(
            spoil("course.yaml", "lessons: [first-step]", "lessons: [first-stop]"),
            "course.yaml:17: there is no file lessons/first-stop.md; "
            "did you mean `first-step`?",
            id="lesson-without-a-file",
        ),
        pytest.param(
            spoil("course.yaml", "quizzes: [stopping]", "quizzes: []"),
            "quizzes/stopping.yaml:1: is in no unit; "
            "list `stopping` under `quizzes` in course.yaml",
            id="quiz-in-no-unit",
        ),
        pytest.param(
            spoil(
                "course.yaml",
                "    quizzes: [stopping]\n",
                "    quizzes: [stopping]\n"
                "  - slug: stopping\n    title: Again\n    lessons: [first-step]\n",
            ),
            "course.yaml:19: the unit `stopping` is here twice, "
            "first in course.yaml:15; keep one or rename it",
            id="unit-twice",
        ),
        pytest.param(
            spoil("lessons/first-step.md", "[TAPER-1]", "[TAPER-2]"),
            "lessons/first-step.md:4: unknown objective `TAPER-2`; "
            "did you mean `TAPER-1`?",
            id="objective",
        ),
        pytest.param(
            spoil("glossary.yaml", "taper:\n", "taper:\n  also: [Dependence]\n"),
            "glossary.yaml:6: the glossary word `dependence` is here twice, "
            "first in glossary.yaml:2; keep one or rename it",
            id="spelling-twice",
        ),
        pytest.param(
            spoil("glossary.yaml", "[@fda-2020]", "[@fda-2021]"),
            "glossary.yaml:4: unknown source `[@fda-2021]`; did you mean `fda-2020`? "
            "(sources are in references.yaml)",
            id="source-of-a-word",
        ),
        pytest.param(
            {"figures/steps.narrow.svg": None},
            "figures/steps.svg:1: has no figures/steps.narrow.svg beside it; "
            "draw that width too",
            id="no-narrow-drawing",
        ),
        pytest.param(
            spoil("figures/steps.svg", "<path ", "<path onclick='x' "),
            "figures/steps.svg:2: `onclick` on <path> is not allowed; "
            "a figure runs no script",
            id="drawing",
        ),
        pytest.param(
            {"figures/steps.svg": None},
            "figures/steps.narrow.svg:1: has no figures/steps.svg beside it; "
            "draw that width too",
            id="no-wide-drawing",
        ),
    ],
)
def test_fault_between_files_is_told(tmp_path, changed, fault):
    _package, faults = read(tmp_path, changed)

    assert fault in faults


def test_folder_without_a_course_is_one_fault(tmp_path):
    faults = Faults()
    (tmp_path / "photo.jpg").touch()

    read_package(Folder(tmp_path, faults), faults)

    assert [str(fault) for fault in faults] == [
        "course.yaml:1: is missing; name the folder that holds a course's files"
    ]


def test_figure_that_no_lesson_shows_is_a_fault(tmp_path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'

    _package, faults = read(
        tmp_path, {"figures/extra.svg": svg, "figures/extra.narrow.svg": svg}
    )

    assert faults == [
        (
            "figures/extra.svg:1: no lesson shows it; "
            "add `::: figure extra` to one, or delete it"
        )
    ]


def test_file_that_is_no_utf8_is_told_with_its_line(tmp_path):
    write_package(tmp_path)
    (tmp_path / "glossary.yaml").write_bytes(b"taper:\n  meaning: caf\xe9\n")
    faults = Faults()

    read_package(Folder(tmp_path, faults), faults)

    assert [str(fault) for fault in faults] == [
        "glossary.yaml:2: is not UTF-8 text; save it as UTF-8"
    ]


@pytest.mark.parametrize(
    "name", ["course.yaml", "references.yaml", "glossary.yaml", "lessons/first-step.md"]
)
def test_unreadable_file_does_not_make_every_name_unknown(tmp_path, name):
    _package, faults = read(tmp_path, {name: "a: b: c\n"})

    assert all(fault.startswith(f"{name}:1") for fault in faults if "YAML" in fault)
    assert [fault for fault in faults if "unknown" in fault] == []


def test_names_of_faulty_entries_are_known(tmp_path):
    changed = spoil("references.yaml", "  title: Boxed warning\n", "")

    _package, faults = read(tmp_path, changed)

    assert faults == [
        "references.yaml:6: `title` is missing; add it (what it is called)"
    ]


def test_lists_in_place_of_names_are_one_fault_each(tmp_path):
    changed = {"references.yaml": "- a\n", "glossary.yaml": "- a\n"}

    _package, faults = read(tmp_path, changed)

    assert faults == [
        "glossary.yaml:1: is not `name: …` line by line",
        "references.yaml:1: is not `name: …` line by line",
    ]
