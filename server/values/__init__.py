"""Pure values every concept shares; each has a twin on the phone."""
