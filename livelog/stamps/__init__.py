"""Every place of a page that could be a byline-timestamp, taken apart. Knows the grammar of times and nothing about publishers."""
