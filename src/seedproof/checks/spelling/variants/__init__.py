"""Words that are spelt two ways."""
