"""The tables that can be exported: where each comes from, as its reader is told it, and its columns, as the screen has them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.deliveries.routes import log_answer
from server.exports.columns import Column, Item
from server.people.current import CurrentPerson
from server.people.device_routes import owners_answer
from server.privacy.routes import incidents_answer
from server.reports.answers import (
    activities_answer,
    assessments_answer,
    audit_answer,
    cases_answer,
    group_answer,
    groups_answer,
    milestones_answer,
    monthly_answer,
    mous_answer,
    overdue_answer,
    progress_answer,
)
from server.staffing.managing import manager_of
from server.staffing.routes import staff_answer

#: What was asked: `area` or `group`, and what the screen narrows the table by.
Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a screen. `load` checks and shapes as the screen's own route does; `items` are its rows.

    `about` names what it needs to be told: an area, a group, or nothing where it is about all that is the reader's; `within`,
    what else, as the campaign of memoranda.
    """

    about: str | None
    load: Callable[[CurrentPerson, Asked, datetime], dict[str, Any]]
    items: Callable[[dict[str, Any]], Iterable[Item]]
    columns: Sequence[Column]
    within: str | None = None

    @property
    def asks(self) -> tuple[str, ...]:
        """What has to be said with its name."""
        return tuple(filter(None, (self.about, self.within)))


def _counted(answer: dict[str, Any]) -> Iterable[Item]:
    for row in answer["rows"]:
        # never heard of is unknown, not nought
        yield row if row["last_heard_at"] else row | {"waiting_operations": None}


def _posts(answer: dict[str, Any]) -> Iterable[Item]:
    for staff in answer["people"]:
        for post in staff["posts"]:
            yield staff | post


def _phones(answer: dict[str, Any]) -> Iterable[Item]:
    for owner in answer["people"]:
        for phone in owner["devices"]:
            yield {"display_name": owner["display_name"], **phone}


#: How many lines of the audit log one file holds at most.
AUDIT_LINES_MAX = 5000


def _audit(person: CurrentPerson, asked: Asked, now: datetime) -> dict[str, Any]:
    return audit_answer(person, asked, now, page_lines=AUDIT_LINES_MAX)


#: Name in the address → the table; its words are `export.table_<name>`.
TABLES: Mapping[str, Table] = {
    "progress": Table(
        "area",
        lambda person, asked, now: progress_answer(person, asked["area"], None, now),
        _counted,
        (
            Column("code", "export.code"),
            Column("name_th", "export.name"),
            Column("officers", "overview.officers"),
            Column("founded", "export.founded"),
            Column("established", "export.established"),
            Column("forming", "overview.forming_groups"),
            Column("target", "export.target"),
            Column("groups", "overview.groups"),
            Column("members", "overview.members"),
            Column("deposits_satang", "overview.deposits", "baht"),
            Column("waiting_operations", "overview.waiting"),
            Column("oldest_waiting_at", "export.oldest_waiting", "instant"),
            Column("phones", "export.phones"),
            Column("last_heard_at", "overview.last_heard", "instant"),
            Column("open_cases", "overview.open_cases"),
            Column("set_aside_lines", "overview.with_support"),
            Column("overdue", "overdue.name"),
        ),
    ),
    "groups": Table(
        "area",
        lambda person, asked, now: groups_answer(person, asked["area"], now),
        lambda answer: answer["groups"],
        (
            Column("name", "overview.group"),
            Column("place_name", "overview.place"),
            Column("moo", "group.moo"),
            Column("subdistrict_th", "place.subdistrict"),
            Column("officer_name", "overview.officer"),
            Column("members", "overview.members"),
            Column("deposits_satang", "overview.deposits", "baht"),
            Column("founded_on", "group.founded_on", "day"),
            Column("last_collection_on", "overview.last_collection", "day"),
            Column("count_difference_satang", "export.count_difference", "baht"),
            Column("overdrawn", "export.overdrawn"),
            Column("stage", "overview.state", "word", "group.status_"),
            Column("last_received_at", "overview.received", "instant"),
            Column("duplicate_of", "export.duplicate_of"),
            Column("id", "export.code"),
        ),
    ),
    "cases": Table(
        "area",
        lambda person, asked, now: cases_answer(person, asked["area"], now),
        lambda answer: answer["cases"],
        (
            Column("reason", "export.case", "word", "case."),
            Column("field", "export.field", "field"),
            Column("group_name", "overview.group"),
            Column("officer_name", "overview.officer"),
            Column("member_number", "member.number"),
            Column("opened_at", "export.opened", "instant"),
            Column("kept", "case.side_kept", "side"),
            Column("kept_by_name", "export.kept_by"),
            Column("kept_on", "export.kept_on", "day"),
            Column("other", "case.side_other", "side"),
            Column("author_name", "export.other_by"),
            Column("civil_on", "export.other_on", "day"),
            Column("id", "export.code"),
        ),
    ),
    "milestones": Table(
        "area",
        lambda person, asked, now: milestones_answer(person, asked["area"], now),
        lambda answer: answer["waiting"],
        (
            Column("milestone", "export.step", "word", "rule.established_requires_"),
            Column("group_name", "overview.group"),
            Column("officer_name", "overview.officer"),
            Column("done_on", "ladder.done_on", "day"),
            Column("told_on", "ladder.written_on", "day"),
            Column("received_at", "overview.received", "instant"),
            Column("id", "export.code"),
        ),
    ),
    "mous": Table(
        "area",
        lambda person, asked, now: mous_answer(person, asked["area"], asked["campaign"], now),
        lambda answer: answer["people"],
        (
            Column("name", "export.name"),
            Column("area_codes", "staff.area", "place"),
            Column("dated_on", "mou.dated_on", "day"),
            Column("signed", "export.signed", "word", "mou."),
            Column("mou_id", "export.code"),
        ),
        within="campaign",
    ),
    "monthly": Table(
        "area",
        lambda person, asked, now: monthly_answer(person, asked["area"], asked["period"], now),
        lambda answer: answer["groups"],
        (
            Column("officer_name", "overview.officer"),
            Column("group_name", "overview.group"),
            Column("filed_on", "monthly.filed_on", "day"),
            Column("is_late", "monthly.late", "flag"),
            Column("members", "monthly.members"),
            Column("joined", "monthly.joined"),
            Column("left", "monthly.left"),
            Column("due_satang", "monthly.due", "baht"),
            Column("received_satang", "monthly.received", "baht"),
            Column("arrears_satang", "monthly.arrears", "baht"),
            Column("savings_satang", "monthly.savings", "baht"),
            Column("cash_satang", "monthly.cash", "baht"),
            Column("bank_satang", "monthly.bank", "baht"),
            Column("meetings", "monthly.meetings"),
            Column("visits", "monthly.visits"),
            Column("problems", "monthly.problems"),
            Column("group_id", "export.code"),
        ),
        within="period",
    ),
    "assessments": Table(
        "area",
        lambda person, asked, now: assessments_answer(person, asked["area"], now),
        lambda answer: answer["groups"],
        (
            Column("group_name", "overview.group"),
            Column("officer_name", "overview.officer"),
            Column("level", "assessment.level"),
            Column("percent", "assessment.result"),
            Column("assessed_on", "assessment.assessed_on", "day"),
            Column("template_name", "assessment.form"),
            Column("version", "export.form_version"),
            Column("is_official", "assessment.official", "flag"),
            Column("percents", "export.percents"),
            Column("virtues_percent", "assessment.virtues_percent"),
            Column("virtues_on", "export.virtues_on", "day"),
            Column("group_id", "export.code"),
        ),
    ),
    "activities": Table(
        "area",
        lambda person, asked, now: activities_answer(person, asked["area"], now),
        lambda answer: answer["activities"],
        (
            Column("happened_on", "activity.happened_on", "day"),
            Column("event", "activity.event", "word", "activity.event_"),
            Column("group_name", "overview.group"),
            Column("author_name", "activity.author"),
            Column("text", "activity.text"),
            Column("id", "export.code"),
        ),
    ),
    "overdue": Table(
        "area",
        lambda person, asked, now: overdue_answer(person, asked["area"], now),
        lambda answer: answer["items"],
        (
            Column("rule", "overdue.what", "word", "alert."),
            Column("since_on", "overdue.since", "day"),
            Column("officer_name", "overview.officer"),
            Column("district_code", "overview.district", "place"),
            Column("group_name", "overview.group"),
            Column("officer_id", "export.code"),
        ),
    ),
    "collections": Table(
        "group",
        lambda person, asked, now: group_answer(person, asked["group"], now),
        lambda answer: answer["collections"],
        (
            Column("period", "overview.collection", "month"),
            Column("civil_on", "overview.held_on", "day"),
            Column("lines", "overview.lines"),
            Column("total_satang", "overview.sum", "baht"),
            Column("counted_satang", "count.counted", "baht"),
            Column("closed", "overview.closed", "flag"),
        ),
    ),
    "months": Table(
        "group",
        lambda person, asked, now: group_answer(person, asked["group"], now),
        lambda answer: answer["months"],
        (
            Column("month", "overview.month", "month"),
            Column("entry_kind", "overview.entry_kind", "word", "entry."),
            Column("lines", "overview.lines"),
            Column("amount_satang", "overview.sum", "baht"),
        ),
    ),
    "deliveries": Table(
        None,
        lambda person, _asked, _now: log_answer(person),
        lambda answer: answer["items"],
        (
            Column("recipient_name", "delivery.recipient"),
            Column("rule", "delivery.why", "word", "alert."),
            Column("made_at", "delivery.made", "instant"),
            Column("state", "delivery.state", "word", "delivery.state_"),
            Column("tries", "delivery.tries"),
            Column("sent_at", "export.sent", "instant"),
            Column("next_try_at", "export.next_try", "instant"),
            Column("trouble", "export.trouble"),
            Column("channel", "export.channel"),
        ),
    ),
    "devices": Table(
        None,
        lambda person, _asked, _now: owners_answer(person),
        _phones,
        (
            Column("display_name", "staff.display_name"),
            Column("code", "me.phone_code"),
            Column("model", "export.model"),
            Column("registered_at", "export.registered", "instant"),
            Column("last_heard_at", "overview.last_heard", "instant"),
            Column("waiting_count", "overview.waiting"),
            Column("revoked_at", "export.revoked", "instant"),
        ),
    ),
    "incidents": Table(
        None,
        lambda person, _asked, _now: incidents_answer(person),
        lambda answer: answer["items"],
        (
            Column("sort", "incident.sort", "word", "incident.sort_"),
            Column("area_code", "staff.area", "place"),
            Column("noticed_at", "incident.on", "instant"),
            Column("tell_by", "export.tell_by", "instant"),
            Column("what", "incident.what"),
            Column("people_count", "incident.people"),
            Column("risk", "incident.risk", "word", "incident.risk_"),
            Column("recorded_by_name", "incident.recorded_by"),
            Column("regulator_told_at", "incident.regulator_told", "instant"),
            Column("people_told_at", "incident.people_told", "instant"),
            Column("closed_at", "incident.closed", "instant"),
            Column("outcome", "incident.outcome"),
        ),
    ),
    "staff": Table(
        None,
        lambda person, _asked, _now: staff_answer(manager_of(person)),
        _posts,
        (
            Column("display_name", "staff.display_name"),
            Column("name", "export.login_name"),
            Column("role", "staff.role", "word", "role."),
            Column("area_code", "staff.area", "place"),
            Column("from_on", "staff.from_on", "day"),
            Column("to_on", "export.to_on", "day"),
            Column("last_heard_at", "overview.last_heard", "instant"),
            Column("is_retired", "staff.is_retired", "flag"),
        ),
    ),
    "audit": Table(
        None,
        _audit,
        lambda answer: answer["lines"],
        (
            Column("number", "export.number"),
            Column("at", "export.at", "instant"),
            Column("who_name", "export.who"),
            Column("what", "export.what", "word", "audit."),
            Column("about_name", "export.about"),
            Column("about_group_name", "overview.group"),
            Column("about", "export.about_code"),
            Column("device_code", "me.phone_code"),
        ),
    ),
}
