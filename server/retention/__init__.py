"""Retention: what goes when its time is over."""
