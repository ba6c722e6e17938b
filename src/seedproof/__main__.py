"""``python -m seedproof``."""

from seedproof.cli.app import main

main()
