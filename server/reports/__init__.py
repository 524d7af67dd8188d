"""Reports: reading only. The number of questions to the database does not depend on how much there is to tell."""
