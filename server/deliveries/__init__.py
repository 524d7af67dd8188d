"""Deliveries: alerts that leave the app, by e-mail; each at least once, and once where it can be known."""
