"""What instructors fill in."""

from dashboard.forms.fields import MomentField, number
from dashboard.forms.marking import MarkForm
from dashboard.forms.terms import (
    MOST_ATTEMPTS,
    MOST_MINUTES,
    TermsForm,
    first_terms,
    present_terms,
    preset_terms,
)

__all__ = [
    "MOST_ATTEMPTS",
    "MOST_MINUTES",
    "MarkForm",
    "MomentField",
    "TermsForm",
    "first_terms",
    "number",
    "present_terms",
    "preset_terms",
]
