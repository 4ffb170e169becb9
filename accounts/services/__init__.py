"""Every write to people, but for what allauth does itself."""
