"""The audit log: who did or read what, in lines that are chained and never changed."""
