"""The notice before a finger is enrolled, and whether the consent to it is in force (PIPL 14–17, 28–30)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from app.domain.refusal import Refusal

NOTICE_VERSION = "2026-1"
"""Rises with every change of the text: consent is asked again."""

_SECTIONS = (
    (
        "谁处理您的信息",
        "处理者是{hall}。联系方式：本大厅办公室考勤管理员或系统管理员。",
    ),
    (
        "处理目的",
        "仅用于工作人员上下班指纹签到、签退。不用于其他任何目的，另作他用须另行征得您的单独同意。",
    ),
    (
        "处理方式",
        "指纹仪采集您的指纹并提取特征(模板)，比对在指纹仪内完成。指纹图像不保存。模板加密后存放于本机的单独文件，"
        "与您的姓名、编号分开保存，只会写入本大厅的其他指纹仪，不上传、不导出、不向任何单位或个人提供。",
    ),
    (
        "处理的信息种类",
        "指纹特征模板(生物识别信息，属于敏感个人信息)，以及每次打卡的时间和指纹仪。打卡记录中不含指纹信息。",
    ),
    (
        "保存期限",
        "保存至您撤回同意或离开本大厅为止。届时立即从本机删除，并在指纹仪连接时从指纹仪删除。",
    ),
    (
        "您的权利和行使方式",
        "您可以随时查阅、复制、更正自己的信息，要求解释考勤结果，撤回同意并要求删除。登录本终端，在“考勤”中可查看自己的打卡、判定和依据；其余"
        "向考勤管理员或系统管理员提出。撤回同意立即生效，不影响撤回前已完成的考勤。",
    ),
    (
        "必要性和对您的影响",
        "指纹签到是本大厅考勤办法规定的方式，用于确认本人到岗。指纹不能更换，模板一旦泄露可能被用来还原近似的指纹，"
        "因此采用加密、分开保存、两人在场录入等措施。同意与否由您自愿决定：不同意或指纹无法识别的，使用个人密码"
        "并由一名同事见证打卡，效果相同，不影响您的考勤、考核和其他权益。",
    ),
)
"""Who, why, how, what kind, how long, rights, necessity and impact: the seven that PIPL 17 and 30 ask for."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The text as it is shown and printed before the first scan."""

    version: str
    title: str
    sections: tuple[tuple[str, str], ...]
    question: str

    def text(self) -> str:
        """All of it as plain lines; its hash stands in the consent."""
        parts = [self.title, *(f"{name}：{text}" for name, text in self.sections), self.question]
        return "\n".join(parts)

    def sha256(self) -> str:
        """Hex, of the version and the text."""
        return hashlib.sha256(f"{self.version}\n{self.text()}".encode()).hexdigest()


def notice_of(hall: str) -> Notice:
    """The notice in force, in the name of a hall."""
    sections = tuple((name, text.replace("{hall}", hall)) for name, text in _SECTIONS)
    return Notice(
        NOTICE_VERSION,
        "指纹签到个人信息处理告知书",
        sections,
        "我已阅读以上内容，自愿单独同意本大厅按上述方式处理我的指纹信息。",
    )


def check_consent(version: str | None) -> None:
    """Before a finger is enrolled; Refusals `consent_needed`, `consent_outdated`."""
    if version is None:
        raise Refusal("consent_needed")
    if version != NOTICE_VERSION:
        raise Refusal("consent_outdated", given=version, now=NOTICE_VERSION)
