"""Where a quiz stands, in words."""

from django import template

from study.reports import wording

register = template.Library()

register.filter("told", wording.told)
register.filter("ends_soon", wording.ends_soon)
register.filter("attempts_used", wording.attempts_used)
