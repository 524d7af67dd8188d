"""Campaigns and what each officer promised in them."""
