"""Wording that rewriting software chose."""
