"""Addresses and the log of deliveries on the wire."""

import re
from typing import Any

from marshmallow import Schema, ValidationError, fields

from server.deliveries.channels import can_be_written_to
from server.deliveries.rules import EMAIL
from server.deliveries.web_push import is_push_key
from server.fields import Pattern, StrictSchema, Text


class Email(Pattern):
    """An address of a right form that mail can be written to."""

    def read(self, value: Any) -> str:
        """The value itself, when it is one."""
        address = super().read(value)
        if not can_be_written_to(address):
            raise ValidationError(self.code)
        return address


class PushKey(Pattern):
    """The key of a browser, base64url: a point of P-256."""

    def read(self, value: Any) -> str:
        """The value itself, when it is one."""
        key = super().read(value)
        if not is_push_key(key):
            raise ValidationError(self.code)
        return key


class EmailSchema(StrictSchema):
    """Where somebody wants mail."""

    address = Email(EMAIL, "email_unclear", required=True)


class SubscriptionSchema(StrictSchema):
    """Where a browser is pushed to, and with which keys (base64url)."""

    endpoint = Text(length_max=1000, required=True)
    p256dh = PushKey(re.compile(r"[A-Za-z0-9_-]{87}=?"), required=True)
    auth = Pattern(re.compile(r"[A-Za-z0-9_-]{22}(==)?"), required=True)


class LineCodeSchema(Schema):
    """What to write to the LINE account, and for how long it is good."""

    as_of = fields.String()
    code = fields.String()
    minutes = fields.Integer(strict=True)


class AddressSchema(Schema):
    """An address of one's own, as far as it is shown: "o…@example.org"; `device_id` where it is one browser."""

    channel = fields.String()
    shown = fields.String()
    device_id = fields.String(allow_none=True)
    since = fields.String()


class AddressesSchema(Schema):
    """One's own addresses, and the channels this installation has."""

    as_of = fields.String()
    channels = fields.List(fields.String())
    push_key = fields.String(
        allow_none=True,
        metadata={"description": "What a browser needs to subscribe; null where nothing is pushed"},
    )
    addresses = fields.List(fields.Nested(AddressSchema))


class DeliverySchema(Schema):
    """What was sent, why, and whether it arrived at the channel."""

    id = fields.String()
    rule = fields.String()
    recipient_name = fields.String()
    channel = fields.String()
    state = fields.String(
        metadata={"enum": ["waiting", "sent", "together", "settled", "refused", "given_up"]}
    )
    tries = fields.Integer(strict=True)
    made_at = fields.String()
    next_try_at = fields.String()
    sent_at = fields.String(allow_none=True)
    trouble = fields.String(allow_none=True)


class DeliveriesSchema(Schema):
    """The newest deliveries first."""

    as_of = fields.String()
    items = fields.List(fields.Nested(DeliverySchema))


class TestedSchema(Schema):
    """How a test message fared."""

    as_of = fields.String()
    state = fields.String()
    trouble = fields.String(allow_none=True)
