"""Handing groups over: both officers on one screen, with what the books say at that moment."""
