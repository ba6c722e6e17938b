"""What Great Expectations logs: tracebacks of errors that it goes on after, which we find in its results and tell in one line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["kept_log"]


@contextmanager
def kept_log() -> Iterator[list[str]]:
    """Keep what Great Expectations logs out of standard error meanwhile, and yield the list in which it is kept, each in one line."""
    kept: list[str] = []
    logger = logging.getLogger("great_expectations")
    handler, propagated = _Keeping(kept), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield kept
    finally:
        logger.propagate = propagated
        logger.removeHandler(handler)


class _Keeping(logging.Handler):
    """Appends messages to a list."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        """Append a message, in one line."""
        self._kept.append(" ".join(record.getMessage().split()))
