"""Words for files that are read or written, fonts and paper."""

SENTENCES = {
    "file_missing": "找不到文件{file}。没有导入任何内容。请检查它是否还在原处。",
    "file_unreadable": "读不了文件{file}。没有导入任何内容。请检查权限，或另存一份再试。",
    "file_not_regular": "{file}不是普通文件。没有导入任何内容。请选择一个文件。",
    "file_empty": "文件{file}是空的。没有导入任何内容。请检查是否选错。",
    "file_not_table": "{file}不是表格文件。没有导入任何内容。请用 .xlsx 或 .csv。",
    "file_too_large": "文件{file}太大({bytes}字节，上限{limit}字节)。没有导入任何内容。请分成几个文件。",
    "file_encrypted": "文件{file}有密码保护。没有导入任何内容。请去掉密码后再试。",
    "file_old_excel": "文件{file}是旧版 Excel 格式(.xls)。没有导入任何内容。请另存为 .xlsx。",
    "file_damaged": "文件{file}已损坏。没有导入任何内容。请重新导出一份。",
    "file_unpacks_too_large": "文件{file}解压后过大，可能有问题。没有导入任何内容。请重新导出一份。",
    "file_not_writable": "不能写入{file}。没有留下不完整的文件。请检查权限，或换一个文件夹。",
    "disk_full": "磁盘已满，{file}写不下。没有留下不完整的文件。请腾出空间后再试。",
    "cache_not_writable": "不能写入字体文件夹{folder}。暂用系统字体。请检查权限。",
    "font_missing": "缺少字体包{package}。没有生成文件。请重新安装程序。",
    "font_unusable": "字体文件{file}不能用(须是静态 TrueType 字体)。没有生成文件。请换一个字体文件。",
    "glyph_missing": "没有字体能显示这些字：{characters}({codes})。没有生成文件，也没有漏印。请在设置中添加含这些字的字体。",
    "pdf_unreadable": "这个 PDF 打不开。请重新生成一份。",
    "sheet_no_people": "{month}没有在册人员，没有可打印的考勤表。请检查月份和派驻部门。",
}
