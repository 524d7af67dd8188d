"""Reports of activities, as chiefs read them."""

from typing import Any

from flask import Flask

from tests.factories import log_in, make_group, make_person, send
from tests.golden.story import TOLD
from tests.operations import id_of


def ask(app: Flask, who: str, area: str) -> list[dict[str, Any]]:
    client = app.test_client()
    log_in(client, who)
    return list(client.get(f"/api/reports/activities?area={area}").json["activities"])


def test_what_stands_of_an_areas_groups_and_of_its_office(app: Flask) -> None:
    officer, staff = make_person("officer", "350102"), make_person("staff", "35", role="province_staff")
    make_person("chief", "3501", role="district_chief")
    make_person("other", "3502", role="district_chief")
    phone = officer.phone()
    scope, _none = make_group(phone)
    first = phone.line("activity_report", scope, TOLD)
    anew = phone.line("activity_report", scope, {**TOLD, "text": "แก้แล้ว", "replaces": id_of(first)})
    send(phone, first, anew)
    office = staff.phone()
    send(office, office.line("activity_report", "area:35", {**TOLD, "event": "ceremony", "photos": []}))
    [told] = ask(app, "chief", "3501")
    assert (told["text"], told["author_name"], told["group_id"]) == ("แก้แล้ว", "คุณ officer", scope[6:])
    assert told["photos"] == TOLD["photos"]
    assert ask(app, "other", "3502") == []
    assert {each["event"] for each in ask(app, "staff", "35")} == {"visit", "ceremony"}
    # who is on a photo ends at the district
    assert all("photos" not in each for each in ask(app, "staff", "35"))
