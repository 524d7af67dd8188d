from flask.testing import FlaskClient

from server.app import app_version


def test_health_asks_the_database(client: FlaskClient) -> None:
    answer = client.get("/api/health")
    assert answer.json == {"status": "ok", "app": app_version()}
