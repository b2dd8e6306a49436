"""What the page shows, its attributes and its structured data weighed against each other: the best-supported source of each field wins."""
