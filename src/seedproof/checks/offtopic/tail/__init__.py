"""What follows the article, by kind."""
