"""What the lint says of a course as it is stored; the reasons stay in its files."""

from collections.abc import Mapping

from django.db.models import Prefetch

from courses.models import Course
from quizzes.charts import Chart
from quizzes.content.linting import Placed, chart_texts, source_of, year_of
from quizzes.lint import lint, lint_quiz, lint_texts
from quizzes.lint.values import Context, Quiz, Version, version_of
from quizzes.models import Item, ItemVersion, Slot

COLUMNS = ("kind", "content", "key", "scoring", "feedback")


def stored_findings(course: Course) -> list[Placed]:
    """Return all that the lint finds in what a course asks now."""
    asked = _asked(course)
    versions = {code: _version_of(*both) for code, both in asked.items()}
    context = _context_of(course, versions)
    charts = {
        version.stimulus_version.pk: version.stimulus_version
        for _item, version in asked.values()
        if version.stimulus_version is not None
    }
    return [
        *(
            Placed(code, f"version {asked[code][1].number}", finding)
            for code, version in versions.items()
            for finding in lint(version, context)
        ),
        *(
            Placed(quiz.slug, "quiz", finding)
            for quiz in context.quizzes
            for finding in lint_quiz(quiz, context)
        ),
        *(
            Placed(chart.stimulus.code, f"chart {chart.number}", finding)
            for chart in charts.values()
            for finding in lint_texts(chart_texts(Chart.model_validate(chart.content)))
        ),
    ]


def _asked(course: Course) -> dict[str, tuple[Item, ItemVersion]]:
    """Return each live item by code, with its current version."""
    items = (
        course.items.filter(status=Item.Status.LIVE)
        .select_related("current_version__stimulus_version__stimulus")
        .prefetch_related("objectives")
    )
    return {
        item.code: (item, item.current_version)
        for item in items
        if item.current_version is not None
    }


def _version_of(item: Item, version: ItemVersion) -> Version:
    return version_of(
        item.code,
        {name: getattr(version, name) for name in COLUMNS},
        objectives=tuple(objective.code for objective in item.objectives.all()),
        step=item.step,
        stimulus=str(version.stimulus_version_id or ""),
    )


def _context_of(course: Course, versions: Mapping[str, Version]) -> Context:
    live = Slot.objects.filter(is_retired=False).prefetch_related("pool")
    quizzes = course.quizzes.filter(is_retired=False).prefetch_related(
        Prefetch("slots", queryset=live, to_attr="live_slots")
    )
    return Context(
        versions=versions,
        quizzes=[
            Quiz(quiz.slug, _codes(quiz.live_slots).intersection(versions))
            for quiz in quizzes
        ],
        sources={each.key: source_of(each) for each in course.references.all()},
        client_needs=dict(course.objectives.values_list("code", "client_need")),
        year=year_of(course.edition),
    )


def _codes(slots: list[Slot]) -> frozenset[str]:
    return frozenset(item.code for slot in slots for item in slot.pool.all())
