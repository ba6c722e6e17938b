"""The built-in checks, one file each, by family; ``base`` has the three kinds a check can be of."""
