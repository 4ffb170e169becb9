"""A class that never was: who is in it, what they do, and how well they answer."""
