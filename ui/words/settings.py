"""Words for rules, the calendar and the journal."""

SENTENCES = {
    "year_range": "年份应在{first}年至{last}年之间。没有改动。请核对年份。",
    "calendar_header": "文件的第一行缺少“日期”和“类型”两列。没有导入任何内容。请按 日期、类型、名称 三列填写。",
    "calendar_unpublished": "{year}年的放假安排还没有录入，暂按周一至周五上班计算。请在“设置·日历”中录入或导入。",
    "line_date": "“{text}”不是日期，或年份不合理。没有采用。请写成 2026-01-04 的样子。",
    "line_kind": "类型“{text}”无法识别。这一行没有导入。请填写 上班、休息、上午休息 或 下午休息。",
    "line_name": "名称太长或含有看不见的字符。这一行没有保存。请用{most}个字以内。",
    "line_repeated": "这个日期在第{line}行已有不同的安排。以第{line}行为准，这一行没有导入。请核对文件。",
    "chain_broken": "日志在第{seq}条对不上({fault})，不能用来重建。原数据保持不变。请先核验日志，并用备份恢复。",
    "erase_ground": "没有这种清除依据。没有清除任何内容。请从列表中选择依据。",
    "nothing_to_erase": "日志里没有此人可清除的内容。没有改动。请核对所选的人。",
    "still_on_post": "此人仍在岗，不能清除其信息。没有改动。请先登记离开日期。",
    "retention_not_over": "此人的考勤记录依法须保存到{until}。没有清除。请到期后再办；在此之前可停用账号、删除指纹。",
}
