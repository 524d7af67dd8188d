"""The contract: what the phone must know of the server's rules, written into its sources."""

import click

from server.cli.terminal import tell
from server.contract import CONTRACT_FOLDER, write_contract


@click.group()
def contract() -> None:
    """What the phone must know of the server's rules."""


@contract.command("write")
def write_phone_contract() -> None:
    """Write types, limits and codes for the phone from the server's tables."""
    write_contract()
    tell("contract_written", path=CONTRACT_FOLDER)
