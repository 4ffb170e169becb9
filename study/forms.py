"""What a lesson's page sends about how far it was read."""

from typing import Any

from django import forms

from courses.models import Lesson

# A day; the service counts less.
LONGEST = 24 * 60 * 60


class ReachedForm(forms.Form):
    """The sections that came into view, and the seconds spent reading since."""

    seconds = forms.IntegerField(min_value=0, max_value=LONGEST, required=False)

    def sections(self, lesson: Lesson) -> list[str]:
        """Return those sent that the lesson has; an old page may send others."""
        data: Any = self.data
        sent = set(data.getlist("sections"))
        return [slug for slug in lesson.section_slugs if slug in sent]

    def seconds_spent(self) -> int:
        """Return the seconds sent; a page without script sends none."""
        return self.cleaned_data.get("seconds") or 0
