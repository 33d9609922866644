"""Words for the papers of leave."""

SENTENCES = {
    "paper_empty": "没有要打印的请假。没有生成文件。请先选择请假。",
    "paper_written": "已写出：{file}",
    "output_missing": "没有写明输出到哪里。没有生成文件。请写 --pdf 文件夹 或 --xlsx 文件。",
    "calendar_empty": "{month}没有在册人员，没有可打印的在岗月历。请检查月份。",
    "coverage_days": "在岗情况一次最多看{limit}天。请缩短日期范围。",
}
