"""The engine of a cluster: Spark sends documents to workers, and brings findings and counts together."""
