"""What a new phone of an officer with many groups costs on the line."""

import json

import brotli
from flask import Flask
from flask.testing import FlaskClient

from benchmarks.budgets import read_budgets
from benchmarks.many_groups import GROUPS, keep_groups
from server.demo.make import make_demo
from server.demo.posts import DEMO_PASSWORD
from tests.conftest import BEGINNING
from tests.factories import log_in


def test_a_year_of_a_group_is_fetched_in_few_bytes(app: Flask, client: FlaskClient) -> None:
    officer = next(post for post in make_demo(BEGINNING) if post.login == "officer-3501-3")
    keep_groups(officer, BEGINNING, groups=1)
    device = log_in(client, officer.login, DEMO_PASSWORD)["device"]["id"]
    asked = {
        "protocol": 1, "device": device, "app": "0.1.0", "now": "2026-11-23T07:15:33.123Z", "witnesses": {},
        "room": 2000, "waiting": {"count": 0, "oldest_at": None},
    }  # fmt: skip
    cursors, entries, weight, is_more = dict[str, str](), 0, 0, True
    while is_more:
        answer = client.post(
            "/api/sync/pull", json=asked | {"cursors": cursors}, headers={"Accept-Encoding": "br"}
        )
        weight += len(answer.data)
        packed = answer.headers.get("Content-Encoding") == "br"
        told = json.loads(brotli.decompress(answer.data) if packed else answer.data)
        is_more = told["more"]
        for page in told["pages"]:
            cursors[page["scope"]] = page["to"]
            entries += len(page["rows"].get("entry", {}).get("id", ()))
    assert entries == 900
    assert weight * GROUPS / 1024 <= read_budgets()["first_fetch"].limit
