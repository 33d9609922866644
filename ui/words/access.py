"""Words for accounts, roles and sessions."""

SENTENCES = {
    "not_entitled": "您的角色不能{action}。没有保存任何改动。请由有这项权限的人来做。",
    "own_record": "不能审核自己的记录。没有保存任何改动。请由另一位有权限的人来做。",
    "role_unknown": "没有名为“{role}”的角色。没有保存。请从列表中选择。",
    "roles_apart": "{roles}不能由同一人担任。原来的角色不变。请分给两个人。",
}
