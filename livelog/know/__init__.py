"""What is known of languages, zones and publishers: data files, loaded once each."""
