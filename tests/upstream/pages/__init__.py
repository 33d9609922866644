"""The pages that upstream serves to people."""
