"""Hold what several rooms of this family build on. No checks."""
