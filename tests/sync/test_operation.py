import json

import pytest

from sync.operation import LINE_BYTES_MAX, parse_line
from tests.operations import Phone, id_of


@pytest.fixture
def line() -> bytes:
    return Phone().founding()[1]


def changed(line: bytes, **keys: object) -> bytes:
    return json.dumps(json.loads(line) | keys).encode()


def test_a_line_is_read_whole(line: bytes) -> None:
    parsed = parse_line(line)
    assert parsed.operation is not None
    assert parsed.operation.kind == "group"
    assert parsed.operation.civil_on.isoformat() == "2026-11-23"
    assert parsed.operation_id == id_of(line)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"id": NaN}',
        b'{"id": "a", "id": "b"}',
        b'{"id": "half a letter: \\ud800"}',
        b'{"id": "no database stores \\u0000"}',
        b"[" * 10_000,
        b'{"n":' + b"9" * 5000 + b"}",
        b'{"id": "' + b"x" * LINE_BYTES_MAX + b'"}',
    ],
)
def test_what_no_program_can_judge_is_unreadable(raw: bytes) -> None:
    parsed = parse_line(raw)
    assert parsed.operation is None
    assert parsed.problem is not None
    assert parsed.problem.code == "unreadable"


@pytest.mark.parametrize(
    ("keys", "code", "field"),
    [
        ({"id": "1"}, "envelope_invalid", "id"),
        ({"scope": "group:../../etc"}, "envelope_invalid", "scope"),
        ({"number": -1}, "envelope_invalid", "number"),
        ({"number": True}, "envelope_invalid", "number"),
        ({"base": 15}, "envelope_invalid", "base"),
        ({"base": "15"}, "envelope_invalid", "base"),
        ({"needs": "all"}, "envelope_invalid", "needs"),
        ({"data": []}, "envelope_invalid", "data"),
        ({"made_at": "yesterday"}, "envelope_invalid", "made_at"),
        ({"civil_on": "2026-02-31"}, "no_such_date", "civil_on"),
        ({"civil_on": "2569-02-30"}, "no_such_date", "civil_on"),
        ({"civil_on": "1799-12-31"}, "no_such_date", "civil_on"),
        ({"civil_on": "23/11/2026"}, "envelope_invalid", "civil_on"),
        ({"colour": "green"}, "unknown_field", "colour"),
    ],
)
def test_the_envelope_names_what_is_wrong(
    line: bytes, keys: dict[str, object], code: str, field: str
) -> None:
    parsed = parse_line(changed(line, **keys))
    assert parsed.operation is None
    assert parsed.problem is not None
    assert (parsed.problem.code, parsed.problem.field) == (code, field)


def test_a_missing_key_is_named(line: bytes) -> None:
    keys = json.loads(line)
    del keys["base"]
    parsed = parse_line(json.dumps(keys).encode())
    assert parsed.problem is not None
    assert (parsed.problem.code, parsed.problem.field) == ("envelope_invalid", "base")


def test_the_leap_day_of_2567_exists(line: bytes) -> None:
    assert parse_line(changed(line, civil_on="2024-02-29")).operation is not None
