"""A page with its layout becomes drafts: which lines belong to which entry, and what each of them is."""
