"""Handing over: what both officers saw must still be so, and nothing may wait on the giver's phones."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from server.concept import Draft
from server.database import reading, writing
from server.errors import Refusal
from server.groups.handover import Handover
from server.handovers.plan import load_groups, load_takers, load_unsent
from server.people.accounts import Account, find_account, login_name
from server.people.current import CurrentPerson
from server.people.passwords import verify_password
from server.people.trials import clear_trials, count_trial, trial_key
from server.syncing.limits import PUSH_SECONDS_MAX
from server.syncing.push import push_together
from server.syncing.server_device import make_line
from sync.decide import Author
from sync.receipt import EFFECTIVE

#: What of a group's snapshot goes into the hand-over's line.
_KEPT = ("check_code", "members", "savings_satang", "cash_satang", "bank_satang", "open_cases")


def hand_over(giver: CurrentPerson, given: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Hand groups over in one transaction; all of them or none. Returns who took them.

    Refuses `login_failed` and `rate_limited` for the taker's word, `unsent_work` while a phone of the giver holds lines,
    `handover_moved` where a group is not led by the giver or its book has changed since it was shown, `not_allowed` where
    the taker's post does not reach a group.
    """
    taker = _taker(given, now)
    with reading() as connection:
        ids = [line["id"] for line in given["groups"]]
        done = connection.execute(select(Handover.id).where(Handover.id.in_(ids))).scalars().all()
        led = {group["group_id"]: group for group in load_groups(connection, giver.person_id)}
        unsent = load_unsent(connection, giver.person_id)
        seen = [(line, led[line["group_id"]]) for line in given["groups"] if line["group_id"] in led]
        codes = [group["subdistrict_code"] for _line, group in seen]
        takers = load_takers(connection, codes, giver.person_id, giver.grants.today)
    if set(done) == set(ids):
        return {"officer_id": taker.id, "name": taker.display_name}
    if unsent:
        raise Refusal("unsent_work", 409)
    if len(seen) < len(ids) or any(group["check_code"] != line["check_code"] for line, group in seen):
        raise Refusal("handover_moved", 409)
    areas = [area for each in takers if each["officer_id"] == taker.id for area in each["areas"]]
    if not all(any(code.startswith(area) for area in areas) for code in codes):
        raise Refusal("not_allowed", 409, "taker")
    author = Author(giver.person_id, frozenset({giver.device.id}), lambda *_: "holds")
    parts = [(author, _line_of(giver, taker, line["id"], group, given["note"])) for line, group in seen]
    results = push_together(parts, now, seconds_max=PUSH_SECONDS_MAX)
    if any(result.outcome not in EFFECTIVE for result in results):
        raise Refusal("handover_moved", 409)
    return {"officer_id": taker.id, "name": taker.display_name}


def _taker(given: dict[str, Any], now: datetime) -> Account:
    """Who takes over, proved by their own password, guessed at no faster than at a login."""
    name = login_name(given["taker"])
    with writing() as connection:
        account = find_account(connection, name)
        key = trial_key(name, None)
        wait = count_trial(connection, key, now)
    if wait:
        raise Refusal("rate_limited", retry_after_seconds=wait)
    is_theirs = verify_password(account.password_hash if account else None, given["password"])
    if account is None or not is_theirs or account.id != given["officer_id"]:
        raise Refusal("login_failed", 422, "password")
    with writing() as connection:
        clear_trials(connection, key)
    return account


def _line_of(
    giver: CurrentPerson, taker: Account, handover_id: str, group: dict[str, Any], note: str | None
) -> bytes:
    data = {"to_officer_id": taker.id, **{name: group[name] for name in _KEPT}, "note": note}
    draft = Draft(handover_id, "handover", f"group:{group['group_id']}", data, giver.grants.today.isoformat())
    return make_line(draft, giver.person_id, giver.device.id)
