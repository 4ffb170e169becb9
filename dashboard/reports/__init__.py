"""Reads for one page each, as frozen values."""
