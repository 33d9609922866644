"""What the roster, device and settings pages say that is no refusal."""

SENTENCES = {
    "roster_template_written": "空白名册已写入{file}。填好后在名册页导入。",
    "roster_preview": "还没有改动。新增{new}行，更改{changed}行，无变化{same}行，不能导入{rejected}行。",
    "roster_applied": "名册已导入：新增{new}行，更改{changed}行，无变化{same}行；{rejected}行没有导入，原内容保留。",
}
