"""The figures of a week's digest: how much is late in an area, by what the latest scan found. Nobody is named."""

from collections import Counter
from datetime import date

from sqlalchemy import Connection, select

from server.alerts.levels import OFFICER
from server.alerts.models import ScanTime, StandingFinding
from server.alerts.recipients import load_posts
from server.alerts.rules import new_officer_stuck
from server.alerts.standing import ITS_GROUP, stands_in
from server.clock import parse_instant
from server.deliveries.rules import DIGESTED
from server.groups.models import Group
from server.i18n.messages import say
from server.places.places import contains
from server.values.thai_date import bangkok_date, format_thai_date


def digest_text(connection: Connection, area_code: str, today: date) -> str:
    """Lines to follow the heading: each rule with how often, the most frequent first, and as of when. Three questions."""
    officers = {
        person
        for person, areas in load_posts(connection, today).of(OFFICER)
        if any(contains(area_code, each) for each in areas)
    }
    standing = connection.execute(
        select(
            StandingFinding.rule,
            StandingFinding.subject,
            StandingFinding.recipient,
            Group.id.label("group_id"),
        )
        .outerjoin(Group, ITS_GROUP)
        .where(
            StandingFinding.rule.in_(DIGESTED | {"cash_mismatch", "report_due"}),
            StandingFinding.due_on <= today.isoformat(),
            stands_in(area_code),
        )
    ).all()
    found = Counter(row.rule for row in standing if row.group_id or row.recipient in officers)
    # new officers are not told themselves: each counts once, however many chiefs are
    stuck = {
        row.subject for row in standing if row.rule == new_officer_stuck.RULE and row.subject in officers
    }
    found.update({new_officer_stuck.RULE: len(stuck)} if stuck else {})
    scanned_at = connection.execute(select(ScanTime.at)).scalar()
    lines = [f"{say(f'alert.{rule}')}: {count}" for rule, count in found.most_common()] or [
        say("digest.nothing")
    ]
    if scanned_at:
        lines.append(say("digest.as_of", date=format_thai_date(bangkok_date(parse_instant(scanned_at)))))
    return "\n" + "\n".join(lines)
