"""Which stamps are markers, and on which side of their entries they stand: hypotheses scored on the whole document."""
