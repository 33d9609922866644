"""考勤: the month, correction slips, what is registered beside the punches."""
