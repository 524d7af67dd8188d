"""Where groups stand, as chiefs are told it."""

from typing import Any

from flask import Flask

from server.assessments.shipped import SHIPPED
from server.database import reading
from server.places.places import find_place
from server.reports.assessments import assessments_report
from tests.conftest import BEGINNING
from tests.factories import log_in, make_group, make_person, send
from tests.operations import Phone, id_of
from tests.server.reports.test_progress import statements


def assess(phone: Phone, scope: str, sort: str, on: str, points: int) -> bytes:
    """The same points for every item of the form that comes with the app."""
    form = next(each for each in SHIPPED.values() if each["sort"] == sort)
    nothing = {"words": None, "count": None, "of": None, "proved_on": None}
    answers = [{"item": item["id"], "points": points, **nothing} for item in form["items"]]
    said = {"template_id": form["id"], "assessed_on": on, "people_count": 9, "is_read_aloud": True}
    return phone.line("assessment", scope, {**said, "answers": answers})


def ask(app: Flask, who: str, area: str) -> dict[str, Any]:
    client = app.test_client()
    log_in(client, who)
    return dict(client.get(f"/api/reports/assessments?area={area}").json)


def test_the_last_assessment_that_stands_counts_with_those_before_as_a_trend(app: Flask) -> None:
    phone = make_person("officer", "350102").phone()
    make_person("chief", "3501", role="district_chief")
    make_person("governor", "35", role="governor")
    scope, _none = make_group(phone)
    make_group(phone)
    last = assess(phone, scope, "health", "2026-11-20", 0)
    send(
        phone,
        assess(phone, scope, "health", "2026-05-20", 0),
        assess(phone, scope, "health", "2026-08-20", 1),
        assess(phone, scope, "virtues", "2026-08-20", 2),
        last,
    )
    mirror = {
        "template_id": next(each["id"] for each in SHIPPED.values() if each["sort"] == "health"),
        "assessed_on": "2026-11-20", "people_count": 9, "is_read_aloud": True, "answers": [], "reverses": id_of(last),
    }  # fmt: skip
    send(phone, phone.line("assessment", scope, mirror))
    told = ask(app, "chief", "3501")
    assert (told["totals"]["groups"], told["totals"]["assessed"]) == (2, 1)
    assert told["totals"]["levels"] == [{"level": "เข้มแข็ง", "is_official": False, "groups": 1}]
    [group] = [each for each in told["groups"] if each["assessed_on"]]
    assert (group["percent"], group["assessed_on"], group["virtues_percent"]) == (100, "2026-08-20", 66)
    assert [point["percent"] for point in group["trend"]] == [0, 100]
    governor = ask(app, "governor", "35")
    assert governor["groups"] == []
    assert [each["assessed"] for each in governor["districts"] if each["code"] == "3501"] == [1]


def test_a_level_that_two_forms_begin_elsewhere_is_one_and_results_name_their_form(app: Flask) -> None:
    phone = make_person("officer", "350102").phone()
    staff = make_person("staff", "35", role="province_staff").phone()
    make_person("chief", "3501", role="district_chief")
    item = {
        "id": "open",
        "side": "",
        "text_th": "เปิดบัญชีให้ดู",
        "kind": "yes_no",
        "most": 1,
        "weight": 1,
        "auto_query": None,
    }
    form = {
        "sort": "health",
        "name": "แบบจังหวัด",
        "version": 1,
        "is_official": False,
        "source": "จังหวัด",
        "items": [item],
    }
    levels = [{"name": "เริ่มวางรากฐาน", "min_percent": 0}, {"name": "เข้มแข็ง", "min_percent": 90}]
    put_in = staff.line("assessment_template", "area:35", {**form, "levels": levels})
    send(staff, put_in)
    first, _none = make_group(phone)
    second, _none = make_group(phone)
    answer = {"item": "open", "points": 1, "words": None, "count": None, "of": None, "proved_on": None}
    said = {
        "template_id": id_of(put_in), "template_area": "35", "assessed_on": "2026-11-20", "people_count": 9,
        "is_read_aloud": True, "answers": [answer],
    }  # fmt: skip
    send(
        phone,
        assess(phone, first, "health", "2026-08-20", 0),
        phone.line("assessment", first, said),
        assess(phone, second, "health", "2026-11-20", 1),
    )
    told = ask(app, "chief", "3501")
    assert told["totals"]["levels"] == [{"level": "เข้มแข็ง", "is_official": False, "groups": 2}]
    [group] = [each for each in told["groups"] if len(each["trend"]) == 2]
    assert [point["template_id"] for point in group["trend"]][1] == id_of(put_in)
    assert (group["template_name"], group["version"], group["percents"]) == ("แบบจังหวัด", 1, [0, 100])


def test_the_number_of_questions_does_not_grow(app: Flask) -> None:
    phone = make_person("officer", "350102").phone()
    area = find_place("3501")
    assert area is not None

    def cost() -> int:
        scope, _none = make_group(phone)
        send(phone, assess(phone, scope, "health", "2026-11-20", 1))
        with statements() as asked, reading() as connection:
            assessments_report(connection, area, BEGINNING)
        return len(asked)

    assert cost() == cost() <= 3
