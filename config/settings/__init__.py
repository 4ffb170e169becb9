"""Settings by place: base for all, then dev, demo, test and prod."""
