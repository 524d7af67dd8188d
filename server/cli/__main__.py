"""`python -m server.cli` is the command `omsap`."""

from server.cli import main

main()
