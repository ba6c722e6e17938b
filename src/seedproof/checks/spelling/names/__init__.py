"""Check names of people, places and things for two spellings."""
