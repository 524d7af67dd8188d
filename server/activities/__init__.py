"""Reports of activities: what a group, an officer or the office tells the public of an event, in words and photos."""
