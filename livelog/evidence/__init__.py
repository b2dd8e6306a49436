"""How a line reads by itself: as a headline, as prose, as a credit, as a name. Every later stage asks here."""
