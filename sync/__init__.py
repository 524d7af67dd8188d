"""The pure core of synchronisation: operations, decisions, merge and feed. Standard library only."""
