"""The channels this installation has: each is there only where it was configured."""

from server.deliveries.channels import Channel, Mail
from server.deliveries.line import Line
from server.deliveries.web_push import WebPush
from server.settings import Settings


def make_channels(settings: Settings) -> dict[str, Channel]:
    """The channels by name."""
    channels: list[Channel] = []
    if settings.smtp_url is not None and settings.mail_from is not None:
        channels.append(Mail(settings.smtp_url, settings.mail_from))
    if settings.vapid_private_key is not None and settings.vapid_contact is not None:
        channels.append(WebPush(settings.vapid_private_key, settings.vapid_contact))
    if settings.line_token is not None and settings.line_secret is not None:
        channels.append(Line(settings.line_token, settings.line_api_url))
    return {channel.name: channel for channel in channels}
