"""Exports: the tables of the screens as files, with who took them and how whole they are."""
