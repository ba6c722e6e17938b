"""Choose the line that is the title: candidates, features of each, and a learnt ranker that takes one of them or none."""
