"""What a student sees: the way in, the course, a lesson, their progress."""
