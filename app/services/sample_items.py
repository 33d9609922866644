"""What the windows of the sample hall handle (domain.md E); everything in it is invented."""

from __future__ import annotations

from collections.abc import Mapping

SAMPLE_ITEMS: Mapping[str, tuple[str, ...]] = {
    "GA": ("居民身份证申领", "户口迁移", "居住证办理", "普通护照申请"),
    "SJ": ("企业设立登记", "个体工商户登记", "食品经营许可", "企业注销"),
    "RS": ("社保登记", "养老保险关系转移", "失业保险金申领", "就业登记"),
    "YB": ("参保登记", "异地就医备案", "医疗费用报销"),
    "SW": ("发票领用", "契税申报", "税务信息变更", "完税证明"),
    "BD": ("转移登记", "抵押登记", "首次登记", "不动产查询"),
    "ZJ": ("商品房网签备案", "施工许可", "公租房申请"),
    "MZ": ("低保申请", "高龄津贴", "社会组织登记"),
    "WJ": ("公共场所卫生许可", "医师执业注册", "生育登记"),
    "JT": ("道路运输经营许可", "从业资格证"),
    "SP": ("综合受理", "统一出件", "咨询", "“办不成事”反映"),
    "GJ": ("公积金提取", "公积金贷款", "缴存登记"),
}
"""Department → its window's service items; every B of the sample can do all of them (通办)."""
