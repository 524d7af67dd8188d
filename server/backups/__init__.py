"""Backups: copies of the whole database that are proved, restored and checked."""
