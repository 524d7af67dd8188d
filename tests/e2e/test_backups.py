"""The chief of the province is told when nothing is backed up, and sees it well once there is a proved backup."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.demo_logins import DISTRICT_CHIEF, PROVINCE_CHIEF
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served


def test_the_line_about_backups(served: Served, phones: Callable[..., Phone], tmp_path: Path) -> None:
    province = phones("province", viewport={"width": 320, "height": 640})
    province.open()
    Officer(province).log_in(*PROVINCE_CHIEF)
    province.page.goto(f"{served.url}/#/overview")
    expect(province.page.get_by_text(province.say("overview.backup_none"))).to_be_visible()
    assert shortcomings(province.page) == []

    # beside the running server
    served.installation.run("backup", "--to", str(tmp_path / "backups"))
    province.reload()
    made, _, proved = province.say("overview.backup_unchecked", made="|").partition("|")
    expect(province.page.get_by_text(made.strip())).to_contain_text(proved.strip())
    assert shortcomings(province.page) == []

    district = phones("district")
    district.open()
    Officer(district).log_in(*DISTRICT_CHIEF)
    district.page.goto(f"{served.url}/#/overview")
    expect(district.page.get_by_text(district.say("overview.groups")).first).to_be_visible()
    expect(district.page.get_by_text(district.say("overview.backup_none"))).to_have_count(0)
