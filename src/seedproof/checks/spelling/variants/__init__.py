"""Check words for two spellings."""
