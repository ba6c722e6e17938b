"""All that a language knows: its words, phrases and lists, and how to tell it from others."""
