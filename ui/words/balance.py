"""Words for leave types and balances."""

SENTENCES = {
    "leave_balance": "{type}{year}年共{entitled_halves}，已休{used_halves}，在批{pending_halves}，还剩{left_halves}，"
    "这次要{wanted_halves}，不够。请缩短假期，或改用其他假别。",
    "leave_types_form": "假别表里“{place}”填得不对。没有保存。请核对这一项。",
    "leave_kind_unknown": "没有“{kind}”这种假。没有保存任何改动。请从假别表中选择。",
    "balance_none": "{type}没有天数限额，不记余额。没有保存任何改动。请先在“设置·规则·假别与天数”中设定。",
    "balance_halves": "天数应为0.5天的倍数，不能是0，也不能超过366天。没有保存任何改动。请改正天数。",
    "balance_year": "{year}年不在{first}年至{last}年之间。没有保存任何改动。请核对年份。",
    "balance_year_open": "{year}年还没有结束，不能结转。没有保存任何改动。请在次年办理。",
    "balance_no_carry": "按本大厅规则，{type}不结转到下一年。没有保存任何改动。请先在“设置·规则·假别与天数”中允许结转。",
    "work_start_future": "参加工作日期{date}还没有到。没有保存。请核对日期。",
    "work_start_columns": "文件缺少“工号”和“参加工作日期”两列。没有导入任何内容。请补齐列名后再试。",
    "work_start_no_lines": "文件里没有人员。没有导入任何内容。请检查是否选错。",
    "work_start_nobody": "名册里没有工号{number}。这一行没有导入。请核对工号。",
    "work_start_done": "已登记{name}的参加工作日期：{date}。",
    "work_starts_imported": "参加工作日期已导入：登记{new}人，无变化{same}人，退回{rejected}行。",
    "work_starts_dry_run": "试运行，没有改动：可登记{new}人，无变化{same}人，退回{rejected}行。",
    "balance_granted": "已为{name}登记{year}年{type}{granted_halves}。",
    "balance_taken_back": "已从{name}{year}年{type}中扣回{granted_halves}。",
    "balance_carried": "已结转{name}{year}年未休的{type}{carried_halves}到下一年。",
    "balance_carried_none": "{name}{year}年没有可结转的{type}。没有改动。",
    "balance_carry_reason": "{year}年未休结转",
}
