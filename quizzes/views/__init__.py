"""The pages of a quiz."""
