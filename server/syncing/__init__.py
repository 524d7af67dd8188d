"""The sync core, served: routes, and the only writer of synced tables."""
