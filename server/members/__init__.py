"""What is said about a member after joining: changes of the pledge, beneficiaries, leaving, two that are one."""
