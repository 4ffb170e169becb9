"""Courses as their packages say, and how far students have come."""

from django.contrib import admin

from courses.admin.rows import ReadOnlyAdmin
from courses.models import (
    Article,
    BoxedWarning,
    Claim,
    ClaimJudgment,
    Course,
    Drug,
    Lesson,
    LessonProgress,
    Objective,
    Reference,
    Term,
    Unit,
)


@admin.register(Course)
class CourseAdmin(ReadOnlyAdmin):
    """Courses, as their packages say."""

    list_display = ("title", "edition", "review_status", "loaded_at")


@admin.register(Unit)
class UnitAdmin(ReadOnlyAdmin):
    """Units."""

    list_display = ("title", "course", "position", "is_retired")
    list_select_related = ("course",)


@admin.register(Lesson)
class LessonAdmin(ReadOnlyAdmin):
    """Lessons."""

    list_display = ("title", "unit", "position", "minutes", "is_retired")
    list_select_related = ("unit",)
    search_fields = ("title", "slug")


@admin.register(Objective)
class ObjectiveAdmin(ReadOnlyAdmin):
    """Objectives."""

    list_display = ("code", "text", "course")
    list_select_related = ("course",)
    search_fields = ("code", "text")


@admin.register(Reference)
class ReferenceAdmin(ReadOnlyAdmin):
    """Sources."""

    list_display = ("key", "title", "organization", "year", "statuses")
    search_fields = ("key", "title", "organization")


@admin.register(Term)
class TermAdmin(ReadOnlyAdmin):
    """Glossary words."""

    list_display = ("word", "course")
    list_select_related = ("course",)
    search_fields = ("word",)


@admin.register(Drug)
class DrugAdmin(ReadOnlyAdmin):
    """Drugs."""

    list_display = ("name", "course", "brand")
    list_select_related = ("course",)
    search_fields = ("name", "brand")


@admin.register(BoxedWarning)
class BoxedWarningAdmin(ReadOnlyAdmin):
    """Boxed warnings of drugs."""

    list_display = ("title", "course", "issued")
    list_select_related = ("course",)


@admin.register(LessonProgress)
class LessonProgressAdmin(ReadOnlyAdmin):
    """How far each student has come."""

    list_display = ("enrolment", "lesson", "started_at", "completed_at")
    list_select_related = ("enrolment", "lesson")


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    """Texts that are taken apart."""

    list_display = ("title", "course")
    list_select_related = ("course",)


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    """Their claims."""

    list_display = ("number", "course", "verdict", "use", "is_retired")
    list_select_related = ("course",)


@admin.register(ClaimJudgment)
class ClaimJudgmentAdmin(ReadOnlyAdmin):
    """How each student judged them."""

    list_display = ("enrolment", "claim", "verdict", "judged_at")
    list_select_related = ("enrolment", "claim")
