"""Passages that come back."""
