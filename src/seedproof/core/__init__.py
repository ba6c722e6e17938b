"""The nouns of seedproof: seed, finding, check, settings, errors. Imports nothing else of ours."""
