"""The database: its tables, backups of it, and putting one back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask
from flask_migrate import upgrade

from server.backups.check import check_backup
from server.backups.manifest import BackupError
from server.backups.records import back_up, find_made
from server.backups.restore import restore
from server.cli.installation import installation
from server.cli.terminal import fail, language_of_terminal, tell
from server.clock import utc_now
from server.database import reading
from server.i18n.messages import say
from server.syncing.durability import PROVED


@click.group("db")
def database() -> None:
    """The tables of the database."""


@database.command("upgrade")
def upgrade_tables() -> None:
    """Create the tables, or bring them up to this version; does nothing when they are."""
    with installation():
        upgrade()


@click.group(invoke_without_command=True)
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), help="Folder; OMSAP_BACKUP_FOLDER otherwise."
)
@click.pass_context
def backup(context: click.Context, to: Path | None) -> None:
    """Copy the whole database into one file, beside the running server, and prove the copy."""
    if context.invoked_subcommand is not None:
        return
    with installation() as app, backup_errors():
        folder = to or backup_folder(app)
        manifest = back_up(folder, utc_now())
        tell("backup_made", path=folder / manifest.file, count=sum(manifest.summary.rows.values()))
        if not manifest.is_proved:
            fail("backup_differs", count=manifest.differences)


@backup.command("list")
def list_backups() -> None:
    """Say which backups were made, and how their proofs ended; the newest first."""
    with installation(), reading() as connection:
        rows = find_made(connection)
    for row in rows:
        click.echo("  ".join((row.file_name, row.made_at, row.checked_at or "-", row.result)))
    if not rows:
        tell("backup_none")


@backup.command("check")
def check_newest_backup() -> None:
    """Restore the newest backup into a scratch database and compare it with the living one."""
    with installation() as app, backup_errors():
        name, result = check_backup(backup_folder(app), utc_now())
        if result != PROVED:
            fail("backup_check_failed", file=name, result=result)
        tell("backup_checked", file=name)


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Set the present SQLite file aside under another name.")
def restore_backup(file: Path, replace: bool) -> None:
    """Put a backup in the place of this installation's database. Stop the server and the scheduler first."""
    with installation() as app, backup_errors():
        aside = restore(file.absolute(), app.config["OMSAP_SETTINGS"].sqlite_path, replace=replace)
        if aside is not None:
            tell("restore_aside", path=aside)
        tell("restored", file=file.name)


def backup_folder(app: Flask) -> Path:
    """The folder of this installation's backups; ends the command where there is none."""
    folder: Path | None = app.config["OMSAP_SETTINGS"].backup_folder
    return folder or fail("no_backup_folder")


@contextmanager
def backup_errors() -> Iterator[None]:
    """End the command with the sentence of a `BackupError`."""
    try:
        yield
    except BackupError as error:
        raise click.ClickException(
            say(f"cli.backup.{error.code}", language_of_terminal(), **error.values)
        ) from error
