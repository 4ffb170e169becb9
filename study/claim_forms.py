"""How a student judges a claim."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.forms import Drawn
from courses.models import Article, Verdict

MEANINGS = {
    Verdict.SUPPORTED: _("Good evidence says so, as it stands."),
    Verdict.OVERSIMPLIFIED: _("Partly right; something that matters is left out."),
    Verdict.UNSOURCED: _("Nothing, or nothing recent, bears it out."),
    Verdict.MISLEADING: _("Nearly true words that leave a false belief."),
    Verdict.WRONG: _("Good evidence says otherwise."),
}


class JudgmentForm(Drawn):
    """A verdict, and what would settle the claim."""

    submit_label = _("Judge this claim")

    verdict = forms.ChoiceField(
        label=_("What is your verdict?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a verdict."),
            "invalid_choice": _("“%(value)s” is no verdict. Choose one of the five."),
        },
    )
    evidence = forms.MultipleChoiceField(
        label=_("What would settle it?"),
        help_text=_("Choose one or more. This part is for you and is not counted."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one kind of evidence."),
            "invalid_choice": _("“%(value)s” is not in the list. Choose one that is."),
        },
    )

    def __init__(self, data: Any = None, *, article: Article) -> None:
        """Offer the verdicts with their meanings, and the article's evidence."""
        super().__init__(data)
        verdict, evidence = self.fields["verdict"], self.fields["evidence"]
        verdict.choices = [  # type: ignore[attr-defined]
            (each.value, _explained(each)) for each in Verdict
        ]
        evidence.choices = [  # type: ignore[attr-defined]
            (each["id"], each["text"]) for each in article.evidence
        ]


def _explained(verdict: Verdict) -> SafeString:
    return format_html("<b>{}.</b> {}", verdict.label, MEANINGS[verdict])
