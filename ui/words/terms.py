"""The terms of the glossary (domain.md C), by kind and key."""

from __future__ import annotations

from collections.abc import Mapping

from ui.words.language import translated

TERMS: Mapping[str, Mapping[str, str]] = {
    "status": {
        "normal": "正常",
        "late": "迟到",
        "early": "早退",
        "missing_in": "缺签到",
        "missing_out": "缺签退",
        "awol": "旷工",
        "leave": "请假",
        "outing": "公出",
        "covered": "顶岗",
        "open": "未结束",
        "rest": "休息日打卡",
        "off_roster": "不在册打卡",
    },
    "edge": {"am_in": "上午签到", "am_out": "上午签退", "pm_in": "下午签到", "pm_out": "下午签退"},
    "half": {"am": "上午", "pm": "下午"},
    "weekday": {str(day): f"周{name}" for day, name in enumerate("一二三四五六日")},
    "role": {
        "staff": "工作人员",
        "window_head": "窗口负责人",
        "department_reviewer": "派驻部门审核人",
        "attendance_officer": "考勤员",
        "duty_chief": "值班长",
        "director": "中心领导",
        "administrator": "系统管理员",
        "auditor": "审计员",
    },
    "post": {"A": "A岗", "B": "B岗"},
    "source": {
        "scanner": "指纹",
        "import": "考勤机导入",
        "pin": "密码(有证人)",
        "manual": "人工签到",
        "correction": "补签单",
    },
    "leave": {
        "personal": "事假",
        "sick": "病假",
        "annual": "年休假",
        "marriage": "婚假",
        "maternity": "产假",
        "paternity": "陪产假",
        "childcare": "育儿假",
        "nursing": "哺乳假",
        "bereavement": "丧假",
        "home_visit": "探亲假",
        "work_injury": "工伤假",
        "official": "公假",
        "compensatory": "补休",
        "other": "其他",
    },
    "day_kind": {"work": "上班", "off": "休息", "am_off": "上午休息", "pm_off": "下午休息"},
    "department_kind": {
        "department": "派驻部门",
        "centre": "政务服务中心",
        "sub_centre": "分中心",
        "town": "镇(街道)",
    },
    "scanner_state": {
        "absent": "未接通",
        "opening": "正在连接",
        "checking": "正在核对",
        "ready": "正常",
        "busy": "正在处理",
        "lost": "已断开",
        "quarantine": "已停用待查",
    },
    "scanner_fault": {
        "scanner.absent": "没有接上",
        "scanner.in_use": "被其他程序占用",
        "scanner.unplugged": "已断开",
        "scanner.silent": "没有回应",
        "scanner.garbled": "传来的数据读不懂",
        "scanner.locked": "模块密码不对",
        "scanner.stuck": "需要拔下重插",
        "scanner.foreign": "不是原来那一台，已停用",
        "scanner.unmarked": "没有本大厅的标记，已停用",
        "scanner.not_empty": "里面有别处的指纹，已停用",
        "scanner.content_differs": "的指纹与登记不一致，已停用",
        "scanner.bug": "的驱动出错",
        "scanner.plan_failed": "读不到应有的登记，已停用",
    },
    "action": {
        "roster_edit": "修改名册",
        "punch_import": "导入打卡记录",
        "punch_witness": "为密码打卡作证",
        "manual_sign_in": "登记人工签到",
        "fault_declare": "登记设备故障",
        "outing_register": "登记公出",
        "duty_set": "安排值班时间",
        "correction_propose_for": "代填补签单",
        "correction_confirm": "确认补签单",
        "correction_approve": "审批补签单",
        "enrol": "登记指纹",
        "month_lock": "月结",
        "attendance_read_all": "查看全部考勤",
        "attendance_read_own_window": "查看本窗口考勤",
        "rules_set": "修改规则",
        "calendar_set": "修改工作日历",
        "users": "管理账号",
        "auditor_grant": "任免审计员",
        "devices": "管理设备",
        "journal_verify": "核验日志",
        "erase": "清除个人信息",
    },
    "field": {
        "number": "编号",
        "name": "姓名",
        "department_code": "派驻部门代码",
        "department": "派驻部门",
        "window_group": "窗口",
        "post": "岗位",
        "start": "进驻日期",
        "end": "离开日期",
        "user_no": "考勤号",
        "time": "打卡时间",
        "counter": "窗口号",
        "device": "考勤机",
    },
    "outcome": {"new": "新增", "changed": "更改", "same": "无变化", "rejected": "未导入"},
    "change": {
        "new_department": "新部门",
        "new_window_group": "新窗口",
        "new_person": "新人员",
        "new_post": "新岗位",
    },
    "service": {"here": "在册", "coming": "待进驻", "left": "已离开", "no_post": "未安排岗位"},
}


def term(kind: str, key: object) -> str:
    """The word for `key`; the key itself where there is none."""
    name = str(getattr(key, "value", key))
    text = TERMS.get(kind, {}).get(name)
    return translated(text) if text is not None else name


def terms(kind: str) -> dict[str, str]:
    """All words of a kind, in the order in which a list shows them."""
    return {key: translated(text) for key, text in TERMS[kind].items()}
