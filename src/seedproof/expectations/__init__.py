"""Great Expectations: the table of seeds, the suites over it, the gate and Data Docs. The only importer of it and of pandas.

Importing Great Expectations takes seconds, so this file does not: each module that needs it does.
"""
