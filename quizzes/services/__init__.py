"""Every write to what is asked, answered and marked."""
