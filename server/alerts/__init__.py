"""Alerts: what is due is found by pure rules, raised once by the scan, marked by whom it is for."""
