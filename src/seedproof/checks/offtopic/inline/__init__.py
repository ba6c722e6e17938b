"""What stands above the article and between its paragraphs."""
