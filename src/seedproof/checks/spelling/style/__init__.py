"""Numbers, dates, marks and abbreviations in two styles."""
