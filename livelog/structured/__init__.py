"""What a saved page says of itself for machines: JSON-LD and microdata, read leniently into plain records."""
