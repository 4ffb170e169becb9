"""Addresses of the courses pages."""

from django.urls import path

from courses.views import join

app_name = "courses"
urlpatterns = [
    path("join/", join.join, name="join"),
    path("join/<str:code>/", join.join, name="join"),
]
