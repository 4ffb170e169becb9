"""Filters of the item templates."""
