"""Checks of the family ``schema``: what a seed must have."""
