"""Verification: whether everything that is kept beside the entries and the receipts follows from them."""
