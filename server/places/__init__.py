"""Provinces, districts, subdistricts and villages: names and codes."""
