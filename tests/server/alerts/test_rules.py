"""The cases of the rules about groups, which the phone's twins pass too, and of those only the server asks."""

from datetime import date
from typing import Any

import pytest

from server.alerts.rule import Finding
from server.alerts.rules.agm_due import agm_due
from server.alerts.rules.assignment_gap import GapFacts, PostSpan, assignment_gap
from server.alerts.rules.bank_slip_missing import bank_slip_missing
from server.alerts.rules.cash_mismatch import CloseFacts, cash_mismatch
from server.alerts.rules.collection_missing import collection_missing
from server.alerts.rules.collection_tomorrow import collection_tomorrow
from server.alerts.rules.committee_term_ending import committee_term_ending
from server.alerts.rules.device_silent import SilenceFacts, device_silent
from server.alerts.rules.member_misses import member_misses
from server.alerts.rules.new_officer import is_new_officer
from server.alerts.rules.new_officer_stuck import new_officer_stuck
from server.alerts.rules.no_progress import ProgressFacts, PromiseFact, no_progress
from server.alerts.rules.report_due import report_due
from server.alerts.rules.savings_week import savings_week
from tests.vector_cases import every_case


def told(findings: list[Finding]) -> list[dict[str, Any]]:
    return [{"due_on": each.due_on, "step": each.step, "subject": each.subject} for each in findings]


def asked(given: dict[str, Any]) -> dict[str, Any]:
    return {**given, "today": date.fromisoformat(given["today"])}


@every_case("collection_tomorrow", "collection_tomorrow")
def test_collection_tomorrow(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(collection_tomorrow(**asked(given))) == then


@every_case("collection_missing", "collection_missing")
def test_collection_missing(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(collection_missing(**asked(given))) == then


@every_case("bank_slip_missing", "bank_slip_missing")
def test_bank_slip_missing(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(bank_slip_missing(**asked(given))) == then


@every_case("committee_term_ending", "committee_term_ending")
def test_committee_term_ending(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(committee_term_ending(**asked(given))) == then


@pytest.mark.parametrize(
    ("difference_satang", "today", "count"),
    [(100, "2026-11-05", 1), (-100, "2027-02-05", 1), (100, "2027-02-06", 0), (0, "2026-11-05", 0)],
)
def test_cash_mismatch(difference_satang: int, today: str, count: int) -> None:
    facts = CloseFacts(group_id="g", closed_on="2026-11-05", difference_satang=difference_satang)
    findings = cash_mismatch(facts, date.fromisoformat(today), "chief")
    assert [(each.due_on, each.raised_on) for each in findings] == [("2026-11-05", "2026-11-05")] * count


@pytest.mark.parametrize(("today", "count"), [("2026-11-29", 0), ("2026-11-30", 1), ("2027-02-01", 1)])
def test_device_silent(today: str, count: int) -> None:
    facts = SilenceFacts(officer_id="o", last_heard_on="2026-11-23")
    findings = device_silent(facts, 7, date.fromisoformat(today), "chief")
    assert [(each.subject, each.due_on) for each in findings] == [("o", "2026-11-30")] * count


@every_case("no_progress", "no_progress")
def test_no_progress(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(no_progress(**asked(given))) == then


@pytest.mark.parametrize(
    ("today", "ever_from", "count"),
    [("2026-11-02", "2026-10-01", 0), ("2026-11-03", "2026-10-01", 1), ("2026-12-24", "2025-11-03", 0)],
)
def test_new_officer_stuck(today: str, ever_from: str, count: int) -> None:
    campaign = PromiseFact(
        id="c",
        state="open",
        quantity=1,
        signed_on="2026-10-18",
        starts_on="2026-10-20",
        hard_on="2027-05-24",
    )
    facts = ProgressFacts(
        officer_id="o", in_office_from="2026-10-01", campaigns=[campaign], targets=[], groups=[]
    )
    findings = new_officer_stuck(facts, ever_from, 12, 14, today=date.fromisoformat(today), recipient="chief")
    assert [(each.subject, each.due_on, each.step) for each in findings] == [("o", "2026-11-03", 14)] * count


@every_case("new_officer", "is_new_officer")
def test_who_is_a_new_officer(given: dict[str, Any], then: bool) -> None:
    assert is_new_officer(**asked(given)) == then


@every_case("member_misses", "member_misses")
def test_member_misses(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(member_misses(**given)) == then


@every_case("agm_due", "agm_due")
def test_agm_due(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(agm_due(**asked(given))) == then


@every_case("report_due", "report_due")
def test_report_due(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(report_due(**asked(given))) == then


@every_case("savings_week", "savings_week")
def test_savings_week(given: dict[str, Any], then: list[dict[str, Any]]) -> None:
    assert told(savings_week(**asked(given))) == then


@pytest.mark.parametrize(
    ("posts", "today", "since"),
    [
        ([("3501", "2026-01-01", None)], "2026-11-23", None),
        ([("350101", "2026-01-01", None), ("350102", "2026-01-01", "2026-11-23")], "2026-11-23", None),
        (
            [("350101", "2026-01-01", None), ("350102", "2026-01-01", "2026-11-22")],
            "2026-11-23",
            "2026-11-23",
        ),
        (
            [("350101", "2026-01-01", None), ("350102", "2026-01-01", "2026-02-28")],
            "2026-11-23",
            "2026-10-18",
        ),
        ([("350101", "2026-01-01", None), ("350102", "2026-11-24", None)], "2026-11-23", "2026-10-18"),
        ([], "2026-11-23", "2026-10-18"),
    ],
)
def test_assignment_gap(posts: list[tuple[str, str, str | None]], today: str, since: str | None) -> None:
    spans = [PostSpan(area_code=area, from_on=from_on, to_on=to_on) for area, from_on, to_on in posts]
    facts = GapFacts(
        district_code="3501",
        subdistrict_codes=["350101", "350102"],
        posts=spans,
        campaign_starts_on="2026-10-18",
    )
    then = [] if since is None else [{"due_on": since, "step": 0, "subject": "3501"}]
    assert told(assignment_gap(facts, 0, date.fromisoformat(today), "staff")) == then


@every_case("alert_id", "alert_id")
def test_the_phone_gives_the_same_id(given: dict[str, Any], then: str) -> None:
    assert Finding(**given, raised_on="2026-11-23").alert_id == then
