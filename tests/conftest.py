"""What all tests share: hypothesis gives an example the time that it takes, as a machine may have much else to do.

And what a command is found to have written is the command's: Python keeps no byte code of a corpus's own modules beside them.
"""

from __future__ import annotations

import os
import sys
import tempfile

from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

sys.dont_write_bytecode = True
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

# The key by which this user's caches are signed is that of the tests: none is written where the user has theirs.
_CACHE = tempfile.TemporaryDirectory(prefix="seedproof-tests-")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = _CACHE.name
