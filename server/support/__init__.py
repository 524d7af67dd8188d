"""Support: what was set aside and a person decides, and outbox files that a supervisor brings in."""
