"""The rulebook: every rule of the trade that a province or a group may set, with its default."""
