"""Checks of the family ``garbled``: what is broken."""
