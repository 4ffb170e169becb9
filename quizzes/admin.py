"""Items, quizzes and what students did, for operators to look at and not to change."""

from django.contrib import admin

from courses.admin.rows import ReadOnlyAdmin
from quizzes.models import (
    Answer,
    AnswerEvent,
    Assignment,
    Attempt,
    CountedAttempt,
    ErrorReport,
    Extension,
    Item,
    ItemVersion,
    Quiz,
    Regrade,
    Score,
    Slot,
    Stimulus,
    StimulusVersion,
    Tally,
)


@admin.register(Item)
class ItemAdmin(ReadOnlyAdmin):
    """Items."""

    list_display = ("code", "course", "use", "status", "current_version")
    list_filter = ("use", "status")
    list_select_related = ("course", "current_version")
    search_fields = ("code",)


@admin.register(ItemVersion)
class ItemVersionAdmin(ReadOnlyAdmin):
    """Items as they were."""

    list_display = ("item", "number", "kind", "max_points", "created_at")
    list_filter = ("kind",)
    list_select_related = ("item",)
    search_fields = ("item__code",)


@admin.register(Stimulus)
class StimulusAdmin(ReadOnlyAdmin):
    """Charts of cases and trends."""

    list_display = ("code", "title", "course", "form", "current_version")
    list_filter = ("form",)
    list_select_related = ("course", "current_version")
    search_fields = ("code", "title")


@admin.register(StimulusVersion)
class StimulusVersionAdmin(ReadOnlyAdmin):
    """Charts as they were."""

    list_display = ("stimulus", "number", "created_at")
    list_select_related = ("stimulus",)


@admin.register(Quiz)
class QuizAdmin(ReadOnlyAdmin):
    """Quizzes."""

    list_display = ("title", "course", "purpose", "pass_mark")
    list_select_related = ("course",)


@admin.register(Slot)
class SlotAdmin(ReadOnlyAdmin):
    """A quiz's places, and the items that may stand there."""

    list_display = ("quiz", "position", "weight")
    list_select_related = ("quiz",)


@admin.register(Assignment)
class AssignmentAdmin(ReadOnlyAdmin):
    """Quizzes opened to cohorts; instructors open and change them."""

    list_display = ("quiz", "cohort", "opens_at", "closes_at", "attempts_allowed")
    list_filter = ("cohort",)
    list_select_related = ("quiz", "cohort")


@admin.register(Attempt)
class AttemptAdmin(ReadOnlyAdmin):
    """Attempts."""

    list_display = ("id", "assignment", "enrolment", "number", "state", "total")
    list_filter = ("state",)
    list_select_related = ("assignment", "enrolment")


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    """Answers."""

    list_display = ("attempt", "position", "version", "state", "saved_at")
    list_filter = ("state",)
    list_select_related = ("attempt", "version")


@admin.register(AnswerEvent)
class AnswerEventAdmin(ReadOnlyAdmin):
    """Everything that was sent."""

    list_display = ("answer", "seq", "kind", "server_at")
    list_filter = ("kind",)
    list_select_related = ("answer",)


@admin.register(Score)
class ScoreAdmin(ReadOnlyAdmin):
    """What each answer earned, and why."""

    list_display = ("answer", "raw", "maximum", "reason", "created_at")
    list_filter = ("reason",)
    list_select_related = ("answer",)


@admin.register(Extension)
class ExtensionAdmin(ReadOnlyAdmin):
    """Other dates and limits, for one student or a class."""

    list_display = ("assignment", "enrolment", "closes_at", "extra_time", "revoked_at")
    list_select_related = ("assignment", "enrolment")


@admin.register(Regrade)
class RegradeAdmin(ReadOnlyAdmin):
    """Corrections, and what became of the marks they touch."""

    list_display = ("id", "cohort", "item", "policy", "state", "created_at")
    list_filter = ("state", "policy")
    list_select_related = ("cohort", "item")


@admin.register(Tally)
class TallyAdmin(ReadOnlyAdmin):
    """The sums of first answers; they can be worked out again at any time."""

    list_display = ("assignment",)
    list_select_related = ("assignment",)


@admin.register(CountedAttempt)
class CountedAttemptAdmin(ReadOnlyAdmin):
    """What an attempt added to the sums."""

    list_display = ("attempt",)
    list_select_related = ("attempt",)


@admin.register(ErrorReport)
class ErrorReportAdmin(ReadOnlyAdmin):
    """What students hold to be wrong."""

    list_display = ("title", "part", "state", "enrolment", "created_at")
    list_filter = ("part", "state")
    list_select_related = ("enrolment__user", "enrolment__cohort")
    search_fields = ("title", "text")
