"""Mentoring: who accompanies which officer, from when to when, and the notes and answers both keep together."""
