"""Paper and spreadsheets: what is printed, exported and read from files."""
