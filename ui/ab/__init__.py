"""AB posts: who complies today, who is at risk, who stands in for whom."""
