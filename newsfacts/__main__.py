"""``python -m newsfacts`` is ``newsfacts``."""

from newsfacts.cli.app import main

main()
