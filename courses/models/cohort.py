"""A class that takes a course, and who belongs to it as what."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_time_zone
from courses.models.claim import Article
from courses.models.course import Course
from courses.models.drug import Drug


class Cohort(models.Model):
    """A class taking a course between two dates, on one clock."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ("-starts_on", "name")
        constraints = (
            # An operator's slip of the pen in the admin site.
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="cohort_ends_after_it_starts",
            ),
            # `create_instructor` names a cohort by its name.
            models.UniqueConstraint(fields=("name",), name="cohort_name_once"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """Return the clock that this class's dates are shown on."""
        return ZoneInfo(self.time_zone)

    def local(self, moment: datetime) -> datetime:
        """Return `moment` on this class's clock."""
        return moment.astimezone(self.zone)


class JoinCode(models.Model):
    """Eight random letters that let a student into one cohort until revoked."""

    cohort = models.ForeignKey(
        Cohort, on_delete=models.CASCADE, related_name="join_codes"
    )
    # Upper case, without hyphen, of letters that can't be mistaken for each other.
    code = models.CharField(max_length=16, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="made_codes"
    )
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("join code")
        verbose_name_plural = _("join codes")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """Return the code as it is read aloud: two groups of four."""
        return f"{self.code[:4]}-{self.code[4:]}"


class Role(models.TextChoices):
    """What a person is within one cohort."""

    STUDENT = "student", _("Student")
    INSTRUCTOR = "instructor", _("Instructor")
    OBSERVER = "observer", _("Observer")


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Enrolments, narrowed."""

    def active(self) -> "EnrolmentQuerySet":
        """Keep those that still hold."""
        return self.filter(status=Enrolment.Status.ACTIVE)

    def of(self, user: User) -> "EnrolmentQuerySet":
        """Keep those of one person, with what every page of a cohort shows."""
        articles = Article.objects.filter(course=models.OuterRef("cohort__course"))
        mine = self.filter(user=user).select_related("cohort__course")
        drugs = Drug.objects.filter(course=models.OuterRef("cohort__course"))
        return mine.annotate(
            has_claims=models.Exists(articles), has_drugs=models.Exists(drugs)
        )

    def students(self) -> "EnrolmentQuerySet":
        """Keep those of students."""
        return self.filter(role=Role.STUDENT)

    def staff(self) -> "EnrolmentQuerySet":
        """Keep those who may see a whole class: instructors and observers."""
        return self.filter(role__in=(Role.INSTRUCTOR, Role.OBSERVER))


class Enrolment(models.Model):
    """That a person belongs to a cohort, as what. All access rests on this row."""

    class Status(models.TextChoices):
        """Whether it still holds."""

        ACTIVE = "active", _("Active")
        LEFT = "left", _("Left")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments"
    )
    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, related_name="enrolments"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)
    status = models.CharField(
        _("status"), max_length=6, choices=Status, default=Status.ACTIVE
    )
    joined_at = models.DateTimeField()
    last_active_at = models.DateTimeField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = (
            # A double click on "Join".
            models.UniqueConstraint(
                fields=("user", "cohort"), name="one_enrolment_per_user_and_cohort"
            ),
            # An unknown role must never be read as some access.
            models.CheckConstraint(
                condition=models.Q(role__in=["student", "instructor", "observer"]),
                name="enrolment_role_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["active", "left"]),
                name="enrolment_status_is_known",
            ),
        )
        indexes = (
            # The dashboard reads a cohort's students.
            models.Index(
                fields=("cohort", "role", "status"), name="enrolment_of_cohort"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.cohort_id} as {self.role}"

    @property
    def is_staff(self) -> bool:
        """Tell whether this person may see the whole class."""
        return self.role in {Role.INSTRUCTOR, Role.OBSERVER}

    @property
    def is_instructor(self) -> bool:
        """Tell whether this person may change the class."""
        return self.role == Role.INSTRUCTOR
