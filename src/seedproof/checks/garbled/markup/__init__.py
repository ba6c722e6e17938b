"""What belongs to the page's code and not to the text."""
