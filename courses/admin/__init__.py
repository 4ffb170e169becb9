"""The operators' site: people and cohorts, each change on the audit trail."""

from django.contrib import admin

from courses.admin import content, people

__all__ = ["content", "people"]

admin.site.site_header = "Rounds"
admin.site.site_title = "Rounds"
admin.site.index_title = "For operators"
