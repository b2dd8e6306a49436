"""The command line: the only part of livelog that reads files, writes to streams and knows exit codes."""
