"""The paper that everyone in the class has."""

# A place for each of these weights.
WEIGHTS = ("1", "2", "1.5", "1", "0.25", "3")
PLACES = range(1, len(WEIGHTS) + 1)
CHOICES = "abcd"
# Of every item.
RIGHT = "b"
