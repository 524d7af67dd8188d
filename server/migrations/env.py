"""Alembic's entry: migrates the database of the current app, in one transaction on both databases.

Whoever restores a backup hands in a connection of its own instead.
"""

from contextlib import nullcontext

from alembic import context
from flask import current_app

database = current_app.extensions["migrate"].db


def run_migrations() -> None:
    """Run what Alembic was asked for."""
    given = context.config.attributes.get("connection")
    with nullcontext(given) if given is not None else database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


run_migrations()
