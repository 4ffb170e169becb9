"""How students judged the claims of a text."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.claim import Claim, Verdict
from courses.models.cohort import Enrolment


class ClaimJudgment(models.Model):
    """How one student judged one claim before its verdict was shown. It stays."""

    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.CASCADE, related_name="claim_judgments"
    )
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="judgments")
    verdict = models.CharField(max_length=24, choices=Verdict)
    # The ids of the kinds of evidence that were chosen.
    evidence = models.JSONField()
    judged_at = models.DateTimeField()

    class Meta:
        verbose_name = _("claim judgment")
        verbose_name_plural = _("claim judgments")
        constraints = (
            # A double click; once the verdict is shown there is nothing to judge.
            models.UniqueConstraint(
                fields=("enrolment", "claim"), name="one_judgment_per_claim"
            ),
            # An unknown verdict must never count as any.
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values),
                name="claim_judgment_verdict_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.enrolment_id} on claim {self.claim_id}: {self.verdict}"
