"""seedproof proofreads a text corpus: off-topic content, garbled passages and inconsistent spellings, each with its place."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing, which is not imported for the reason that __main__.py gives
if TYPE_CHECKING:
    from seedproof.public import *
else:

    def __getattr__(name: str) -> object:
        # What there is stands in public.py. It takes a third of a second to import, and the command begins without it (cli/entry.py).
        try:
            return getattr(import_module("seedproof.public"), name)
        except AttributeError:
            raise AttributeError(f"module 'seedproof' has no attribute {name!r}") from None
