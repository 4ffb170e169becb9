"""The pages of joining a cohort, and who may see a cohort at all."""
