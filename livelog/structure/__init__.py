"""Entries found in a page's tree: repeated containers that each hold a time and text, by induction, whatever their tags and classes."""
