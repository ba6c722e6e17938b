"""Check what a seed must have: the family ``schema``."""
