"""Words that were glued, split or lost their capitals."""
