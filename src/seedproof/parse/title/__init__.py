"""Which line is the title: candidates, features of each, and a learnt ranker that chooses one of them or none."""
