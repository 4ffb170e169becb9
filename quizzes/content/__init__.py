"""Reading items and quizzes: plain text in, checked values out, rows last."""
