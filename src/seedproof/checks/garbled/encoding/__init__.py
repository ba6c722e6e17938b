"""Characters that were read or written wrongly."""
