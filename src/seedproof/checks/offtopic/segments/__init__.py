"""The model that says of each segment whether it is of the article, above it, inside it or below it. No checks."""
