"""Four words that both screens show when a terminal enrols, so that two people can compare keys by voice."""

from __future__ import annotations

import hashlib

_TEXT = """
大海 高山 河流 森林 草原 沙漠 湖泊 岛屿 雪花 彩虹 月亮 太阳 星星 白云 春风 秋雨
苹果 香蕉 葡萄 西瓜 草莓 樱桃 桃子 石榴 柿子 橙子 柠檬 菠萝 荔枝 核桃 花生 红枣
老虎 狮子 大象 熊猫 猴子 兔子 松鼠 狐狸 骆驼 长颈 斑马 绵羊 山羊 水牛 骏马 小狗
燕子 喜鹊 孔雀 鸽子 天鹅 白鹤 鹦鹉 蝴蝶 蜜蜂 蜻蜓 蚂蚁 金鱼 海豚 鲸鱼 乌龟 青蛙
牡丹 荷花 菊花 梅花 兰花 玫瑰 茉莉 桂花 竹子 松树 柳树 枫叶 银杏 芦苇 小麦 稻谷
白菜 萝卜 黄瓜 番茄 茄子 南瓜 冬瓜 豆角 土豆 莲藕 蘑菇 木耳 生姜 大蒜 辣椒 芹菜
面条 馒头 饺子 包子 米饭 豆腐 鸡蛋 牛奶 茶叶 咖啡 蜂蜜 白糖 酱油 月饼 汤圆 粽子
桌子 椅子 书柜 台灯 窗帘 地毯 镜子 花瓶 钟表 雨伞 钥匙 剪刀 梳子 毛巾 枕头 被子
铅笔 钢笔 毛笔 墨水 橡皮 尺子 书包 字典 地图 报纸 信封 邮票 照片 日历 黑板 粉笔
汽车 火车 飞机 轮船 电车 单车 卡车 地铁 帆船 马车 火箭 卫星 雷达 轮胎 方向 车站
钢琴 吉他 笛子 二胡 琵琶 古筝 铜锣 大鼓 口琴 唢呐 歌声 舞蹈 戏曲 电影 图画 书法
足球 篮球 排球 网球 乒乓 羽毛 围棋 象棋 风筝 跳绳 游泳 滑冰 登山 射箭 体操 太极
医生 教师 工人 农民 司机 厨师 画家 作家 歌手 演员 木匠 裁缝 渔夫 猎人 船长 邮差
学校 医院 银行 邮局 商店 公园 工厂 车间 码头 机场 桥梁 隧道 城墙 宝塔 钟楼 灯塔
红色 黄色 蓝色 绿色 紫色 白色 黑色 灰色 金色 银色 东方 西方 南方 北方 中央 远方
春天 夏天 秋天 冬天 早晨 中午 傍晚 夜晚 昨天 明天 去年 今年 元宵 端午 中秋 重阳
"""
WORDS = tuple(_TEXT.split())
"""256 that sound apart and that everybody can read out."""

COUNT = 4


def four_words(hall: str, terminal_key: bytes, upstream_key: bytes) -> tuple[str, ...]:
    """The same four wherever hall, terminal key and upstream key are the same."""
    parts = (b"four words", hall.encode(), terminal_key, upstream_key)
    told = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return tuple(WORDS[byte] for byte in hashlib.sha256(told).digest()[:COUNT])
