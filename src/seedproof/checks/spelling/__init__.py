"""Check what is spelt two ways: the family ``spelling``."""
