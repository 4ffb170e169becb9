"""Commands of the benchmark alone."""
