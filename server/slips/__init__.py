"""Slips: what a member goes home with, and how anybody can check months later that nothing was changed."""
