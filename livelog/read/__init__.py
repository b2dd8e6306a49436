"""Bytes to a `Page`: formats, encodings, lines. Nothing here knows anything about news."""
