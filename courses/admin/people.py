"""People and cohorts: what operators add and change."""

from typing import ClassVar

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services.people import confirm_address
from courses.admin.rows import AuditedAdmin, ReadOnlyAdmin, RowForm
from courses.models import Accommodation, AuditEntry, Cohort, Enrolment, JoinCode

admin.site.unregister([EmailAddress, Group])


@admin.register(EmailAddress)
class EmailAddressAdmin(ReadOnlyAdmin):
    """Which addresses are confirmed."""

    list_display = ("email", "user", "primary", "verified")
    list_filter = ("verified",)
    list_select_related = ("user",)
    search_fields = ("email",)


@admin.register(Group)
class GroupAdmin(AuditedAdmin):
    """What operators of less than all power may do."""

    filter_horizontal = ("permissions",)


# Here and not in accounts, which knows nothing of the audit trail.
@admin.register(User)
class UserAdmin(AuditedAdmin):
    """People. They set their passwords themselves, by resetting them."""

    list_display = ("email", "display_name", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "display_name")
    ordering = ("email",)
    actions = ("confirm_addresses",)
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

    @admin.action(description=_("Confirm the e-mail address"), permissions=("change",))
    @transaction.atomic
    def confirm_addresses(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """Vouch for addresses whose owners' mail never arrives."""
        for person in people:
            confirm_address(user=person)
            self.record(request, "confirm address", person, {"email": person.email})


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


@admin.register(Accommodation)
class AccommodationAdmin(ReadOnlyAdmin):
    """Who has more time; instructors give it and take it back."""

    list_display = ("enrolment", "time_multiplier", "extra_seconds")
    list_select_related = ("enrolment",)


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
