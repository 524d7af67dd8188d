"""What was filed of a month, as chiefs are told it; and who is reminded."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.alerts.reports_due import find_reports_due
from server.database import reading
from tests.factories import MadePerson, log_in, make_group, make_person, send
from tests.golden.story import MONTH
from tests.server.reports.test_progress import statements


@pytest.fixture
def people(app: Flask) -> dict[str, MadePerson]:
    return {
        "officer": make_person("officer", "350102"),
        "other": make_person("other", "350103"),
        "chief": make_person("chief", "3501", role="district_chief"),
        "staff": make_person("staff", "35", role="province_staff"),
        "governor": make_person("governor", "35", role="governor"),
    }


def ask(app: Flask, who: str, area: str, period: str = "2026-10") -> dict[str, Any]:
    client: FlaskClient = app.test_client()
    log_in(client, who)
    answer = client.get(f"/api/reports/monthly?area={area}&period={period}")
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def file(person: MadePerson, scope: str, **changes: Any) -> None:
    phone = person.phone()
    send(phone, phone.line("monthly_report", scope, {**MONTH, **changes}))


def test_what_was_filed_who_has_not_and_who_was_late(app: Flask, people: dict[str, MadePerson]) -> None:
    scope, _none = make_group(people["officer"].phone(), founded_on="2026-10-20")
    make_group(people["other"].phone(), subdistrict_code="350103", founded_on="2026-09-01")
    make_group(people["other"].phone(), subdistrict_code="350103", founded_on="2026-11-01")
    file(people["officer"], scope)
    file(people["officer"], scope, members=14, problems=None)
    told = ask(app, "chief", "3501")
    assert told["due_on"] == "2026-11-05"
    filed, missing = told["groups"]
    # the latest counts; the factory's day is after the fifth
    assert (filed["members"], filed["problems"], filed["filed_on"], filed["is_late"]) == (
        14,
        None,
        "2026-11-23",
        True,
    )
    assert (missing["filed_on"], missing["members"], missing["is_late"]) == (None, None, False)
    totals = told["totals"]
    assert (totals["groups"], totals["filed"], totals["late"], totals["members"]) == (2, 1, 1, 14)
    assert totals["savings_satang"] == MONTH["savings_satang"]
    assert ask(app, "chief", "3501", "2026-08")["totals"]["groups"] == 0


def test_what_was_difficult_ends_at_the_district(app: Flask, people: dict[str, MadePerson]) -> None:
    scope, _none = make_group(people["officer"].phone(), founded_on="2026-09-01")
    file(people["officer"], scope)
    [group] = ask(app, "chief", "3501")["groups"]
    assert group["problems"] == MONTH["problems"]
    [group] = ask(app, "staff", "35")["groups"]
    assert "problems" not in group
    assert group["savings_satang"] == MONTH["savings_satang"]
    told = ask(app, "governor", "35")
    assert (told["groups"], told["totals"]["filed"]) == ([], 1)


def test_who_is_reminded_until_it_is_filed(people: dict[str, MadePerson]) -> None:
    scope, _none = make_group(people["officer"].phone(), founded_on="2026-09-01")

    def due() -> list[tuple[str, str, int]]:
        with statements() as asked, reading() as connection:
            found = list(find_reports_due(connection, date(2026, 11, 13)))
        assert len(asked) <= 4
        return [(each.recipient, each.subject, each.step) for each in found]

    assert due() == [(people["officer"].id, "2026-10", -7)]
    file(people["officer"], scope)
    assert due() == []


def test_what_was_filed_stays_when_the_group_is_closed_afterwards(
    app: Flask, people: dict[str, MadePerson]
) -> None:
    phone = people["officer"].phone()
    scopes = [make_group(phone, founded_on="2026-09-01")[0] for _each in range(2)]
    for scope in scopes:
        file(people["officer"], scope)
    before = ask(app, "chief", "3501")["totals"]
    assert before["filed"] == 2
    closed = {"status": ("founding", "closed")}
    send(phone, phone.edit("group", scopes[0], scopes[0].removeprefix("group:"), base="", **closed))
    assert ask(app, "chief", "3501")["totals"] == before
    # of a month nothing was filed of, a closed group owes nothing
    assert ask(app, "staff", "35", "2026-09")["totals"]["groups"] == 1
