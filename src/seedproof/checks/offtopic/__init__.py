"""Checks of the family ``offtopic``: what does not belong to the article."""
