"""Names of people, places and things that are spelt two ways."""
