"""What may be put into a form, and what may be said by one."""

import hashlib
import json
from typing import Any

import pytest

from server.assessments.shipped import SHIPPED
from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, new_id, push

HEALTH, VIRTUES = (
    next(each for each in SHIPPED.values() if each["sort"] == sort) for sort in ("health", "virtues")
)
ITEM = {
    "id": "books_open", "side": "โปร่งใส", "text_th": "สมาชิกขอดูบัญชีได้", "kind": "yes_no", "most": 1, "weight": 2,
    "auto_query": None,
}  # fmt: skip
AUTO = {**ITEM, "id": "minutes", "text_th": "", "kind": "auto", "auto_query": "minutes_2_months"}
FORM = {
    "sort": "health", "name": "แบบของจังหวัด", "version": 1, "is_official": False, "source": "สำนักงานจังหวัด",
    "items": [ITEM, AUTO], "levels": [{"name": "ก", "min_percent": 0}, {"name": "ข", "min_percent": 60}],
}  # fmt: skip


def answer(item: str, points: int, **more: Any) -> dict[str, Any]:
    return {
        "item": item,
        "points": points,
        "words": None,
        "count": None,
        "of": None,
        "proved_on": None,
        **more,
    }


def by_shipped(form: Any, points: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "template_id": form["id"],
        "assessed_on": "2026-11-20",
        "people_count": 12,
        "is_read_aloud": True,
        "answers": [answer(item["id"], points) for item in form["items"]],
        **more,
    }


@pytest.fixture
def village() -> tuple[MemoryStore, Phone, str]:
    """A group and its officer."""
    store, officer = MemoryStore(), Phone()
    scope, founding = officer.founding()
    assert [result.outcome for result in push(store, officer, founding)] == ["applied"]
    return store, officer, scope


def problem(store: MemoryStore, phone: Phone, kind: str, scope: str, data: dict[str, Any]) -> str | None:
    [result] = push(store, phone, phone.line(kind, scope, data))
    return result.problem.code if result.problem else None


def test_the_forms_that_come_with_the_app_keep_their_own_rules() -> None:
    store, staff = MemoryStore(), Phone("35", role="province_staff")
    for form in SHIPPED.values():
        said = {name: value for name, value in form.items() if name != "id"}
        assert problem(store, staff, "assessment_template", "area:35", said) is None
        assert not form["is_official"]


#: Id → hash of the whole form. A row is only ever added: another wording in `th.json` would change what was assessed.
SHIPPED_FORMS = {
    "8c747689-cdfd-5ec6-b2d2-7d9a4edb88fb": "e72fea395e5605f9",
    "9aa52f1e-8260-53bf-add5-f1f388ff2df4": "2af0e532cbd3e49c",
}


def test_a_form_that_was_once_shipped_never_changes() -> None:
    hashed = {
        form_id: hashlib.sha256(json.dumps(form, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[
            :16
        ]
        for form_id, form in SHIPPED.items()
    }
    assert hashed == SHIPPED_FORMS


@pytest.mark.parametrize(
    "change",
    [
        {"items": []},
        {"items": [ITEM, ITEM]},
        {"items": [{**ITEM, "text_th": " "}]},
        {"items": [{**ITEM, "most": 2}]},
        {"items": [{**ITEM, "auto_query": "minutes_2_months"}]},
        {"items": [{**AUTO, "auto_query": None}]},
        {"items": [{**AUTO, "auto_query": "whatever"}]},
        {"items": [{**ITEM, "weight": 0}]},
        {"items": [{name: value for name, value in ITEM.items() if name != "side"}]},
        {"levels": [{"name": "ก", "min_percent": 10}]},
        {"levels": [{"name": "ก", "min_percent": 0}, {"name": "ข", "min_percent": 0}]},
        {"levels": [{"name": "ก", "min_percent": 0}, {"name": "ข", "min_percent": 101}]},
        {"is_official": 1},
    ],
)
def test_a_form_that_cannot_be_answered_is_refused(change: dict[str, Any]) -> None:
    staff = Phone("35", role="province_staff")
    assert problem(MemoryStore(), staff, "assessment_template", "area:35", {**FORM, **change}) is not None


def test_the_province_puts_in_a_form_and_its_officers_use_it(village: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = village
    staff, chief = Phone("35", role="province_staff"), Phone("3501", role="district_chief")
    for phone, area in ((officer, "area:35"), (chief, "area:3501"), (staff, "area:34")):
        assert problem(store, phone, "assessment_template", area, FORM) == "not_allowed"
    line = staff.line("assessment_template", "area:35", FORM)
    assert [result.outcome for result in push(store, staff, line)] == ["applied"]
    said = {
        **by_shipped(FORM | {"id": id_of(line)}),
        "template_area": "35",
        "answers": [
            answer("minutes", 1, proved_on="2026-10-05"),
            answer("books_open", 0, words="ยังไม่มีใครขอดู"),
        ],
    }
    assert problem(store, officer, "assessment", scope, said) is None
    assert problem(store, officer, "assessment", scope, {**said, "template_area": "34"}) == "value_invalid"
    assert problem(store, officer, "assessment", scope, {**said, "template_area": None}) == "value_invalid"
    assert problem(store, chief, "assessment", scope, said) == "not_allowed"


@pytest.mark.parametrize(
    "answers",
    [
        [],
        [answer(item["id"], 1) for item in HEALTH["items"][1:]],
        [answer(item["id"], 1) for item in HEALTH["items"]] + [answer("other", 1)],
        [answer(item["id"], 1) for item in HEALTH["items"]] + [answer("duties_filled", 1)],
        [answer(item["id"], 2) for item in HEALTH["items"]],
    ],
)
def test_every_item_is_answered_once_within_its_points(
    village: tuple[MemoryStore, Phone, str], answers: list[Any]
) -> None:
    store, officer, scope = village
    data = by_shipped(HEALTH, answers=answers)
    assert problem(store, officer, "assessment", scope, data) == "value_invalid"


def test_the_virtues_are_said_in_words(village: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = village
    said = by_shipped(VIRTUES, 3)
    said["answers"][0] |= {"words": "นับเงินต่อหน้าทุกคน"}
    assert problem(store, officer, "assessment", scope, said) is None
    assert problem(store, officer, "assessment", scope, by_shipped(VIRTUES, 4)) == "value_invalid"
    assert (
        problem(store, officer, "assessment", scope, by_shipped(VIRTUES, assessed_on="2026-11-24"))
        == "value_invalid"
    )


def test_an_assessment_names_a_meeting_that_is_there(village: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = village
    meeting = {
        "meeting": "committee",
        "number": 1,
        "held_on": "2026-11-20",
        "place": "ศาลากลางบ้าน",
        "present": [],
    }
    minutes = officer.line("minutes", scope, meeting)
    push(store, officer, minutes)
    assert problem(store, officer, "assessment", scope, by_shipped(HEALTH, minutes_id=id_of(minutes))) is None
    elsewhere = officer.line("assessment", scope, by_shipped(HEALTH, minutes_id=new_id()))
    assert [result.outcome for result in push(store, officer, elsewhere)] == ["held"]


def test_an_assessment_is_taken_back_once(village: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = village
    line = officer.line("assessment", scope, by_shipped(HEALTH))
    push(store, officer, line)
    back = by_shipped(HEALTH, answers=[], reverses=id_of(line))
    assert (
        problem(store, officer, "assessment", scope, by_shipped(HEALTH, reverses=id_of(line)))
        == "value_invalid"
    )
    other_day = {**back, "assessed_on": "2026-11-19"}
    assert problem(store, officer, "assessment", scope, other_day) == "reversal_mismatch"
    assert problem(store, officer, "assessment", scope, back) is None
    assert problem(store, officer, "assessment", scope, back) == "already_reversed"
