"""What the program does: one class per feature, one public method per transaction."""
