"""Why a half-day was judged as it was (PIPL 24)."""

SENTENCES = {
    "explain_hours": "本半天的工作时间是{start}到{end}(《管理考核办法》第十三条)。",
    "explain_punch_in": "签到取{time}这次打卡(来源：{source})。",
    "explain_punch_out": "签退取{time}这次打卡(来源：{source})。",
    "explain_late": "签到比上班时间晚{minutes}分钟，超过宽限{grace}分钟，记迟到(第二十一条第一项)。",
    "explain_early": "签退比下班时间早{minutes}分钟，超过宽限{grace}分钟，记早退(第二十一条第一项)。",
    "explain_awol_late": "签到晚{minutes}分钟，达到{limit}分钟，按缺勤半天记旷工。",
    "explain_awol_early": "签退早{minutes}分钟，达到{limit}分钟，按缺勤半天记旷工。",
    "explain_awol": "这半天没有打卡，也没有请假、公出或补签，记旷工(第二十一条第一项)。",
    "explain_leave": "这半天已批准{type}，不看打卡。",
    "explain_outing": "这半天登记了公出，不看打卡。",
    "explain_normal": "签到不晚、签退不早，记正常。",
    "explain_missing_in": "没有签到的打卡，记缺签到；期限内可以补签。",
    "explain_missing_out": "没有签退的打卡，记缺签退；期限内可以补签。",
    "explain_covered": "本人是B岗，这半天在顶岗。",
    "explain_open": "这半天还没有结束，暂不判断。",
    "explain_rest": "这半天不上班，打卡只作记录。",
    "explain_off_roster": "当天不在名册的进驻日期内，或是B岗没有顶岗，打卡只作记录。",
}
