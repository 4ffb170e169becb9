"""The habits that keep the code readable, each tested file by file."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "courses", "dashboard", "quizzes", "study")
OWN = (
    *APPS,
    "bin",
    "config",
    "fixtures",
    "requirements",
    "static",
    "templates",
    "tests",
)
WRITES = r"\.(save|create|update|delete|get_or_create|update_or_create|bulk_\w+)\("
EVENT = r"<[^>]*\son[a-z]+\s*="
INLINE = (r"<[^>]*\sstyle\s*=", r"<style\b", r"<script(?![^>]*\ssrc=)", r"\bdata:\w+/")
MACHINE = r"(?<![\w.])/(work|root|home|Users|opt)/\w"
INDEX = r"\b(pypi|pythonhosted|npmjs|debian)\.org\b"
UNFINISHED = r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"
# What decides a mark depends on nothing but what it is given.
KINDS_MAY_NOT = {"datetime", "os", "random", "secrets", "time", "uuid"}


def files(*patterns):
    """Return one test case a file of ours that matches, named by its path."""
    found = {
        path
        for folder in OWN
        for pattern in patterns
        for path in (ROOT / folder).rglob(pattern)
        if path.is_file() and not {"__pycache__", "vendor"} & set(path.parts)
    } | {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}
    return [
        pytest.param(path, id=str(path.relative_to(ROOT))) for path in sorted(found)
    ]


def python(*, under=""):
    """Return one test case a Python file that a person wrote."""
    return [
        case
        for case in files("*.py")
        if "migrations" not in case.values[0].parts and str(case.id).startswith(under)
    ]


def views():
    """Return one test case a module of views."""
    pattern = re.compile(r"(?!tests/).*/views(/\w+)?\.py$")
    return [case for case in python() if pattern.match(str(case.id))]


def functions(path):
    """Return every function in the file, with those inside classes and functions."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def lines_with(pattern, path):
    """Return the lines that `pattern` is found in, each with its number."""
    lines = path.read_text().splitlines()
    return [
        f"{number}: {line.strip()}"
        for number, line in enumerate(lines, start=1)
        if re.search(pattern, line)
    ]


def length(path):
    """Return how many lines the file has."""
    return len(path.read_text().splitlines())


@pytest.mark.parametrize("path", python())
def test_python_file_is_short(path):
    assert length(path) <= 300


@pytest.mark.parametrize("path", python())
def test_functions_are_short(path):
    too_long = [
        f"{node.name}: {lines} lines"
        for node in functions(path)
        if (lines := node.end_lineno - node.lineno + 1) > 40
    ]

    assert too_long == []


@pytest.mark.parametrize("path", python())
def test_imports_stand_at_the_top(path):
    inner = [
        f"{found.lineno}: in {node.name}"
        for node in functions(path)
        for found in ast.walk(node)
        if isinstance(found, ast.Import | ast.ImportFrom)
    ]

    assert inner == []


@pytest.mark.parametrize("path", python())
def test_module_is_no_junk_drawer(path):
    assert path.stem not in {"common", "helpers", "misc", "tools", "util", "utils"}


@pytest.mark.parametrize("path", files("*.html"))
def test_template_is_short(path):
    assert length(path) <= 80


@pytest.mark.parametrize("path", files("*.css"))
def test_style_sheet_is_short(path):
    assert length(path) <= 150


@pytest.mark.parametrize("path", files("*.js"))
def test_script_is_short(path):
    assert length(path) <= 120


@pytest.mark.parametrize("path", files("*.html", "*.svg"))
def test_markup_holds_no_style_or_script(path):
    text = path.read_text()

    found = [m[0] for rule in (*INLINE, EVENT) for m in re.finditer(rule, text)]

    assert found == []


@pytest.mark.parametrize("path", files("*.html"))
def test_template_trusts_rendered_html_alone(path):
    assert lines_with(r"(?<!_html)\|\s*safe\b|autoescape off", path) == []


@pytest.mark.parametrize("path", views())
def test_view_leaves_writing_to_a_service(path):
    assert lines_with(WRITES, path) == []


@pytest.mark.parametrize("path", python(under=("quizzes/kinds/", "quizzes/lint/")))
def test_kind_imports_nothing_that_could_change_a_mark(path):
    nodes = ast.walk(ast.parse(path.read_text()))
    asked = {
        alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names
    }
    nodes = ast.walk(ast.parse(path.read_text()))
    asked |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    stdlib = sys.stdlib_module_names - KINDS_MAY_NOT

    strange = {
        name
        for name in asked
        if name.partition(".")[0] not in {*stdlib, "pydantic"}
        and not name.startswith(("quizzes.kinds", "quizzes.lint", "quizzes.shuffle"))
    }

    assert strange == set()


@pytest.mark.parametrize(
    "path",
    files("*.py", "*.html", "*.css", "*.js", "*.md", "*.yaml", "*.toml", "*.txt"),
)
def test_file_is_finished_and_at_home_anywhere(path):
    assert lines_with(f"{UNFINISHED}|{MACHINE}|{INDEX}", path) == []


@pytest.mark.parametrize("path", files("requirements/*.txt"))
def test_requirements_name_no_address(path):
    assert lines_with(r"://|^-", path) == []


@pytest.mark.parametrize(
    ("name", "extras", "groups"),
    [
        ("runtime", (), ()),
        ("redis", ("redis",), ()),
        ("development", ("redis",), ("dev",)),
    ],
)
def test_requirements_are_what_the_project_asks_for(name, extras, groups):
    asks = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lists = [asks["project"]["dependencies"]]
    lists += [asks["project"]["optional-dependencies"][extra] for extra in extras]
    lists += [asks["dependency-groups"][group] for group in groups]
    asked = [Requirement(text) for texts in lists for text in texts]

    pinned, direct = pins(ROOT / "requirements" / f"{name}.txt")

    misfits = [str(a) for a in asked if pinned.get(key(a.name), "-") not in a.specifier]
    assert (misfits, {key(a.name) for a in asked}) == ([], direct), "run: make lock"


def key(name):
    """Return the one spelling of a package's name."""
    return str(canonicalize_name(name))


def pins(path):
    """Return each pinned version by name, and the names pyproject.toml asks for."""
    pinned, direct = {}, set()
    for line in path.read_text().splitlines():
        if pin := re.match(r"([\w.-]+)(?:\[\S+\])?==([^\s;]+)", line):
            current = key(pin[1])
            pinned[current] = pin[2]
        elif re.match(r"\s+# +(via )?rounds \(pyproject\.toml", line):
            direct.add(current)
    return pinned, direct
