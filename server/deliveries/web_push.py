"""Web Push: an encrypted message to the push service of a browser, which wakes the app's worker there.

The library encrypts (RFC 8291) and signs for the service (VAPID, RFC 8292). Nothing in the message is about a person.
"""

import json
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode
from pywebpush import WebPushException, webpush

from server.deliveries.channels import TIMEOUT_SECONDS, Sent
from server.deliveries.web import unanswered
from server.people.device_keys import bytes_of

#: After so long a push service need not try any more: the alert stands in the app.
KEPT_SECONDS = 3 * 24 * 3600
_GONE = (404, 410)
_BUSY = 429
_SERVER = 500


@dataclass(frozen=True, slots=True)
class WebPush:
    """The push services of browsers. `private_key` is the VAPID key (32 bytes, base64url); `contact` is told to the services."""

    private_key: str
    contact: str
    name: str = "push"

    @property
    def public_key(self) -> str:
        """What a browser must know to subscribe: base64url of the uncompressed point."""
        return public_key_of(self.private_key)

    def send(self, delivery_id: str, address: str, request: dict[str, Any]) -> Sent:
        """As `Channel.send`; the address is a browser's subscription as JSON, the request has a `payload`.

        `Topic` follows from the delivery: a service that holds a first copy replaces it by the second.
        """
        session = requests.Session()
        # the address was checked; where a service would send us on was not
        session.max_redirects = 0
        try:
            webpush(
                json.loads(address),
                json.dumps(request["payload"], ensure_ascii=False),
                vapid_private_key=self.private_key,
                vapid_claims={"sub": self.contact},
                ttl=KEPT_SECONDS,
                timeout=TIMEOUT_SECONDS,
                headers={"Topic": uuid.UUID(delivery_id).hex, "Urgency": "normal"},
                requests_session=session,
            )
        except WebPushException as error:
            return _answer_of(error.response)
        except requests.RequestException as error:
            return unanswered(error)
        return Sent("taken")


def public_key_of(private_key: str) -> str:
    """The public half of a VAPID key, base64url."""
    key = Vapid02.from_string(private_key).public_key
    point: str = b64urlencode(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
    return point


def make_private_key() -> str:
    """A new VAPID key, base64url of its 32 bytes."""
    vapid = Vapid02()
    vapid.generate_keys()
    secret: str = b64urlencode(vapid.private_key.private_numbers().private_value.to_bytes(32, "big"))
    return secret


def is_push_key(p256dh: str) -> bool:
    """Whether a browser's key, base64url, is a point of P-256: nothing can be encrypted for another."""
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes_of(p256dh.rstrip("=")))
    except ValueError:
        return False
    return True


def is_push_service(endpoint: str, hosts: tuple[str, ...]) -> bool:
    """Whether an endpoint lies with one of the known push services: nobody makes this server call another address.

    A host that begins with a dot stands for all below it. Anything but https only where the host itself is listed.
    """
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    is_known = any(host.endswith(each) if each.startswith(".") else host == each for each in hosts)
    is_local = host in ("127.0.0.1", "localhost")
    return (
        is_known
        and parts.username is None
        and (parts.scheme == "https" or (is_local and parts.scheme == "http"))
    )


def _answer_of(response: Any) -> Sent:
    if response is None:
        return Sent("refused", "not a subscription")
    code = int(response.status_code)
    if code in _GONE:
        return Sent("gone", f"service {code}")
    if code == _BUSY or code >= _SERVER:
        wait = response.headers.get("Retry-After", "")
        return Sent("later", f"service {code}", int(wait) if wait.isdigit() else None)
    return Sent("refused", f"service {code}")
