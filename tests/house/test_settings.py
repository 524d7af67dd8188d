"""Every setting of an installation is explained to those who run it."""

from dataclasses import fields

from server.settings import Settings, variable_of
from tests.house.tree import PROJECT


def undocumented(page: str) -> list[str]:
    """Environment variables that the page does not name."""
    return [variable_of(one.name) for one in fields(Settings) if f"`{variable_of(one.name)}`" not in page]


def test_every_setting_is_documented() -> None:
    page = (PROJECT / "docs" / "operations.md").read_text("utf-8")
    assert undocumented(page) == []
    assert undocumented(page.replace("`OMSAP_PORT`", "")) == ["OMSAP_PORT"]
