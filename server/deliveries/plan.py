"""Planning: which alerts are to be sent and are not yet. Asking twice plans once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from sqlalchemy import Connection, exists, insert, select

from server.alerts.models import Alert, AlertMark
from server.alerts.rules import weekly_digest
from server.clock import format_instant
from server.deliveries.digest import digest_text
from server.deliveries.listeners import load_listeners
from server.deliveries.models import ContactAddress, Delivery
from server.deliveries.rules import DIGESTED, NEVER_QUIET, NEWS_DAYS, Quiet, delivery_id, first_try_at
from server.i18n.messages import say
from server.values.thai_date import bangkok_date

#: A test message is an alert that only its recipient asked for.
TEST = "test"


def plan_deliveries(
    connection: Connection, channels: Collection[str], now: datetime, link: str | None
) -> int:
    """Put what is new into the outbox: alerts of the last days that their recipient has not marked, each address once.

    Of one rule a person is sent one message a day; the next alert of it follows the day after, while it is news. Supervisors
    are sent what is not urgent once a week, together.
    """
    today = bangkok_date(now)
    since = (today - timedelta(days=NEWS_DAYS)).isoformat()
    planned = exists().where(Delivery.alert_id == Alert.id, Delivery.address_id == ContactAddress.id)
    marked = exists().where(AlertMark.scope_id == Alert.scope_id, AlertMark.alert_id == Alert.id)
    rows = connection.execute(
        select(
            Alert.id,
            Alert.rule,
            Alert.subject,
            ContactAddress.person_id,
            ContactAddress.id.label("address_id"),
            ContactAddress.channel,
        )
        .join(ContactAddress, Alert.scope_id == "person:" + ContactAddress.person_id)
        .where(
            ContactAddress.ended_at.is_(None),
            ContactAddress.channel.in_(channels),
            Alert.civil_on >= since,
            ~planned,
            ~marked,
        )
        .order_by(Alert.civil_on, Alert.id)
    ).all()
    told = _told_today(connection, today.isoformat())
    listeners = load_listeners(connection, today)
    drafts = []
    for row in rows:
        listener = listeners.of(row.person_id)
        if (row.address_id, row.rule) in told or (listener.is_supervisor and row.rule in DIGESTED):
            continue
        told.add((row.address_id, row.rule))
        recipient = Recipient(row.person_id, row.address_id, row.channel)
        more = digest_text(connection, row.subject, today) if row.rule == weekly_digest.RULE else ""
        drafts.append(make_delivery(row.id, row.rule, recipient, now, link, quiet=listener.quiet, more=more))
    _insert(connection, drafts)
    return len(drafts)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person at one of their addresses."""

    person_id: str
    address_id: str
    channel: str


def make_delivery(
    alert_id: str,
    rule: str,
    recipient: Recipient,
    now: datetime,
    link: str | None,
    *,
    quiet: Quiet = NEVER_QUIET,
    more: str = "",
) -> dict[str, Any]:
    """A delivery with its request. It names the sort of alert and where to look, and nobody: mail is read by many.

    `more` are figures that stand with it.
    """
    matter = f"{say(f'alert.{rule}')}{more}"
    if recipient.channel == "push":
        tag = alert_id if rule != TEST else rule
        request: dict[str, Any] = {"payload": {"title": say("push.title"), "body": matter, "tag": tag}}
    else:
        request = {
            "subject": say("mail.subject", matter=say(f"alert.{rule}")),
            "text": say(
                "line.text" if recipient.channel == "line" else "mail.text",
                matter=matter,
                link=f"\n{link}" if link else "",
            ),
            "date": format_datetime(now),
        }
    return {
        "id": delivery_id(alert_id, recipient.address_id),
        "alert_id": alert_id,
        "rule": rule,
        "recipient": recipient.person_id,
        "address_id": recipient.address_id,
        "channel": recipient.channel,
        "request": request,
        "state": "waiting",
        "tries": 0,
        "made_at": format_instant(now),
        "next_try_at": format_instant(first_try_at(now, rule, quiet)),
    }


def _told_today(connection: Connection, today: str) -> set[tuple[str, str]]:
    """Which addresses were sent which rules since midnight in Thailand."""
    midnight = format_instant(datetime.fromisoformat(f"{today}T00:00:00+07:00"))
    return {
        (row.address_id, row.rule)
        for row in connection.execute(
            select(Delivery.address_id, Delivery.rule).where(Delivery.made_at >= midnight)
        )
    }


def _insert(connection: Connection, drafts: Iterable[dict[str, Any]]) -> None:
    rows = list(drafts)
    if rows:
        connection.execute(insert(Delivery), rows)
