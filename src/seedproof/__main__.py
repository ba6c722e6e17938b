"""Run ``python -m seedproof``."""

import os
import sys

# Started by -m, Python looks in the current folder first. Unless this package lies there, what lies there is no module of ours. Only
# modules that Python has loaded already are imported up to here, and by the package's __init__.py: others would be looked for there.
if not sys.flags.safe_path and sys.path and not os.path.exists(os.path.join(sys.path[0], "seedproof", "__main__.py")):  # noqa: PTH110, PTH118
    del sys.path[0]

from seedproof.cli.entry import main

main()
