"""Checks of the family ``spelling``: what is spelt two ways."""
