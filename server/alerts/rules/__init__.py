"""One file a rule: pure, with a twin of the same name on the phone."""
