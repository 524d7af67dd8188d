"""People on the wire: logging in and what the phone learns of its person."""

from marshmallow import Schema, fields

from server.fields import Pattern, StrictSchema, Text
from server.people.device_keys import PUBLIC_KEY
from server.people.passwords import PASSWORD_LENGTH_MAX
from sync.operation import UUID


class LoginSchema(StrictSchema):
    """Name and password; `device_id` is null on the first login of this person on this phone."""

    name = Text(length_max=60, required=True, metadata={"description": "Login name, in any case"})
    password = Text(length_max=PASSWORD_LENGTH_MAX, required=True)
    device_id = Pattern(
        UUID,
        required=True,
        allow_none=True,
        metadata={"description": "The device's id from an earlier login, or null"},
    )
    app = Text(length_max=40, required=True, metadata={"description": "Version of the app"})
    code = Text(
        length_max=20,
        metadata={"description": "Code of the authenticator, or a backup code, where the person has one"},
    )
    retire = Pattern(
        UUID,
        metadata={"description": "With `devices_full` answered before: the phone that gives way to this one"},
    )
    public_key = Pattern(
        PUBLIC_KEY,
        metadata={
            "description": "The point of P-256 this phone signs with, 65 bytes in base64url; old apps have none"
        },
    )


class JoinSchema(StrictSchema):
    """The code that a supervisor's screen shows."""

    code = Text(length_max=20, required=True, metadata={"description": "In any case, with or without spaces"})
    app = Text(length_max=40, required=True, metadata={"description": "Version of the app"})
    retire = Pattern(
        UUID,
        metadata={"description": "With `devices_full` answered before: the phone that gives way to this one"},
    )
    public_key = Pattern(
        PUBLIC_KEY,
        metadata={
            "description": "The point of P-256 this phone signs with, 65 bytes in base64url; old apps have none"
        },
    )


class JoinCodeSchema(Schema):
    """A code, told once."""

    as_of = fields.String()
    code = fields.String()
    expires_at = fields.String()


class OwnedDeviceSchema(Schema):
    """One phone of a person."""

    id = fields.String()
    code = fields.String(metadata={"description": "Begins its slip numbers"})
    model = fields.String(allow_none=True)
    registered_at = fields.String()
    last_heard_at = fields.String()
    waiting_count = fields.Integer(strict=True, metadata={"description": "As the phone said last"})
    revoked_at = fields.String(allow_none=True)
    is_this = fields.Boolean(metadata={"description": "Whether this very phone asks"})
    is_self = fields.Boolean(metadata={"description": "Whether it is one of the person asking"})


class OwnerSchema(Schema):
    """A person with all phones they ever used, the one heard of last first."""

    id = fields.String()
    display_name = fields.String()
    is_self = fields.Boolean()
    may_join = fields.Boolean(metadata={"description": "Whether the person asking may make a code for them"})
    devices = fields.List(fields.Nested(OwnedDeviceSchema))


class OwnersSchema(Schema):
    """The person asking first, then those they look after, by name."""

    as_of = fields.String()
    people = fields.List(fields.Nested(OwnerSchema))


class DoneSchema(Schema):
    """It was done."""

    as_of = fields.String()


class PasswordSchema(StrictSchema):
    """A person changes the own password."""

    current = Text(length_max=PASSWORD_LENGTH_MAX, required=True)
    new = Text(length_max=PASSWORD_LENGTH_MAX, required=True)


class ProofSchema(StrictSchema):
    """The own password, once more."""

    password = Text(length_max=PASSWORD_LENGTH_MAX, required=True)


class CodeSchema(StrictSchema):
    """The six figures that the authenticator shows."""

    code = Text(length_max=20, required=True)


class SecondFactorSchema(Schema):
    """How the person's second factor stands."""

    as_of = fields.String()
    is_on = fields.Boolean()
    is_needed = fields.Boolean(metadata={"description": "Whether the person's role may not do without"})
    backup_codes = fields.Integer(strict=True, metadata={"description": "Backup codes that are left"})


class ProposedSecretSchema(Schema):
    """What the authenticator app is to be told, as text and as the address a QR code holds."""

    as_of = fields.String()
    secret = fields.String()
    uri = fields.String()


class BackupCodesSchema(Schema):
    """Codes for the day the authenticator is lost. Never told again."""

    as_of = fields.String()
    codes = fields.List(fields.String())


class PersonSchema(Schema):
    """The person who is logged in."""

    id = fields.String()
    name = fields.String(metadata={"description": "Login name"})
    display_name = fields.String()
    role = fields.String(
        allow_none=True,
        metadata={
            "description": "The role of today's assignments that sees furthest; null without any today"
        },
    )


class DeviceSchema(Schema):
    """The phone as the server knows it."""

    id = fields.String()
    code = fields.String(
        metadata={"description": "Four characters that begin every slip number of this device"}
    )


class AssignmentSchema(Schema):
    """A role in an area, for certain days."""

    role = fields.String()
    area_code = fields.String()
    from_on = fields.String(metadata={"description": "First day, ISO"})
    to_on = fields.String(
        allow_none=True, metadata={"description": "Last day, ISO; null while it has no end"}
    )


class LoggedInSchema(Schema):
    """Who is logged in, where they are assigned today, and what the server's clock says."""

    person = fields.Nested(PersonSchema)
    device = fields.Nested(DeviceSchema, allow_none=True)
    upload_credential = fields.String(
        allow_none=True,
        metadata={
            "description": "Told once: with it, as `Omsap-Upload`, this phone hands in work without a session"
        },
    )
    sealing_key = fields.String(
        allow_none=True,
        metadata={
            "description": "The point of P-256 this phone seals each line to, 65 bytes in base64url; null before the first login"
        },
    )
    assignments = fields.List(fields.Nested(AssignmentSchema))
    now = fields.String(metadata={"description": "The server's instant, UTC"})
    today = fields.String(metadata={"description": "The server's day in Bangkok, ISO"})
