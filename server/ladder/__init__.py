"""The ladder of a group's formation: which of its ten steps were taken, and what the district chief said of each."""
