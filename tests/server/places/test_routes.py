from flask.testing import FlaskClient


def test_a_province_down_to_its_subdistricts(client: FlaskClient) -> None:
    answer = client.get("/api/places/35")
    assert answer.status_code == 200
    told = answer.json
    assert list(told) == ["code", "name_th", "name_en", "districts"]
    assert (told["name_en"], len(told["districts"])) == ("Yasothon", 9)
    assert told["districts"][0]["subdistricts"][0] == {
        "code": "350101",
        "name_th": "ในเมือง",
        "name_en": "Nai Mueang",
    }


def test_only_provinces_are_told(client: FlaskClient) -> None:
    for code in ("99", "3501", "th"):
        answer = client.get(f"/api/places/{code}")
        assert (answer.status_code, answer.json["code"]) == (404, "not_found")
