"""What is taught and to whom."""
