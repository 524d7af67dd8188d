"""The key with which alerts are pushed to browsers."""

import click

from server.cli.terminal import tell
from server.deliveries.web_push import make_private_key, public_key_of


@click.command("push-key")
def make_push_key() -> None:
    """Make the key with which alerts are pushed to browsers; it is kept by whoever runs the installation."""
    key = make_private_key()
    click.echo(f"OMSAP_VAPID_PRIVATE_KEY={key}")
    tell("push_key_made", public_key=public_key_of(key))
