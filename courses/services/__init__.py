"""Every write to people, cohorts and progress."""
