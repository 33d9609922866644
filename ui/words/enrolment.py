"""Words for consent, fingers and scanners on record."""

SENTENCES = {
    "biometric_key_wrong": "指纹库{file}与本机的密钥不符，打不开。指纹数据没有改动，其他打卡方式照常。请系统管理员找回原来的密钥文件；找不回的，删除{file}后重新录入指纹。",
    "template_damaged": "一枚指纹的数据已损坏，读不出来。其他人不受影响。请删除这枚指纹，重新录入。",
    "template_gone": "这枚指纹的数据已经删除。没有写入指纹仪。请重新读取本页。",
    "template_known": "这枚指纹的数据已经登记过。没有重复登记。请换一枚手指，或核对是谁的登记。",
    "template_size": "指纹仪给出的指纹数据长度不对({length}字节，最多{limit})。没有登记。请重新录入。",
    "templates_lost": "名册上有{count}枚指纹，指纹库却是空的。指纹仪里的指纹没有清除。请系统管理员恢复指纹库；恢复不了的，逐个删除后重新录入。",
    "consent_needed": "此人还没有签署指纹信息同意书。没有录入。请先请本人阅读告知书并单独同意，或改用密码打卡。",
    "consent_outdated": "告知书已更新({given}改为{now})，原来的同意不再适用。没有录入。请本人阅读新的告知书后再录入。",
    "consent_absent": "此人没有同意记录，也没有指纹。没有可以撤回的。不需要再做什么。",
    "slots_full": "指纹仪的{capacity}个位置都已占用。没有录入。请先删除离岗人员的指纹，或换容量更大的指纹仪。",
    "slot_taken": "{slot}号位置已有指纹。没有登记。请重新录入，程序会另给位置。",
    "slot_unknown": "没有{slot}号位置。没有登记。请重新录入。",
    "slot_empty": "{slot}号位置没有指纹，可能刚被删除。没有改动。请重新读取本页。",
    "scanner_unknown": "没有名为“{scanner}”的指纹仪。没有改动。请重新读取设备页。",
    "port_taken": "端口{port}已由{scanner}使用。没有保存。请换一个端口，或先停用{scanner}。",
    "sensor_known": "这个模块是{scanner}的。没有接管。请把模块装回{scanner}，或先停用{scanner}。",
}
