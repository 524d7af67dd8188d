"""The audit log: whether it is whole, and its last lines."""

import click

from server.audit.log import head, latest, verify_log
from server.cli.installation import installation
from server.cli.terminal import fail, tell
from server.database import reading


@click.group()
def audit() -> None:
    """Who did or read what."""


@audit.command("verify")
def verify_audit() -> None:
    """Prove that no line of the audit log was changed or taken out; exit code 1 when one was."""
    with installation(), reading() as connection:
        broken = verify_log(connection)
        number, last_hash = head(connection)
    if broken is not None:
        fail("audit_broken", number=broken)
    tell("audit_well", count=number, hash=last_hash)


@audit.command("list")
@click.option("--count", type=click.IntRange(min=1), default=50, show_default=True, help="Lines to show.")
def list_audit(count: int) -> None:
    """The last lines, the newest first: number, instant, who, what, about, device."""
    with installation(), reading() as connection:
        for line in latest(connection, count):
            parts = (
                line.number,
                line.at,
                line.who or "-",
                line.what,
                line.about or "-",
                line.device_id or "-",
            )
            click.echo("  ".join(str(part) for part in parts))
