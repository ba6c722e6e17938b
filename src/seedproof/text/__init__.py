"""Text as arrays: characters, hashes, spans, sets, lines and words. Knows no language."""
