"""Check numbers, dates, marks and abbreviations for two styles."""
