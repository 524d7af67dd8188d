"""The public page: what it says, to whom it says nothing, and that it is no way to find anything out."""

import hashlib
import logging
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.clock import utc_now
from server.i18n.messages import say
from server.slips.slip_code import slip_code
from server.syncing.push import push
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_group, make_person, send
from tests.operations import Phone, id_of
from tests.server.reports.test_progress import statements

BAHT = 100


class Slip:
    """A slip in somebody's hand: an entry of 1,250.50 baht, whether its line was sent or not."""

    def __init__(self, phone: Phone, device_code: str, scope: str, member_id: str, running: int = 1) -> None:
        self.number = f"{device_code}-{running:06d}"
        self.line = phone.pledge(scope, member_id, 125050, data={"slip_number": self.number})
        self.code = slip_code(hashlib.sha256(self.line).hexdigest())

    def typed(self, **changes: str) -> dict[str, str]:
        return {"number": self.number, "amount": "1,250.50", "code": self.code, **changes}


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return make_person("officer", "350102")


@pytest.fixture
def phone(officer: MadePerson) -> Phone:
    return officer.phone()


@pytest.fixture
def group(phone: Phone) -> tuple[str, str]:
    scope, [member_id] = make_group(phone, 100 * BAHT)
    return scope, member_id


@pytest.fixture
def slip(officer: MadePerson, phone: Phone, group: tuple[str, str]) -> Slip:
    return Slip(phone, officer.device.code, *group)


def verdict(client: FlaskClient, typed: dict[str, str]) -> str:
    answer = client.post("/slip", data=typed)
    assert answer.status_code == 200
    [told] = re.findall(r'class="told told-([a-z_]+)"', answer.text)
    assert say(f"slip_check.{told}") in answer.text
    return str(told)


def test_a_slip_that_stands_is_unchanged(client: FlaskClient, phone: Phone, slip: Slip) -> None:
    send(phone, slip.line)
    assert verdict(client, slip.typed()) == "unchanged"


def test_a_slip_is_read_as_people_type_it(client: FlaskClient, phone: Phone, slip: Slip) -> None:
    send(phone, slip.line)
    thai = {ord(str(digit)): chr(0x0E50 + digit) for digit in range(10)}
    for number, amount, code in (
        (slip.number.lower(), "1250.50", slip.code.lower()),
        (slip.number.replace("-", " "), " 1,250.50 ", f"{slip.code[:4]}-{slip.code[4:]}"),
        (slip.number.translate(thai), "๑,๒๕๐.๕๐", slip.code.translate(thai)),
    ):
        assert verdict(client, {"number": number, "amount": amount, "code": code}) == "unchanged"


def test_a_slip_that_was_taken_back_says_since_when(
    client: FlaskClient, phone: Phone, group: tuple[str, str], slip: Slip
) -> None:
    mirror = {"slip_number": None, "reverses": id_of(slip.line)}
    send(phone, slip.line, phone.pledge(*group, 125050, data=mirror, civil_on="2026-11-25"))
    assert verdict(client, slip.typed()) == "corrected"
    assert "25 พฤศจิกายน 2569" in client.post("/slip", data=slip.typed()).text


def test_a_slip_still_on_the_phone_has_not_arrived(client: FlaskClient, slip: Slip) -> None:
    assert verdict(client, slip.typed()) == "not_arrived"


def test_whatever_is_wrong_gives_one_and_the_same_answer(
    client: FlaskClient, phone: Phone, slip: Slip
) -> None:
    """Nobody learns by trying whether it was the sum or the code that was right."""
    send(phone, slip.line)
    other_code = slip_code(hashlib.sha256(slip.line + b" ").hexdigest())
    wrong_code, wrong_amount = slip.typed(code=other_code), slip.typed(amount="1,250")
    assert verdict(client, wrong_code) == verdict(client, wrong_amount) == "not_ours"
    pages = [client.post("/slip", data=typed).text for typed in (wrong_code, wrong_amount)]
    assert len({re.sub(r' value="[^"]*"', "", page) for page in pages}) == 1


def test_a_number_of_no_phone_of_ours_is_not_ours(client: FlaskClient, slip: Slip) -> None:
    stranger = "2222" if not slip.number.startswith("2222") else "3333"
    assert verdict(client, slip.typed(number=f"{stranger}-000001")) == "not_ours"


def test_two_phones_never_answer_for_each_other(
    client: FlaskClient, officer: MadePerson, phone: Phone, group: tuple[str, str], slip: Slip
) -> None:
    """A forged line with a number that was given already changes nothing for the slip that was handed out."""
    forged = Slip(phone, officer.device.code, *group)
    assert forged.number == slip.number
    send(phone, slip.line, forged.line)
    assert verdict(client, slip.typed()) == verdict(client, forged.typed()) == "unchanged"
    mirror = {"slip_number": None, "reverses": id_of(forged.line)}
    send(phone, phone.pledge(*group, 125050, data=mirror))
    assert (verdict(client, slip.typed()), verdict(client, forged.typed())) == ("unchanged", "corrected")


def test_the_same_questions_are_asked_whatever_the_answer(
    client: FlaskClient, phone: Phone, slip: Slip
) -> None:
    send(phone, slip.line)
    counts = []
    for typed in (slip.typed(), slip.typed(amount="1"), slip.typed(number="2222-000001")):
        with statements() as said:
            client.post("/slip", data=typed)
        counts.append(len(said))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("number", ""),
        ("number", "K7QM"),
        ("number", "OIL0-000001"),
        ("number", "K7QM-000001' OR 1=1"),
        ("amount", ""),
        ("amount", "1.5"),
        ("amount", "-100"),
        ("amount", "9" * 40),
        ("code", ""),
        ("code", "ABC"),
        ("code", "ABCDEFGHJ"),
    ],
)
def test_what_cannot_be_on_a_slip_is_said_beside_its_field(
    client: FlaskClient, slip: Slip, field: str, text: str
) -> None:
    page = client.post("/slip", data=slip.typed(**{field: text})).text
    assert say(f"slip_check.{field}_unclear") in page
    assert f'aria-describedby="{field}-hint {field}-problem" aria-invalid="true"' in page
    assert "told-" not in page


def test_what_was_typed_stays_and_is_never_taken_for_markup(client: FlaskClient, slip: Slip) -> None:
    page = client.post("/slip", data=slip.typed(code='"><script>alert(1)</script>')).text
    assert "<script>alert" not in page
    assert slip.number in page


def test_nobody_is_named(client: FlaskClient, phone: Phone, slip: Slip) -> None:
    send(phone, slip.line)
    page = client.post("/slip", data=slip.typed()).text
    for private in ("บุญมี", "หนองแสง", "คุณ officer", id_of(slip.line), phone.device):
        assert private not in page


def test_codes_cannot_be_tried_out(client: FlaskClient, clock: HeldClock, phone: Phone, slip: Slip) -> None:
    send(phone, slip.line)
    guesses = [
        client.post("/slip", data=slip.typed(code=f"2222{place:04d}".replace("0", "A").replace("1", "B")))
        for place in range(30)
    ]
    refused = [answer for answer in guesses if answer.status_code == 429]
    assert len(guesses) - len(refused) == 20
    assert int(refused[-1].headers["Retry-After"]) > 0
    # not even the right code is answered now, and what was typed is still there
    answer = client.post("/slip", data=slip.typed())
    assert (answer.status_code, slip.code in answer.text, "told-unchanged" in answer.text) == (
        429,
        True,
        False,
    )
    clock.advance(seconds=int(answer.headers["Retry-After"]))
    assert verdict(client, slip.typed()) == "unchanged"


def test_each_address_has_its_own_count_also_behind_a_proxy(client: FlaskClient, slip: Slip) -> None:
    def ask(peer: str, *seen: str) -> int:
        headers = {"X-Forwarded-For": ", ".join(seen)} if seen else {}
        return client.post(
            "/slip", data=slip.typed(), headers=headers, environ_base={"REMOTE_ADDR": peer}
        ).status_code

    assert [ask("127.0.0.1", "198.51.100.7") for _ in range(21)][-1] == 429
    assert ask("127.0.0.1", "198.51.100.8") == 200
    # who writes that header without being our proxy gains nothing by it
    assert [ask("203.0.113.5", f"198.51.100.{place}") for place in range(21)][-1] == 429
    # nor does who has a whole network of the new addresses to choose from
    assert [ask("2001:db8:7:7::" + str(place)) for place in range(21)][-1] == 429
    assert ask("2001:db8:7:8::1") == 200
    # nor does who sends one of their own through the proxy
    assert ask("127.0.0.1", "10.0.0.1", "198.51.100.7") == 429


def test_many_addresses_together_are_held_back_too(client: FlaskClient, slip: Slip) -> None:
    asked = [
        client.post(
            "/slip", data=slip.typed(), environ_base={"REMOTE_ADDR": f"203.0.{place // 200}.{place % 200}"}
        )
        for place in range(301)
    ]
    assert [answer.status_code for answer in asked].index(429) == 300


def test_nothing_of_a_slip_stands_in_an_address_or_a_log(
    client: FlaskClient, slip: Slip, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="omsap"):
        client.post("/slip", data=slip.typed())
        # whoever puts it into the address is not answered by it
        page = client.get("/slip", query_string=slip.typed()).text
    assert slip.number not in page
    told = " ".join(record.getMessage() for record in caplog.records)
    assert "route=/slip " in told
    assert slip.code not in told
    assert slip.number not in told


def test_the_page_is_as_guarded_as_the_app(client: FlaskClient) -> None:
    answer = client.get("/slip")
    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert {"default-src 'none'", "script-src 'self'", "form-action 'self'"} <= set(policy.split("; "))
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", answer.text)
    for path, kind in (("/slip/page.css", "text/css"), ("/slip/page.js", "text/javascript")):
        assert f'"{path}"' in answer.text
        assert client.get(path).mimetype == kind


def test_a_form_that_is_far_too_large_is_not_read(client: FlaskClient, slip: Slip) -> None:
    assert client.post("/slip", data=slip.typed(code="A" * 10_000)).status_code == 413


def code_of(client: FlaskClient, scope: str, line: bytes) -> Any:
    return client.get(f"/api/slips/{scope.removeprefix('group:')}/{id_of(line)}")


def test_a_phone_that_holds_the_group_learns_the_code_of_another_phones_slip(
    app: Flask, phone: Phone, group: tuple[str, str], slip: Slip
) -> None:
    client = app.test_client()
    assert code_of(client, group[0], slip.line).status_code == 401
    log_in(client)
    assert code_of(client, group[0], slip.line).status_code == 404
    send(phone, slip.line)
    assert code_of(client, group[0], slip.line).json == {
        "as_of": utc_now().isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "code": slip.code,
    }


@pytest.mark.parametrize(("area", "role"), [("350201", "officer"), ("3501", "district_chief")])
def test_nobody_else_learns_it(
    app: Flask, phone: Phone, group: tuple[str, str], slip: Slip, area: str, role: str
) -> None:
    send(phone, slip.line)
    make_person("other", area, role=role)
    client = app.test_client()
    log_in(client, "other")
    assert code_of(client, group[0], slip.line).status_code == 404


def test_a_slip_whose_line_support_admitted_is_as_good_as_any(app: Flask, client: FlaskClient) -> None:
    """It is applied as a line of its own, with another hash than the one the slip was written from."""
    scope, [member_id] = make_group(
        make_person("other", "350201").phone(), 100 * BAHT, subdistrict_code="350201"
    )
    stranger = make_person("stranger", "350102")
    phone = stranger.phone()
    slip = Slip(phone, stranger.device.code, scope, member_id)
    assert [result.outcome for result in push(phone.author, [slip.line], BEGINNING)] == ["quarantined"]
    assert verdict(client, slip.typed()) == "not_arrived"
    make_person("staff", "35", role="province_staff")
    support = app.test_client()
    log_in(support, "staff")
    [item] = support.get("/api/support/set-aside?shelf=open").json["items"]
    path = f"/api/support/set-aside/{item['line_sha256']}/answer"
    assert support.post(path, json={"choice": "admitted", "note": None}).status_code < 300
    assert verdict(client, slip.typed()) == "unchanged"
    assert code_of(log_in_as(app, "other"), scope, slip.line).json["code"] == slip.code


def log_in_as(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    log_in(client, name)
    return client
