"""The books: whether everything that is kept beside the entries follows from them."""

import click

from server.cli.installation import installation
from server.cli.terminal import fail, language_of_terminal, tell
from server.database import reading
from server.i18n.messages import say
from server.verification.rules import Difference
from server.verification.verify import verify


@click.group()
def ledger() -> None:
    """The books."""


@ledger.command("verify")
def verify_ledger() -> None:
    """Recompute from entries and receipts all that is kept beside them; exit code 1 when anything differs."""
    with installation(), reading() as connection:
        differences = list(verify(connection))
    for difference in differences:
        tell_difference(difference)
    if differences:
        fail("verify_differs", count=len(differences))
    tell("verify_well")


def tell_difference(difference: Difference) -> None:
    """One line for one difference: its code, what it means, and the ids of the row."""
    meaning = say(f"cli.verify.{difference.code}", language_of_terminal())
    click.echo(" ".join((difference.code, difference.scope, difference.where, f"({meaning})")))
