"""Two ways to show a table: to look at, and to change with a trail."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from courses.models import Cohort
from courses.services.audit import record

if TYPE_CHECKING:
    Rows = admin.ModelAdmin[Any]
    RowForm = ModelForm[Any]
else:  # Neither takes a type at run time.
    Rows, RowForm = admin.ModelAdmin, ModelForm


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
        before = _plain(form.initial, form.changed_data) if change else {}
        after = _plain(form.cleaned_data, form.changed_data)
        action = "change" if change else "add"
        self.record(request, action, obj, after, before=before)

    def record(
        self,
        request: HttpRequest,
        action: str,
        row: Any,
        after: dict[str, Any],
        *,
        before: dict[str, Any] | None = None,
    ) -> None:
        """Put one change on the trail, as the operator's."""
        record(
            action,
            row,
            actor=request.user if isinstance(request.user, User) else None,
            cohort=self.cohort_of(row),
            now=timezone.now(),
            before=before,
            after=after,
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
