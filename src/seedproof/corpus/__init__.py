"""A corpus project on disk: its folders and settings, its documents, its checks."""
