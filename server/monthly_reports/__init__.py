"""The monthly report of a group: its figures at the end of a month, frozen as its officer filed them, and what was difficult."""
