"""Run ``python -m seedproof``."""

from seedproof.cli.entry import main

main()
