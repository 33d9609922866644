"""今日: the hall as it stands, and what waits."""
