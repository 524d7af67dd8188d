"""Planning: which alerts are to be sent and are not yet. Asking twice plans once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from sqlalchemy import Connection, exists, insert, select

from server.alerts.models import Alert
from server.alerts.rules import collection_tomorrow, weekly_digest
from server.clock import format_instant
from server.deliveries.digest import digest_text
from server.deliveries.due import is_to_be_told
from server.deliveries.listeners import load_listeners
from server.deliveries.models import ContactAddress, Delivery
from server.deliveries.rules import DIGESTED, NEWS_DAYS, delivery_id, first_try_at
from server.i18n.messages import say
from server.places.places import find_place
from server.syncing.models import ReceiptLine
from server.values.thai_date import bangkok_date
from sync.receipt import EFFECTIVE

#: A test message is an alert that only its recipient asked for.
TEST = "test"


def plan_deliveries(
    connection: Connection, channels: Collection[str], now: datetime, link: str | None
) -> int:
    """Put what may leave now into the outbox: news that is still to be told, each address once. Returns how many alerts that are.

    Of one rule a person is sent one message a day. It tells of all that there is by then; what is found later follows the day after,
    while it is due. Supervisors are sent what is not urgent once a week, together.
    """
    today = bangkok_date(now)
    told, listeners = _told_today(connection, today.isoformat()), load_listeners(connection, today)
    messages: dict[tuple[str, str], list[News]] = defaultdict(list)
    for news in _load_news(connection, channels, now):
        listener, key = listeners.of(news.to.person_id), (news.to.address_id, news.rule)
        is_for_the_week = listener.is_supervisor and news.rule in DIGESTED
        leaves_at = first_try_at(now, news.rule, listener.quiet, date.fromisoformat(news.raised_on))
        if leaves_at <= now and not is_for_the_week and key not in told:
            messages[key].append(news)
    drafts = []
    for first, *others in messages.values():
        words = _words_of(connection, [first, *others], today)
        message = make_delivery(first.alert_id, first.rule, first.to, now, link, words=words)
        drafts.append(message)
        for other in others:
            its = {"id": delivery_id(other.alert_id, other.to.address_id), "alert_id": other.alert_id}
            drafts.append(message | its | {"told_with": message["id"]})
    _insert(connection, drafts)
    return len(drafts)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person at one of their addresses."""

    person_id: str
    address_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class News:
    """An alert that one recipient is still to be told of."""

    alert_id: str
    rule: str
    subject: str
    due_on: str
    raised_on: str
    to: Recipient


def _load_news(connection: Connection, channels: Collection[str], now: datetime) -> list[News]:
    """Alerts that the server made in the last days, whatever day they are of: word of it may have come late."""
    since = format_instant(now - timedelta(days=NEWS_DAYS))
    is_planned = exists().where(Delivery.alert_id == Alert.id, Delivery.address_id == ContactAddress.id)
    is_its_receipt = (ReceiptLine.operation_id == Alert.id) & ReceiptLine.outcome.in_(sorted(EFFECTIVE))
    rows = connection.execute(
        select(
            Alert.id,
            Alert.rule,
            Alert.subject,
            Alert.due_on,
            Alert.civil_on,
            ContactAddress.person_id,
            ContactAddress.id.label("address_id"),
            ContactAddress.channel,
        )
        .join(ContactAddress, Alert.scope_id == "person:" + ContactAddress.person_id)
        .join(ReceiptLine, is_its_receipt)
        .where(
            ContactAddress.ended_at.is_(None),
            ContactAddress.channel.in_(channels),
            ReceiptLine.received_at >= since,
            is_to_be_told(bangkok_date(now)),
            ~is_planned,
        )
        .order_by(Alert.due_on, Alert.id)
    )
    return [
        News(
            row.id,
            row.rule,
            row.subject,
            row.due_on,
            row.civil_on,
            Recipient(row.person_id, row.address_id, row.channel),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says: the matter in a line, figures that stand below it, and the text in which a mail says so."""

    matter: str
    figures: str = ""
    opening: str = "mail.opening"


def _words_of(connection: Connection, news: Sequence[News], today: date) -> Words:
    """The words of one message about alerts of one rule, the earliest first."""
    rule, matter = news[0].rule, say(f"alert.{news[0].rule}")
    if rule == weekly_digest.RULE:
        return Words(
            matter, _figures(connection, [each.subject for each in news], today), "mail.opening_week"
        )
    if rule == collection_tomorrow.RULE and news[0].due_on > today.isoformat():
        matter = say("mail.collection_tomorrow")
    if len(news) > 1:
        matter = say("mail.and_more", matter=matter, count=len(news) - 1)
    return Words(matter)


def _figures(connection: Connection, areas: Sequence[str], today: date) -> str:
    """The figures of the week; of several areas each under its name."""
    told = {area: digest_text(connection, area, today) for area in sorted(areas)}
    if len(told) == 1:
        return told[areas[0]]
    places = {area: find_place(area) for area in told}
    return "".join(
        f"\n\n{place.name_th if place else say('place.nation')}{told[area]}" for area, place in places.items()
    )


def make_delivery(
    alert_id: str,
    rule: str,
    recipient: Recipient,
    now: datetime,
    link: str | None,
    *,
    words: Words | None = None,
) -> dict[str, Any]:
    """A delivery with its request. It names the sort of alert and where to look, and nobody: mail is read by many."""
    words = words or Words(say(f"alert.{rule}"))
    text = f"{words.matter}{words.figures}"
    where = f"\n{link}" if link else ""
    if recipient.channel == "push":
        tag = alert_id if rule != TEST else rule
        request: dict[str, Any] = {"payload": {"title": say("push.title"), "body": text, "tag": tag}}
    elif recipient.channel == "line":
        request = {"text": say("line.text", matter=text, link=where)}
    else:
        request = {
            "subject": say("mail.subject", matter=words.matter),
            "text": say("mail.text", opening=say(words.opening, matter=text), link=where),
            "date": format_datetime(now),
        }
    return {
        "id": delivery_id(alert_id, recipient.address_id),
        "alert_id": alert_id,
        "told_with": None,
        "rule": rule,
        "recipient": recipient.person_id,
        "address_id": recipient.address_id,
        "channel": recipient.channel,
        "request": request,
        "state": "waiting",
        "tries": 0,
        "made_at": format_instant(now),
        "next_try_at": format_instant(now),
    }


def _told_today(connection: Connection, today: str) -> set[tuple[str, str]]:
    """Which addresses were sent which rules since midnight in Thailand, or will be."""
    midnight = format_instant(datetime.fromisoformat(f"{today}T00:00:00+07:00"))
    return {
        (row.address_id, row.rule)
        for row in connection.execute(
            select(Delivery.address_id, Delivery.rule).where(
                Delivery.made_at >= midnight, Delivery.state != "settled"
            )
        )
    }


def _insert(connection: Connection, drafts: Iterable[dict[str, Any]]) -> None:
    rows = list(drafts)
    if rows:
        connection.execute(insert(Delivery), rows)
