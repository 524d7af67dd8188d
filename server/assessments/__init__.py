"""How a group judges itself: the five virtues at its meeting, and its health by what the books can prove."""
