"""Savings groups and the people in them."""
