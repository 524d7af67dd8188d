"""Tables of who logs in: people, their devices, their sessions. They do not sync; ordinary routes write them.

Instants are texts as `server.clock.format_instant` writes them, so that they sort by time on every database.
"""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.database import Base


class Person(Base):
    """Someone who logs in. `name` is what is typed at login, lower case; `disabled_at` ends every right at once."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    display_name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))
    disabled_at: Mapped[str | None] = mapped_column(String(24))


class Device(Base):
    """One installation of the app for one person. `code` begins the slip numbers it writes.

    `waiting_count` and `oldest_waiting_at` are what the phone last said about its outbox. What a revoked device made
    is looked at by a person before it takes effect. `public_key` is what its uploads are signed with (`device_keys`);
    `upload_hash` that of the credential by which it may hand them in without a session.
    """

    __tablename__ = "device"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    code: Mapped[str] = mapped_column(String(4), unique=True)
    registered_at: Mapped[str] = mapped_column(String(24))
    last_heard_at: Mapped[str] = mapped_column(String(24))
    app: Mapped[str] = mapped_column(String(40))
    waiting_count: Mapped[int] = mapped_column(default=0)
    oldest_waiting_at: Mapped[str | None] = mapped_column(String(24))
    model: Mapped[str | None] = mapped_column(String(40))
    revoked_at: Mapped[str | None] = mapped_column(String(24))
    public_key: Mapped[str | None] = mapped_column(String(87))
    upload_hash: Mapped[str | None] = mapped_column(String(64), index=True, unique=True)


class Session(Base):
    """A login that still counts. Only the hash of its token is kept, so a copy of the table opens nothing.

    `used_at` is when it last was, to a few minutes.
    """

    __tablename__ = "session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    created_at: Mapped[str] = mapped_column(String(24))
    expires_at: Mapped[str] = mapped_column(String(24))
    used_at: Mapped[str | None] = mapped_column(String(24))


class SecondFactor(Base):
    """What a person's authenticator counts from. `next_secret` waits for its first code, then takes `secret`'s place.

    `last_step` is the time step of the last code that was taken: the same code is never taken twice.
    """

    __tablename__ = "second_factor"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    secret: Mapped[str | None] = mapped_column(String(64))
    next_secret: Mapped[str | None] = mapped_column(String(64))
    last_step: Mapped[int] = mapped_column(BigInteger)


class BackupCode(Base):
    """A code for the day the authenticator is lost: kept as a password is, deleted when it was used."""

    __tablename__ = "backup_code"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(200))


class JoinCode(Base):
    """A code by which a new phone of this person joins without a password, once. Only its hash is kept."""

    __tablename__ = "join_code"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    expires_at: Mapped[str] = mapped_column(String(24))


class SealingKey(Base):
    """The key pair of this installation that phones seal lines to (`sealing_key`): one row, made once.

    Point and secret in base64url without padding, as `device_keys` writes points.
    """

    __tablename__ = "sealing_key"

    number: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(String(87))
    secret: Mapped[str] = mapped_column(String(43))


class LoginTrial(Base):
    """Logins tried since the last right one; `key` hides the name, and the device if it is the person's."""

    __tablename__ = "login_trial"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    trials: Mapped[int]
    last_at: Mapped[str] = mapped_column(String(24))
