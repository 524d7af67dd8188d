"""Make the demo province: all its parts, in their order."""

from datetime import datetime

from server.database import writing
from server.demo.campaigns import draft_campaigns
from server.demo.groups import make_groups
from server.demo.keep import keep_group
from server.demo.ladder import keep_reviews
from server.demo.mentoring import keep_mentorship
from server.demo.operations import expect_applied
from server.demo.pauses import keep_pauses
from server.demo.phone import DemoPhone
from server.demo.posts import DEMO_PASSWORD, MENTEE, MENTOR, PAUSED, Post, draft_assignments, make_posts
from server.people.accounts import save_account
from server.people.passwords import hash_password
from server.syncing.server_device import push_as_server
from server.values.thai_date import bangkok_date


def make_demo(now: datetime) -> list[Post]:
    """Fill an empty database with the demo province as of `now` (UTC); returns its posts for telling the logins."""
    today = bangkok_date(now)
    posts = [*make_posts()]
    password_hash = hash_password(DEMO_PASSWORD)
    with writing() as connection:
        for post in posts:
            save_account(connection, post.login, post.display_name, password_hash, post.person_id)
    drafts = [*draft_assignments(posts), *draft_campaigns(posts, today)]
    expect_applied(push_as_server(drafts, now))

    by_login = {post.login: post for post in posts}
    phones: dict[str, DemoPhone] = {}

    def phone_of(login: str) -> DemoPhone:
        """The phone of a post. Officers' phones are numbered from the front, all others from the back."""
        if login not in phones:
            post, made = by_login[login], len(phones)
            phones[login] = DemoPhone(post, made if post.role == "officer" else len(posts) - made, now)
        return phones[login]

    for group in make_groups(today):
        officer = phone_of(group.login)
        steps = keep_group(officer, group)
        keep_reviews(phone_of(f"chief-{officer.post.district_code}"), group, steps)
    keep_mentorship(phone_of(MENTOR), phone_of(MENTEE))
    paused = by_login[PAUSED]
    keep_pauses(phone_of(f"chief-{paused.district_code}"), paused)
    return posts
