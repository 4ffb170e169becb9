"""Journeys through the pages in a real browser; the server runs beside the tests."""
