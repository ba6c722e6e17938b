"""The model that says where an article ends. No checks."""
