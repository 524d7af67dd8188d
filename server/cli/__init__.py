"""omsap: the commands of an installation."""

from server.cli.commands import omsap


def main() -> None:
    """Entry of the command `omsap`."""
    omsap(prog_name="omsap")
