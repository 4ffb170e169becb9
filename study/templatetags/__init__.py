"""What the study templates say of a quiz."""
