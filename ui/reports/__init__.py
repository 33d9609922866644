"""报表: the monthly sheets, previewed, printed, saved."""
