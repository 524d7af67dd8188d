"""What was promised: a whole room signs without signal, two phones sign one paper, a step is sent back and mended."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Locator, expect

from server.demo.posts import DEMO_PASSWORD
from tests.e2e.demo_logins import DISTRICT_CHIEF, OFFICER_WITH_GROUPS, PROVINCE_CHIEF
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served

#: Three in each of nine districts.
OFFICERS = 27
#: Has not signed the memorandum of the running campaign.
OFFICER_UNSIGNED = ("officer-3501-3", DEMO_PASSWORD)


def log_in(phone: Phone, login: tuple[str, str]) -> Officer:
    """Somebody at a phone that keeps the app and has fetched everything."""
    phone.open()
    somebody = Officer(phone)
    somebody.settle(*login)
    return somebody


def go(phone: Phone, path: str) -> None:
    phone.page.goto(f"{phone.served.url}/#{path}")


def send_all(*people: Officer) -> None:
    for somebody in people:
        somebody.send_now()
        expect(somebody.sign()).to_have_text(somebody.phone.say("sign.sent"), timeout=60_000)


# ---------------------------------------------------------------- names under a memorandum


def sign(phone: Phone, party: str, witness: str = "") -> None:
    """A finger goes up and down across the glass of one party, whose place is unfolded first where it is folded up."""
    verb = phone.say("mou.sign", party=phone.say(f"mou.{party}"))
    button = phone.page.get_by_role("button", name=verb, exact=True)
    folded = phone.page.locator("summary").filter(has_text=verb)
    if folded.count():
        folded.click()
    form = phone.page.locator("form").filter(has=button)
    if witness:
        form.get_by_label(phone.say("mou.signer_name"), exact=True).fill(witness)
    glass = form.locator(".sign-here")
    glass.scroll_into_view_if_needed()
    draw(phone, glass)
    button.click()
    expect(button).to_have_count(0)


def draw(phone: Phone, glass: Locator) -> None:
    box = glass.bounding_box()
    assert box is not None
    mouse, middle = phone.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + 30, middle)
    mouse.down()
    for place in range(1, 7):
        mouse.move(box["x"] + 30 + place * 30, middle + (25 if place % 2 else -25), steps=3)
    mouse.up()


def still(phone: Phone, *parties: str) -> str:
    """Who has still to sign, as the screens say it."""
    return phone.say("mou.still", who=" ".join(phone.say(f"mou.{party}") for party in parties))


def start_campaign(phone: Phone) -> str:
    """A second "1 officer, 1 X" beside the running one, its deadline read from the printed words; returns its id."""
    words = f"ภายในปี พ.ศ. {datetime.now(UTC).year + 1 + 543}"
    go(phone, "/campaigns/new")
    phone.field("campaign.name_field").fill("1 พัฒนากร 1 หมู่บ้านต้นแบบ")
    phone.page.get_by_role("radio", name=phone.say("campaign.unit_other")).check()
    phone.field("campaign.unit_name").fill("หมู่บ้านต้นแบบ")
    readings = phone.page.locator("form button[aria-pressed]")
    phone.field("campaign.target_words").fill(words)
    expect(readings).to_have_count(2)
    readings.nth(0).click()
    phone.field("campaign.hard_words").fill(words)
    expect(readings).to_have_count(4)
    readings.nth(3).click()
    phone.button("campaign.save").click()
    phone.page.wait_for_url(re.compile(r"#/campaigns/[0-9a-f-]{36}$"))
    return phone.page.url.rpartition("/")[2]


def draw_up_for_all(phone: Phone, campaign: str) -> None:
    """The words, and a paper for everybody; the list of people needs a signal."""
    go(phone, f"/campaigns/{campaign}/text/new")
    phone.button("mou.text_save").click()
    expect(phone.page.get_by_text(phone.say("mou.text_saved"))).to_be_visible()
    expect(Officer(phone).sign()).to_have_text(phone.say("sign.sent"))
    go(phone, f"/campaigns/{campaign}/mous/new")
    phone.field("ceremony.place").fill("หอประชุมจังหวัด")
    phone.field("mou.party1_name").fill("พัฒนาการจังหวัด")
    phone.field("mou.party1_post").fill("พัฒนาการจังหวัดยโสธร")
    phone.button("mou.draw_up", count=OFFICERS).click()
    expect(phone.page.get_by_text(phone.say("mou.drawn_up", count=OFFICERS))).to_be_visible()


def open_ceremony(phone: Phone, campaign: str) -> str:
    go(phone, f"/campaigns/{campaign}/ceremonies/new")
    phone.field("ceremony.place").fill("หอประชุมอำเภอ")
    phone.field("ceremony.chair").fill("ผู้ว่าราชการจังหวัด")
    phone.button("ceremony.save").click()
    phone.page.wait_for_url(re.compile(r"#/ceremonies/[0-9a-f-]{36}$"))
    return phone.page.url.rpartition("/")[2]


def test_a_room_of_27_signs_without_signal(served: Served, phone: Phone) -> None:
    chief = log_in(phone, PROVINCE_CHIEF)
    campaign = start_campaign(phone)
    draw_up_for_all(phone, campaign)
    expect(chief.sign()).to_have_text(phone.say("sign.sent"))
    drawn_up = "SELECT count(*), count(DISTINCT party2_id), count(DISTINCT fingerprint) FROM mou WHERE campaign_id = ?"
    assert served.rows(drawn_up, campaign) == [(OFFICERS, OFFICERS, 1)]

    # the hall has no signal: everybody is called and draws, the chief of the province touches each paper
    served.kill()
    ceremony = open_ceremony(phone, campaign)
    phone.link("ceremony.start", count=OFFICERS).click()
    for place in range(1, OFFICERS + 1):
        expect(phone.page.get_by_text(phone.say("ceremony.nth", place=place, all=OFFICERS))).to_be_visible()
        sign(phone, "party2")
        if place == 1:
            sign(phone, "party1")
            sign(phone, "witness1", "พยานหนึ่ง")
            sign(phone, "witness2", "พยานสอง")
            assert shortcomings(phone.page) == []
        else:
            phone.button("ceremony.repeat").click()
        progress = phone.say("ceremony.progress", signed=place, both=place, all=OFFICERS)
        expect(phone.page.get_by_text(progress)).to_be_visible()
        if place == OFFICERS // 2:
            # the phone dies in the middle of it
            phone.reopen(f"/#/ceremonies/{ceremony}")
            phone.link("ceremony.continue", count=OFFICERS - place).click()
        elif place < OFFICERS:
            next_one = phone.say("ceremony.next_named", name="")
            phone.page.get_by_role("link", name=next_one).click()
    go(phone, f"/ceremonies/{ceremony}")
    expect(phone.page.get_by_text(phone.say("ceremony.done"))).to_be_visible()
    attended = phone.say("ceremony.attended", count=OFFICERS, all=OFFICERS)
    expect(phone.page.get_by_text(attended)).to_be_visible()
    assert shortcomings(phone.page) == []
    by_party = (
        "SELECT party, count(*), count(DISTINCT mou_id), count(repeats) FROM mou_signature"
        " WHERE mou_id IN (SELECT id FROM mou WHERE campaign_id = ?) GROUP BY party ORDER BY party"
    )
    assert served.rows(by_party, campaign) == []

    # there is one on the way home
    served.start()
    send_all(chief)
    assert served.rows(by_party, campaign) == [
        ("party1", OFFICERS, OFFICERS, OFFICERS - 1),
        ("party2", OFFICERS, OFFICERS, 0),
        ("witness1", 1, 1, 0),
        ("witness2", 1, 1, 0),
    ]
    [(came,)] = served.rows("SELECT attended FROM ceremony WHERE id = ?", ceremony)
    assert len(set(json.loads(came))) == OFFICERS
    go(phone, f"/campaigns/{campaign}/mous")
    counts = phone.say("mou.counts", both=OFFICERS, whole=1, people=OFFICERS)
    expect(phone.page.get_by_text(counts)).to_be_visible()


def test_two_phones_sign_one_memorandum(served: Served, phones: Callable[..., Phone]) -> None:
    [(mou,)] = served.rows(
        "SELECT mou.id FROM mou JOIN person ON person.id = mou.party2_id WHERE person.name = ?"
        " AND NOT EXISTS (SELECT 1 FROM mou_signature WHERE mou_id = mou.id AND party <> 'party2')",
        OFFICER_UNSIGNED[0],
    )
    theirs, chiefs = phones("officer"), phones("chief")
    officer, chief = log_in(theirs, OFFICER_UNSIGNED), log_in(chiefs, PROVINCE_CHIEF)
    served.kill()
    # each on the own phone, without a signal; somebody signs in the place of the first witness on both
    for phone, party, witness in (
        (theirs, "witness1", "พยานของพัฒนากร"),
        (chiefs, "party1", ""),
        (chiefs, "witness1", "พยานของจังหวัด"),
        (chiefs, "witness2", "พยานสอง"),
    ):
        go(phone, f"/mou/{mou}/sign/{party}")
        sign(phone, party, witness)
        phone.page.wait_for_url(re.compile(rf"#/mou/{mou}$"))
    expect(theirs.page.get_by_text(still(theirs, "party1", "witness2"))).to_be_visible()
    expect(chiefs.page.get_by_text(chiefs.say("mou.whole"))).to_be_visible()

    served.start()
    send_all(officer, chief, officer)
    signed = dict(
        served.rows("SELECT party, count(*) FROM mou_signature WHERE mou_id = ? GROUP BY party", mou)
    )
    assert signed == {"party1": 1, "party2": 1, "witness1": 2, "witness2": 1}
    counting = []
    for phone in (theirs, chiefs):
        go(phone, f"/mou/{mou}")
        expect(phone.page.get_by_text(phone.say("mou.whole"))).to_be_visible()
        assert shortcomings(phone.page) == []
        # both names in one place are kept, and the same one counts on both phones
        go(phone, f"/mou/{mou}/sign/witness1")
        expect(phone.page.get_by_text(phone.say("mou.before", count=1))).to_be_visible()
        counting.append(phone.page.get_by_text(re.compile("^พยานของ(พัฒนากร|จังหวัด) ")).inner_text().split()[0])
    assert counting[0] == counting[1]


# ---------------------------------------------------------------- steps of a group's formation


LAST_STEP = "reported_established"
VERDICTS = "SELECT verdict, note FROM milestone_review WHERE milestone_id IN (SELECT id FROM milestone WHERE milestone = ?)"


def tell_step(officer: Officer, group: str, note: str) -> None:
    phone = officer.phone
    go(phone, f"/groups/{group}/ladder/{LAST_STEP}/new")
    phone.field("ladder.note").fill(note)
    save = phone.button("ladder.save").or_(phone.button("ladder.save_again"))
    save.click()
    phone.page.wait_for_url(re.compile(r"/ladder$"))


def open_waiting_step(phone: Phone) -> None:
    """The district chief's way to it: from the list of what waits."""
    go(phone, "/overview")
    name = phone.say(f"rule.established_requires_{LAST_STEP}")
    show_all = phone.say("ladder.waiting_all", count="").rstrip(")")
    phone.page.get_by_role("button", name=show_all).click()
    waiting = phone.page.get_by_role("list", name=phone.say("ladder.waiting_list"))
    waiting.get_by_role("link").filter(has_text=name).click()
    expect(phone.page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_a_step_is_sent_back_and_mended(served: Served, phones: Callable[..., Phone]) -> None:
    [(group,)] = served.rows(
        "SELECT id FROM savings_group WHERE officer_id = (SELECT id FROM person WHERE name = ?) AND NOT EXISTS"
        " (SELECT 1 FROM milestone WHERE scope_id = 'group:' || savings_group.id AND milestone = ?)",
        OFFICER_WITH_GROUPS[0],
        LAST_STEP,
    )
    theirs, chiefs = phones("officer"), phones("chief")
    officer, chief = log_in(theirs, OFFICER_WITH_GROUPS), log_in(chiefs, DISTRICT_CHIEF)
    # told in the village
    served.kill()
    tell_step(officer, group, "แจ้งทางโทรศัพท์แล้ว")
    go(theirs, f"/groups/{group}/ladder/{LAST_STEP}")
    expect(theirs.page.get_by_text(theirs.say("ladder.submitted"))).to_be_visible()
    served.start()
    send_all(officer)

    # sent back with what is missing
    open_waiting_step(chiefs)
    chiefs.button("ladder.return").click()
    expect(chiefs.page.get_by_text(chiefs.say("ladder.return_note_missing"))).to_be_visible()
    chiefs.field("ladder.return_note").fill("ขอสำเนารายงานการประชุมด้วย")
    chiefs.button("ladder.return").click()
    expect(chiefs.page.get_by_text(chiefs.say("ladder.said_returned"))).to_be_visible()
    send_all(chief, officer)
    go(theirs, f"/groups/{group}/ladder/{LAST_STEP}")
    expect(theirs.page.get_by_text("ขอสำเนารายงานการประชุมด้วย").first).to_be_visible()
    assert shortcomings(theirs.page) == []

    # mended, sent anew, acknowledged; both words of the chief stay
    tell_step(officer, group, "แนบสำเนารายงานการประชุมแล้ว")
    send_all(officer)
    open_waiting_step(chiefs)
    expect(chiefs.page.get_by_text("แนบสำเนารายงานการประชุมแล้ว")).to_be_visible()
    chiefs.button("ladder.acknowledge").click()
    expect(chiefs.page.get_by_text(chiefs.say("ladder.said_acknowledged"))).to_be_visible()
    send_all(chief, officer)
    go(theirs, f"/groups/{group}/ladder/{LAST_STEP}")
    expect(theirs.page.get_by_text(theirs.say("ladder.acknowledged")).first).to_be_visible()
    assert shortcomings(theirs.page) == []
    of_group = f"{VERDICTS} AND scope_id = ? ORDER BY seq"
    assert served.rows(of_group, LAST_STEP, f"group:{group}") == [
        ("returned", "ขอสำเนารายงานการประชุมด้วย"),
        ("acknowledged", None),
    ]
