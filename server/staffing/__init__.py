"""Staffing: who holds which post; every change is an operation in the person's own file, and a line of the audit log."""
