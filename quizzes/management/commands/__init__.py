"""Commands for operators and authors."""
