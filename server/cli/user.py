"""People who log in: adding them, their posts, and giving back a lost password or second factor."""

from datetime import datetime
from pathlib import Path

import click

from server.audit.log import note
from server.cli.installation import installation
from server.cli.terminal import fail, language_of_terminal, tell
from server.clock import utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.i18n.messages import say
from server.people.accounts import Account, find_account, login_name
from server.people.device_keys import end_other_logins
from server.people.passwords import hash_password, make_password
from server.people.rights import ROLES
from server.people.second_factor import forget_second_factor
from server.places.places import NATION, find_place
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
from server.values.thai_date import bangkok_date


@click.group()
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
        account = known_account(name)
        with writing() as connection:
            forget_second_factor(connection, account.id)
            end_other_logins(connection, account.id)
            note(connection, None, "second_factor_reset", account.id)
        tell("second_factor_reset", name=account.name)


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
