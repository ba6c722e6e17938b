"""The lines of documents that were flattened, for the checks that go by lines."""
