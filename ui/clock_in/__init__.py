"""The clock-in page: the front that everybody on duty uses twice, or four times, a day."""
