"""Memoranda of agreement: what was promised in writing, in which exact words, and who signed it."""
