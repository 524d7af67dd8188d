"""Accounts: adding a person, finding one by login name, setting a password."""

import unicodedata
import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.errors import Refusal
from server.people.device_keys import end_other_logins
from server.people.easy_passwords import is_easy
from server.people.models import Person
from server.people.passwords import PASSWORD_LENGTH_MIN


@dataclass(frozen=True, slots=True)
class Account:
    """A person with what is needed to check a login."""

    id: str
    name: str
    display_name: str
    password_hash: str


def login_name(typed: str) -> str:
    """A login name as it is kept: without spaces around it, in lower case, composed letters."""
    return unicodedata.normalize("NFC", typed).strip().casefold()


def find_account(connection: Connection, name: str) -> Account | None:
    """The account of a login name, unless it was disabled."""
    row = connection.execute(
        select(Person.id, Person.name, Person.display_name, Person.password_hash).where(
            Person.name == name, Person.disabled_at.is_(None)
        )
    ).first()
    return Account(*row) if row else None


def save_account(
    connection: Connection, name: str, display_name: str, password_hash: str, person_id: str | None = None
) -> Account:
    """A new person. Refuses `login_name_taken`, also for the name of somebody retired: then the transaction is over."""
    account = Account(person_id or str(uuid.uuid4()), login_name(name), display_name, password_hash)
    try:
        connection.execute(
            insert(Person).values(
                id=account.id, name=account.name, display_name=display_name, password_hash=password_hash
            )
        )
    except IntegrityError as error:
        raise Refusal("login_name_taken", field="name") from error
    return account


def save_password(connection: Connection, person_id: str, password_hash: str) -> None:
    """Keep the hash of a password that was made for the person, and end all their logins."""
    save_password_hash(connection, person_id, password_hash)
    end_other_logins(connection, person_id)


def save_password_hash(connection: Connection, person_id: str, password_hash: str) -> None:
    """Keep another hash; sessions go on."""
    connection.execute(update(Person).where(Person.id == person_id).values(password_hash=password_hash))


def check_new_password(password: str, login: str) -> None:
    """Refuses with `password_too_short` or `password_too_common` what a person may not choose."""
    if len(password) < PASSWORD_LENGTH_MIN:
        raise Refusal("password_too_short", field="new")
    if is_easy(password, login):
        raise Refusal("password_too_common", field="new")


def count_people(connection: Connection) -> int:
    """How many people can log in or once could."""
    return connection.execute(select(func.count()).select_from(Person)).scalar_one()
