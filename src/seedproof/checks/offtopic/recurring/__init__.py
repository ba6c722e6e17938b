"""Lines that recur on pages of different content."""
