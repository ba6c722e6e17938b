"""Many seeds as columns: characters, lines, words, languages and phrases, each computed once and shared."""
