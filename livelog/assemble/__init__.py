"""Drafts, texts and times joined into the live blog, with everything's place in the page's text."""
