"""omsap: the commands of an installation."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click
from flask import Flask
from flask_migrate import upgrade
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from sqlalchemy import inspect

from server.app import app_version, create_app, create_served_app, set_up_log
from server.audit.log import head, latest, note, verify_log
from server.backups.check import check_backup
from server.backups.copy import is_empty
from server.backups.manifest import BackupError
from server.backups.records import back_up, find_made
from server.backups.restore import restore
from server.clock import utc_now
from server.contract import CONTRACT_FOLDER, write_contract
from server.database import db, reading, writing
from server.deliveries.web_push import make_private_key, public_key_of
from server.demo.make import make_demo
from server.demo.posts import DEMO_PASSWORD, Post
from server.errors import Refusal
from server.i18n.messages import Language, say
from server.jobs import make_scheduler
from server.people.accounts import Account, count_people, find_account, login_name
from server.people.device_keys import end_other_logins
from server.people.passwords import hash_password, make_password
from server.people.rights import ROLES
from server.people.second_factor import forget_second_factor
from server.places.places import NATION, find_place
from server.settings import SettingError, Settings, read_settings
from server.staffing.officer_file import OfficerLine, UnreadableFileError, read_officers
from server.staffing.people import (
    Newcomer,
    add_officers,
    add_people,
    list_people,
    reset_password,
    retire,
    taken_names,
)
from server.staffing.posts import assign, end_posts, move
from server.syncing.durability import PROVED
from server.values.thai_date import bangkok_date
from server.verification.rules import Difference
from server.verification.verify import verify

#: How often a child looks whether its parent still lives.
PARENT_WATCH_SECONDS = 0.5


def main() -> None:
    """Entry of the command `omsap`."""
    commands(prog_name="omsap")


@click.group()
@click.version_option(app_version(), prog_name="omsap")
def commands() -> None:
    """Omsap: records of savings groups, offline first."""


@commands.command()
@click.option("--host", help="Address to listen on; OMSAP_HOST otherwise.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; OMSAP_PORT otherwise.")
@click.option("--jobs", "with_jobs", is_flag=True, help="Run the scheduler beside it and end it together.")
def serve(host: str | None, port: int | None, with_jobs: bool) -> None:
    """Answer requests. Creates the tables in an empty database."""
    with installation() as app:
        if not inspect(db.engine).has_table("person"):
            upgrade()
        with reading() as connection:
            has_people = count_people(connection) > 0
        settings: Settings = app.config["OMSAP_SETTINGS"]
    address, port = host or settings.host, port or settings.port
    tell("serving", url=f"http://{'localhost' if address in ('127.0.0.1', '0.0.0.0') else address}:{port}")  # noqa: S104
    if not has_people:
        tell("no_people")
    server = Granian(
        "server.cli:create_worker_app",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=settings.threads,
        factory=True,
        log_level=LogLevels.warning,
    )
    with scheduler_beside() if with_jobs else nullcontext():
        server.serve()


def create_worker_app() -> Flask:
    """The app in the process that answers requests; that process must not outlive `omsap serve`."""
    end_with_parent()
    return create_served_app()


@contextmanager
def scheduler_beside() -> Iterator[None]:
    """`omsap jobs` as a child, ended with this process."""
    command = [sys.executable, "-m", "server.cli", "jobs", "--with-parent"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as child:  # noqa: S603 - our own command
        try:
            yield
        finally:
            child.terminate()


def end_with_parent() -> None:
    """End this process within a second of its parent's end, even of one that was killed and could not say so.

    An orphan would go on answering on the same port, beside the server that is started next.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(PARENT_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@commands.command()
@click.option("--with-parent", is_flag=True, hidden=True)
def jobs(with_parent: bool) -> None:
    """Run the scheduler: alerts that become due, nightly tidying. One per installation."""
    if with_parent:
        end_with_parent()
    with installation() as app:
        scheduler = make_scheduler(app)
    with suppress(KeyboardInterrupt, SystemExit):
        scheduler.start()


@commands.group("db")
def database() -> None:
    """The tables of the database."""


@database.command("upgrade")
def upgrade_tables() -> None:
    """Create the tables, or bring them up to this version; does nothing when they are."""
    with installation():
        upgrade()


@commands.group(invoke_without_command=True)
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


@commands.command("restore")
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


@commands.group()
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


@commands.command()
def demo() -> None:
    """Fill an empty database with the demo province; leaves any other database alone."""
    with installation() as app:
        with reading() as connection:
            has_records = not is_empty(connection)
        if has_records:
            tell("demo_not_empty")
            return
        tell_logins(make_demo(utc_now()))
        settings: Settings = app.config["OMSAP_SETTINGS"]
        tell("demo_second_factor" if settings.second_factor != "off" else "demo_no_second_factor")


def tell_logins(posts: list[Post]) -> None:
    """A table of the demo logins: the chiefs, and the officers by the form of their names."""
    width = max(len(post.login) for post in posts)
    tell("demo_made", password=DEMO_PASSWORD)
    for post in posts:
        click.echo(f"  {post.login:<{width}}  {post.display_name}")


@commands.group()
def user() -> None:
    """People who log in."""


@user.command("add")
@click.option("--name", prompt=True, help="Login name.")
@click.option("--display-name", prompt=True, help="Name that others see.")
@click.option("--role", prompt=True, type=click.Choice(ROLES), help="Role from today on.")
@click.option("--area", prompt=True, help="Where: th, or a code of 2, 4 or 6 digits; repeat with commas.")
def add_user(name: str, display_name: str, role: str, area: str) -> None:
    """Add a person with a role from today on. Prints a password, once."""
    codes = known_areas(area)
    password = make_password()
    with installation():
        now = utc_now()
        newcomer = Newcomer(
            name, display_name, role, tuple(codes), bangkok_date(now), hash_password(password)
        )
        add_people([newcomer], now)
        tell("user_added", name=login_name(name), password=password)


def known_areas(area: str) -> list[str]:
    """The codes of areas parted by commas; ends the command where there is no such place."""
    codes = [code.strip() for code in area.split(",")]
    for code in codes:
        if code != NATION and find_place(code) is None:
            fail("no_such_area", area=code)
    return codes


def known_account(name: str) -> Account:
    """The account of a login name; ends the command where there is none."""
    with reading() as connection:
        account = find_account(connection, login_name(name))
    if account is None:
        fail("no_such_user", name=name)
    return account


@user.command("list")
@click.option("--area", default=NATION, help="th, or a code of 2, 4 or 6 digits.")
def list_users(area: str) -> None:
    """Who holds which post, and when their phones were last heard of."""
    [code] = known_areas(area)
    with installation(), reading() as connection:
        for each in list_people(connection, code):
            post = [each.role, each.area_code, each.from_on, each.to_on, each.last_heard_at]
            words = [each.name, each.display_name, *(part or "-" for part in post)]
            click.echo("\t".join([*words, "retired"] if each.is_retired else words))


@user.command("assign")
@click.argument("name")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--area", required=True, help="Where; repeat with commas.")
@click.option(
    "--from", "from_on", type=click.DateTime(["%Y-%m-%d"]), help="From this day on; today otherwise."
)
def assign_user(name: str, role: str, area: str, from_on: datetime | None) -> None:
    """Give a person one more post."""
    codes = known_areas(area)
    with installation():
        account, now = known_account(name), utc_now()
        assign(account.id, role, codes, from_on.date() if from_on else bangkok_date(now), now)
        tell("assigned", name=account.name, role=role, area=", ".join(codes))


@user.command("end")
@click.argument("name")
@click.option("--area", help="Only the posts of these areas; all otherwise.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The last day; today otherwise.")
def end_user_posts(name: str, area: str | None, on: datetime | None) -> None:
    """End a person's posts. They can still log in, and what waits on their phones is taken in."""
    codes = known_areas(area) if area else None
    with installation():
        account, now = known_account(name), utc_now()
        ended = end_posts(account.id, codes, on.date() if on else bangkok_date(now), now)
        if not ended:
            fail("no_such_post", name=account.name)
        tell("posts_ended", name=account.name, area=", ".join(post.area_code for post in ended))


@user.command("move")
@click.argument("name")
@click.option("--area", required=True, help="Where to; repeat with commas.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The first day there; today otherwise.")
def move_user(name: str, area: str, on: datetime | None) -> None:
    """The same role elsewhere: the old posts end the day before."""
    codes = known_areas(area)
    with installation():
        account, now = known_account(name), utc_now()
        try:
            role = move(account.id, codes, on.date() if on else bangkok_date(now), now)
        except Refusal as refusal:
            if refusal.field != "role":
                raise
            fail("no_such_post", name=account.name)
        tell("assigned", name=account.name, role=role, area=", ".join(codes))


@user.command("retire")
@click.argument("name")
def retire_user(name: str) -> None:
    """End every post and session of a person, and their right to log in."""
    with installation():
        account, now = known_account(name), utc_now()
        retire(account.id, bangkok_date(now), now)
        tell("user_retired", name=account.name)


@user.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def import_users(file: Path, dry_run: bool) -> None:
    """Add the officers of a .csv or .xlsx with the headings login, name, area; a password for each is printed once.

    Nobody is added while any line is wrong.
    """
    with installation():
        with reading() as connection:
            taken = taken_names(connection)
        try:
            lines = read_officers(file.read_bytes(), taken)
        except UnreadableFileError:
            fail("officers_unreadable", file=file.name)
        for line in lines:
            if line.fault is not None or dry_run:
                tell_officer(line)
        if any(line.fault for line in lines):
            fail("officers_wrong")
        if dry_run:
            tell("officers_would", count=len(lines))
            return
        for line, password in zip(lines, add_officers(lines, utc_now()), strict=True):
            tell("user_added", name=line.name, password=password)


def tell_officer(line: OfficerLine) -> None:
    """One line of a spreadsheet: its number, what it says, and what is wrong with it."""
    parts = [str(line.number), line.name, line.display_name, ", ".join(line.area_codes)]
    if line.fault is not None:
        language = language_of_terminal()
        column = say(f"cli.officers_heading_{line.fault.field}", language)
        parts.append(f"{column}: {say(f'problem.{line.fault.code}', language)}")
        if line.fault.suggestion is not None:
            place = line.fault.suggestion
            parts.append(say("cli.officers_suggestion", language, code=place.code, name=place.name_th))
    click.echo("  ".join(part or "-" for part in parts))


@user.command("reset")
@click.argument("name")
def reset_user(name: str) -> None:
    """Give a person a new password, which is printed once, and end all their sessions."""
    with installation():
        account = known_account(name)
        tell("password_reset", name=account.name, password=reset_password(account.id))


@user.command("reset-second-factor")
@click.argument("name")
def reset_second_factor(name: str) -> None:
    """Forget a person's lost authenticator and end all their sessions; the next login needs the password only."""
    with installation():
        with writing() as connection:
            account = find_account(connection, login_name(name))
            if account is None:
                fail("no_such_user", name=name)
            forget_second_factor(connection, account.id)
            end_other_logins(connection, account.id)
            note(connection, None, "second_factor_reset", account.id)
        tell("second_factor_reset", name=account.name)


@commands.group()
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


@commands.command("push-key")
def make_push_key() -> None:
    """Make the key with which alerts are pushed to browsers; it is kept by whoever runs the installation."""
    key = make_private_key()
    click.echo(f"OMSAP_VAPID_PRIVATE_KEY={key}")
    tell("push_key_made", public_key=public_key_of(key))


@commands.group()
def contract() -> None:
    """What the phone must know of the server's rules."""


@contract.command("write")
def write_phone_contract() -> None:
    """Write types, limits and codes for the phone from the server's tables."""
    write_contract()
    tell("contract_written", path=CONTRACT_FOLDER)


@contextmanager
def installation() -> Iterator[Flask]:
    """The app of this environment, for one command; a refusal ends the command with its words."""
    try:
        settings = read_settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    set_up_log(settings)
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        except Refusal as refusal:
            words = say(f"problem.{refusal.code}", language_of_terminal())
            raise click.ClickException(words) from refusal
        finally:
            db.engine.dispose()


def tell(key: str, **values: object) -> None:
    """Say something to whoever sits at the terminal."""
    click.echo(say(f"cli.{key}", language_of_terminal(), **values))


def fail(key: str, **values: object) -> NoReturn:
    """End the command with a reason and exit code 1."""
    raise click.ClickException(say(f"cli.{key}", language_of_terminal(), **values))


def language_of_terminal() -> Language:
    """Thai where the terminal is Thai, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "th" if locale.startswith("th") else "en"


if __name__ == "__main__":
    main()
