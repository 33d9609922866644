"""Words for the store's file, the hall and its rules."""

SENTENCES = {
    "store_absent": "这个文件夹里还没有大厅的数据({file})。没有改动任何文件。请先新建大厅(zaigang init，或打开桌面程序)，或换一个数据文件夹。",
    "store_exists": "这个文件夹里已经有大厅的数据({file})。原数据保持不变。请换一个空文件夹，或直接打开它。",
    "store_newer": (
        "数据文件{file}由更新的程序写成(第{version}版，本程序到第{known}版)。数据没有改动。请先更新程序再打开。"
    ),
    "store_damaged": "数据文件{file}已损坏，不能信任。已停止写入，文件保持原样。请联系系统管理员用备份恢复。",
    "store_locked": "数据文件{file}正被另一个程序占用。这一次没有保存。请关闭占用它的程序，再做一次。",
    "store_full": "磁盘已满，{file}写不下了。这一次没有保存，以前的记录都在。请腾出空间后再做一次。",
    "store_read_only": "没有写入{file}的权限。这一次没有保存。请检查磁盘和文件夹的权限。",
    "store_cannot_open": "打不开数据文件{file}。没有改动任何内容。请检查磁盘是否接好、文件夹是否还在。",
    "store_io": "读写磁盘时出错({file})。这一次没有保存。请停止使用这台机器，并联系系统管理员检查磁盘。",
    "store_not_ours": "{file}不是在岗的数据文件。文件没有改动。请换一个数据文件夹。",
    "upstream_database_url": "数据库地址不对。没有改动任何内容。请写成 postgresql+psycopg://用户:密码@主机/库名，或留空使用内置的数据文件。",
    "upstream_database_away": "连不上数据库{name}。这一次没有保存，以前的记录都在。请检查数据库服务和网络，稍后会自动再试。",
    "upstream_database_read_only": "数据库{name}现在只能读(只读副本，或被设为只读)。这一次没有保存，以前的记录都在。请把数据库地址改为主库，再做一次。",
    "upstream_database_old": "数据库是PostgreSQL {version}，需要15或更新的版本。没有改动任何内容。请先升级数据库。",
    "upstream_database_encoding": "数据库的字符编码是{encoding}，需要UTF8。没有改动任何内容。请新建一个UTF8的库再试。",
    "hall_unknown": "上级平台没有这个大厅。没有改动任何内容。请从大厅列表中选择。",
    "hall_name": "大厅名称不能为空，最多64个字，不能含控制字符。没有保存。请重新填写。",
    "zone_unknown": "不认识时区“{zone}”。没有保存。请从列表中选择，例如 Asia/Shanghai。",
    "rule_unknown": "没有名为“{rule}”的规则。没有保存。请从设置页选择规则。",
    "rule_value": "规则“{rule}”不能设为“{value}”(可用：{reason})。原来的值不变。请重新填写。",
    "schedule_form": "作息时间不合格式(问题在：{place})。原来的值不变。各季节须不重不漏排满全年，每季写一行或七行(周一至周日)，每行上午、下午各写起止，如 08:30 和 12:00，且前后不交叉。",
    "bug": "程序出了意外的错误，详细情况已写入日志(编号 {reference})。已保存的记录都在。请再试一次；再次出现请告诉系统管理员。",
    "close_title": "关闭程序",
    "close_question": "关闭后这台机器不再接受打卡。已记录的打卡都在。确定要关闭吗？",
    "cancelled": "已按您的要求停止。没有留下未完成的内容。",
}
