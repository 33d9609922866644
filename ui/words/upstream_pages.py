"""What upstream's pages refuse: signing in, accounts, and the second person."""

SENTENCES = {
    "page_not_entitled": "“{stand}”不能{right}。没有改动。需要时请系统管理员另开账号。",
    "page_second_same": "自己办的事要由另一个人确认。没有改动。请另一位系统管理员或上级中心人员来确认。",
    "page_session_over": "登录已结束。没有保存。请重新登录，再做一次。",
    "page_form_stale": "这一页打开得太久，或不是从本网站提交的。没有保存。请刷新后再做一次。",
    "page_unknown": "没有这一页，或它不归您看。请从上方的目录重新进入。",
    "stand_unknown": "没有“{stand}”这种身份。没有保存。请从列表中选择。",
    "stand_place": "派驻部门审核人须选大厅和部门，其他身份不选。没有保存。请改正后再试。",
    "sign_in_locked": "输错次数过多，此账号暂停到{until}(还有{minutes}分钟)。请到时再试，或请系统管理员重设。",
    "address_locked": "从这台电脑输错次数过多，暂停登录到{until}(还有{minutes}分钟)。请到时再试。",
    "account_unconfirmed": "这个账号还没有经第二人确认，现在不能登录。请联系系统管理员。",
    "code_wrong": "动态验证码不对，或已经用过。没有登录。请等验证器显示下一个6位数字后再输。",
    "totp_unreadable": "这个账号的验证器资料读不出来，密钥文件可能换过。没有登录。请系统管理员重设这个账号。",
    "passwords_unlike": "两次输入的新密码不同。没有保存。请再输入一次。",
    "last_administrator_up": "这是最后一个系统管理员账号。没有停用。请先开立并确认另一个。",
}
