"""Words for months, locks and records."""

SENTENCES = {
    "lock_damaged": "这个月已经月结，但当时签发的表已不可读。没有改动任何记录。请联系系统管理员核验日志。",
    "month_locked": "{month}已经月结，签发的表不再改动。以后的变化会作为调整列在下个月的表后。",
    "month_not_over": "{month}还没有结束，不能月结。请在下个月补签期限过后再做。",
    "month_deadline": "{month}的补签期限到{deadline}为止，现在还不能月结。请在那天之后再做。",
}
