"""Cases: what a person should look at, and that somebody did."""
