"""The demo province, made in an empty database, and its logins told."""

import click

from server.backups.copy import is_empty
from server.cli.installation import installation
from server.cli.terminal import tell
from server.clock import utc_now
from server.database import reading
from server.demo.make import make_demo
from server.demo.posts import DEMO_PASSWORD, Post
from server.settings import Settings


@click.command()
def demo() -> None:
    """Fill an empty database with the demo province; leaves any other database alone."""
    with installation() as app:
        with reading() as connection:
            has_records = not is_empty(connection)
        if has_records:
            tell("demo_not_empty")
            return
        tell_logins(make_demo(utc_now()))
        settings: Settings = app.config["OMSAP_SETTINGS"]
        tell("demo_second_factor" if settings.second_factor != "off" else "demo_no_second_factor")


def tell_logins(posts: list[Post]) -> None:
    """A table of the demo logins: the chiefs, and the officers by the form of their names."""
    width = max(len(post.login) for post in posts)
    tell("demo_made", password=DEMO_PASSWORD)
    for post in posts:
        click.echo(f"  {post.login:<{width}}  {post.display_name}")
