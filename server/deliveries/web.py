"""Channels over HTTP: what it means that a request got no answer."""

import requests

from server.deliveries.channels import Sent


def unanswered(error: requests.RequestException) -> Sent:
    """It may be tried again; whether the service itself could not be reached."""
    is_unreached = isinstance(error, requests.ConnectionError | requests.Timeout)
    return Sent("later", type(error).__name__, is_unreached=is_unreached)
