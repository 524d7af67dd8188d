"""Who has signed, as the chiefs are told, and what a pull brings them to sign."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.database import reading
from server.mou.fingerprint import fingerprint_of
from server.syncing.routes import held_scopes
from tests.factories import log_in, make_campaign, make_person, send
from tests.operations import id_of, new_id

TEXT = "บันทึกข้อตกลง"


class Province:
    """Two officers in two districts; the first one's memorandum is drawn up and signed by both parties."""

    def __init__(self) -> None:
        self.campaign = make_campaign()
        self.officer, self.other = make_person("officer", "350102"), make_person("other", "350201")
        self.chief = make_person("chief", "35", role="province_chief")
        phone, file = self.chief.phone(), f"person:{self.officer.id}"
        text = {"campaign_id": self.campaign, "text": TEXT, "fingerprint": fingerprint_of(TEXT)}
        template = phone.line(
            "mou_template", "area:35", {**text, "party2_role": "officer", "source_words": "ร่าง"}
        )
        names = dict.fromkeys(("place", "party1_name", "party1_post", "party2_name", "party2_post"), "ก")
        terms = {"quantity": 1, "target_on": "2027-02-21", "dated_on": "2026-11-23", "area_code": "35"}
        names["party2_id"] = self.officer.id
        words = {"template_id": id_of(template), "fingerprint": text["fingerprint"]}
        self.drawn_up = {"campaign_id": self.campaign, **words, **terms, **names}
        mou = phone.line("mou", file, self.drawn_up)
        self.mou_id = id_of(mou)
        sign = {
            "mou_id": self.mou_id,
            "fingerprint": text["fingerprint"],
            "signer_name": "ก",
            "strokes": [[1, 2]],
        }
        send(phone, template, mou, phone.line("mou_signature", file, {**sign, "party": "party1"}))
        own = self.officer.phone()
        send(own, own.line("mou_signature", file, {**sign, "party": "party2"}))
        self.phone, self.file = phone, file


@pytest.fixture
def province(app: Flask) -> Province:
    with app.app_context():
        return Province()


def ask(app: Flask, name: str, area: str, campaign: str) -> Any:
    client: FlaskClient = app.test_client()
    log_in(client, name)
    return client.get("/api/reports/mous", query_string={"area": area, "campaign": campaign})


def test_who_has_signed_and_who_has_not(app: Flask, province: Province) -> None:
    told = ask(app, "chief", "35", province.campaign).json
    assert told["counts"] == {"people": 2, "drawn_up": 1, "party1": 1, "party2": 1, "both": 1, "whole": 0}
    assert [(each["name"], each["mou_id"], each["signed"]) for each in told["people"]] == [
        ("คุณ officer", province.mou_id, ["party1", "party2"]),
        ("คุณ other", None, []),
    ]
    assert ask(app, "chief", "35", new_id()).status_code == 404


def test_a_governor_is_told_how_many_and_not_who(app: Flask, province: Province) -> None:
    make_person("governor", "35", role="governor")
    told = ask(app, "governor", "35", province.campaign)
    assert told.json["people"] == []
    assert told.json["counts"]["both"] == 1
    assert "คุณ" not in told.text


def test_of_two_that_were_drawn_up_the_first_counts(app: Flask, province: Province) -> None:
    send(province.phone, province.phone.line("mou", province.file, province.drawn_up))
    told = ask(app, "chief", "35", province.campaign).json
    assert (told["counts"]["drawn_up"], told["counts"]["both"]) == (1, 1)


def test_what_was_ended_counts_no_more(app: Flask, province: Province) -> None:
    ended = {
        "mou_id": province.mou_id,
        "change": "ended",
        "text": "เลิก",
        "fingerprint": fingerprint_of("เลิก"),
    }
    send(province.phone, province.phone.line("mou_amendment", province.file, ended))
    assert ask(app, "chief", "35", province.campaign).json["counts"]["drawn_up"] == 0


def test_chiefs_hold_the_files_of_their_officers_and_nobody_else_does(app: Flask, province: Province) -> None:
    district = make_person("district", "3501", role="district_chief")
    governor = make_person("governor", "35", role="governor")

    def files(of: Any) -> set[str]:
        with reading() as connection:
            held = held_scopes(connection, of.phone().grants)
        return {scope for scope in held if scope.startswith("person:")} - {f"person:{of.id}"}

    both = {f"person:{province.officer.id}", f"person:{province.other.id}"}
    assert files(district) == {f"person:{province.officer.id}"}
    assert files(province.chief) == both | {f"person:{district.id}"}
    assert files(governor) == files(province.officer) == set()


def test_the_text_of_another_province_says_nothing_here(app: Flask) -> None:
    campaign = make_campaign("th")
    officer = make_person("officer", "350102")
    for area, roles in (("35", ["officer"]), ("36", ["officer", "district_chief"])):
        phone = make_person(f"chief-{area}", area, role="province_chief").phone()
        for role in roles:
            text = {
                "campaign_id": campaign,
                "text": TEXT,
                "fingerprint": fingerprint_of(TEXT),
                "source_words": "ร่าง",
            }
            send(phone, phone.line("mou_template", f"area:{area}", {**text, "party2_role": role}))
    told = ask(app, "chief-35", "35", campaign).json
    assert (told["party2_role"], [each["person_id"] for each in told["people"]]) == ("officer", [officer.id])
    assert ask(app, "chief-36", "36", campaign).json["party2_role"] == "district_chief"
