"""Words of the clock-in page that are not refusals elsewhere."""

SENTENCES = {
    "finger_unknown": "没有认出这枚手指。打卡未记录。请擦干手指再按一次，或换一枚登记过的手指；仍不行请用密码打卡。",
    "finger_unreadable": "手指没有读清楚。打卡未记录。请把手指放平、按稳再试一次。",
    "witness_self": "证人不能是打卡人自己。打卡未记录。请另一位同事作证。",
    "pin_given_up": "密码打卡已取消。打卡未记录。",
}
