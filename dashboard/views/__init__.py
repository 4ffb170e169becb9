"""The pages of a class, for its instructors and observers."""
