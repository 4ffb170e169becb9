"""Rows for tests: valid, dull, without chance."""
