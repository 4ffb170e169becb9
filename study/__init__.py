"""What a student sees around the lessons and quizzes."""
