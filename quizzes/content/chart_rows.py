"""Checked cases to rows: a chart that changed gains a version, none is lost."""

from collections.abc import Sequence
from datetime import datetime

from courses.content.loader import CourseRows, Report
from courses.content.rows import sync_rows
from quizzes.content.cases import CaseSource
from quizzes.models import Stimulus, StimulusVersion
from quizzes.services.versions import publish_charts


def write_charts(
    cases: Sequence[CaseSource], rows: CourseRows, *, now: datetime, report: Report
) -> dict[str, Stimulus]:
    """Write charts by code; past attempts keep those that a later edition drops."""
    course = rows.course
    wanted = {
        case.form.code: {"form": case.form.form, "title": case.form.title}
        for case in cases
    }
    written = sync_rows(
        course.stimuli.select_related("current_version"),
        "code",
        wanted,
        report.tally("charts"),
        course=course,
    )
    made = [
        _next_version(written[case.form.code], case, now)
        for case in cases
        if _differs(written[case.form.code].current_version, case)
    ]
    publish_charts(made)
    report.tally("chart versions").new += len(made)
    return written


def _differs(current: StimulusVersion | None, case: CaseSource) -> bool:
    return current is None or current.digest != case.digest


def _next_version(chart: Stimulus, case: CaseSource, now: datetime) -> StimulusVersion:
    current = chart.current_version
    return StimulusVersion(
        stimulus=chart,
        number=current.number + 1 if current else 1,
        content=case.chart.model_dump(mode="json"),
        digest=case.digest,
        created_at=now,
    )
