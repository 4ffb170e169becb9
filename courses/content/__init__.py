"""Reading a course package: plain text in, checked values out, rows last."""
