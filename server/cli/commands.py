"""All commands of `omsap`, by name."""

import click

from server.app import app_version
from server.cli.audit import audit
from server.cli.contract import contract
from server.cli.database import backup, database, restore_backup
from server.cli.demo import demo
from server.cli.ledger import ledger
from server.cli.push_key import make_push_key
from server.cli.serve import jobs, serve
from server.cli.user import user

_COMMANDS = (
    serve,
    jobs,
    database,
    backup,
    restore_backup,
    ledger,
    demo,
    user,
    audit,
    make_push_key,
    contract,
)


@click.group(commands=_COMMANDS)
@click.version_option(app_version(), prog_name="omsap")
def omsap() -> None:
    """Omsap: records of savings groups, offline first."""
