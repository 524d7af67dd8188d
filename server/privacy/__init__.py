"""Privacy: the notice people are told, what they agreed to, taking names out, and incidents with personal data."""
