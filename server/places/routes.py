"""GET /api/places/<code>: the names and codes a phone needs to work without a signal."""

from dataclasses import asdict
from typing import Any

from flask_smorest import Blueprint

from server.errors import Refusal
from server.places.places import districts_of, find_place, subdistricts_of
from server.places.schemas import ProvincePlacesSchema

blueprint = Blueprint(
    "places", __name__, url_prefix="/api/places", description="Provinces, districts and subdistricts"
)


@blueprint.get("/<code>")
@blueprint.response(200, ProvincePlacesSchema)
@blueprint.alt_response(404, "NOT_FOUND")
def places_of_province(code: str) -> dict[str, Any]:
    """Names and codes of a province.

    One province with all its districts and subdistricts, by 2-digit code.
    """
    province = find_place(code)
    if province is None or province.level != "province":
        raise Refusal("not_found")
    return {
        **asdict(province),
        "districts": [
            {**asdict(district), "subdistricts": [asdict(each) for each in subdistricts_of(district.code)]}
            for district in districts_of(code)
        ],
    }
