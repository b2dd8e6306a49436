"""A saved HTML page to lines with evidence: its tree walked once, in document order."""
