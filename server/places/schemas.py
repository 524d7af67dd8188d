"""Places on the wire."""

from marshmallow import Schema, fields


class PlaceSchema(Schema):
    """A place by its code and names."""

    code = fields.String(metadata={"description": "2 digits: province, 4: district, 6: subdistrict"})
    name_th = fields.String()
    name_en = fields.String()


class DistrictPlacesSchema(PlaceSchema):
    """A district with its subdistricts."""

    subdistricts = fields.List(fields.Nested(PlaceSchema))


class ProvincePlacesSchema(PlaceSchema):
    """A province down to its subdistricts."""

    districts = fields.List(fields.Nested(DistrictPlacesSchema))
