"""How a group governs itself: its committee, minutes of its meetings, by-laws, and who was admitted."""
