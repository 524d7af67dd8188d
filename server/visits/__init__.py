"""Visits to a group: who came, what for, what was found and advised; and what chiefs advise afterwards."""
