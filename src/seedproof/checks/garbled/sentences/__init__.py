"""Quotation marks, brackets and ends of sentences."""
