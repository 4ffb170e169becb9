"""The operators' site: people and cohorts, each change on the audit trail."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.services.people import confirm_address
from courses.models import (
    AuditEntry,
    Cohort,
    Course,
    Enrolment,
    JoinCode,
    Lesson,
    LessonProgress,
    Objective,
    Reference,
    Term,
    Unit,
)
from courses.services.audit import record

if TYPE_CHECKING:
    Rows = admin.ModelAdmin[Any]
    RowForm = ModelForm[Any]
else:  # Neither takes a type at run time.
    Rows, RowForm = admin.ModelAdmin, ModelForm

admin.site.site_header = "Rounds"
admin.site.site_title = "Rounds"
admin.site.index_title = "For operators"


class ReadOnlyAdmin(Rows):
    """Rows that the package or the product writes; here they are only looked at."""

    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        """Refuse."""
        return False


class AuditedAdmin(Rows):
    """Rows an operator may add and change, never delete; each change is recorded."""

    def has_delete_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        """Refuse: grades and the trail rest on these rows."""
        return False

    def cohort_of(self, row: Any) -> Cohort | None:
        """Return the cohort whose trail a change of `row` belongs to."""
        return None

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: RowForm,
        change: bool,  # noqa: FBT001 -- Django's signature
    ) -> None:
        """Save, and record what changed, in the page's one transaction."""
        super().save_model(request, obj, form, change)
        record(
            "change" if change else "add",
            obj,
            actor=request.user if isinstance(request.user, User) else None,
            cohort=self.cohort_of(obj),
            now=timezone.now(),
            before=_plain(form.initial, form.changed_data) if change else None,
            after=_plain(form.cleaned_data, form.changed_data),
        )


def _plain(values: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """Return `names` of `values` as JSON holds them, rows by their keys."""
    found = {name: _by_key(values.get(name)) for name in names}
    plain: dict[str, Any] = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return plain


def _by_key(value: Any) -> Any:
    """Return the key of a row, the keys of several, and any other value as it is."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, list | QuerySet):
        return sorted(_by_key(each) for each in value)
    return value


admin.site.unregister(EmailAddress)


@admin.register(EmailAddress)
class EmailAddressAdmin(ReadOnlyAdmin):
    """Which addresses are confirmed."""

    list_display = ("email", "user", "primary", "verified")
    list_filter = ("verified",)
    list_select_related = ("user",)
    search_fields = ("email",)


# Here and not in accounts, which knows nothing of the audit trail.
@admin.register(User)
class UserAdmin(AuditedAdmin):
    """People. They set their passwords themselves, by resetting them."""

    list_display = ("email", "display_name", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "display_name")
    ordering = ("email",)
    fields = (
        "email",
        "display_name",
        "time_zone",
        "is_active",
        "is_staff",
        "is_superuser",
        "groups",
        "date_joined",
        "last_login",
    )
    readonly_fields: ClassVar[tuple[str, ...]] = ("date_joined", "last_login")

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> tuple[str, ...]:
        """Leave a known address to its owner, and power to those who have it all."""
        kept = self.readonly_fields
        if obj:
            kept = (*kept, "email")
        if not (isinstance(request.user, User) and request.user.is_superuser):
            kept = (*kept, "is_staff", "is_superuser", "groups")
        return kept

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: RowForm,
        change: bool,  # noqa: FBT001 -- Django's signature
    ) -> None:
        """Make a new person without password; the operator vouches for the address."""
        if not change:
            obj.email = obj.email.lower()
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            confirm_address(user=obj)


@admin.register(Cohort)
class CohortAdmin(AuditedAdmin):
    """Classes."""

    list_display = ("name", "course", "starts_on", "ends_on", "time_zone")
    list_filter = ("course",)
    list_select_related = ("course",)
    search_fields = ("name",)

    def cohort_of(self, row: Cohort) -> Cohort:
        """Return the cohort itself."""
        return row


@admin.register(Enrolment)
class EnrolmentAdmin(AuditedAdmin):
    """Who belongs to which class as what."""

    list_display = ("user", "cohort", "role", "status", "joined_at")
    list_filter = ("role", "status", "cohort")
    list_select_related = ("user", "cohort")
    search_fields = ("user__email", "user__display_name", "cohort__name")
    fields = ("user", "cohort", "role", "status", "joined_at", "last_active_at")
    readonly_fields: ClassVar[tuple[str, ...]] = ("joined_at", "last_active_at")
    raw_id_fields = ("user",)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Enrolment | None = None
    ) -> tuple[str, ...]:
        """Keep who and where: work is tied to them; only role and status change."""
        return (
            (*self.readonly_fields, "user", "cohort") if obj else self.readonly_fields
        )

    def cohort_of(self, row: Enrolment) -> Cohort:
        """Return the enrolment's cohort."""
        return row.cohort

    def save_model(
        self,
        request: HttpRequest,
        obj: Enrolment,
        form: RowForm,
        change: bool,  # noqa: FBT001 -- Django's signature
    ) -> None:
        """Let a new one begin now."""
        if not change:
            obj.joined_at = timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(JoinCode)
class JoinCodeAdmin(ReadOnlyAdmin):
    """Codes, which instructors make and withdraw."""

    list_display = ("shown", "cohort", "created_by", "created_at", "revoked_at")
    list_select_related = ("cohort", "created_by")
    list_filter = ("cohort",)


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """The trail."""

    list_display = ("at", "action", "subject", "subject_key", "actor", "cohort")
    list_select_related = ("actor", "cohort")
    list_filter = ("action", "cohort")
    date_hierarchy = "at"


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


@admin.register(LessonProgress)
class LessonProgressAdmin(ReadOnlyAdmin):
    """How far each student has come."""

    list_display = ("enrolment", "lesson", "started_at", "completed_at")
    list_select_related = ("enrolment", "lesson")
