<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
 <context>
  <name>words</name>
  <message>
   <source>年份应在{first}年至{last}年之间。没有改动。请核对年份。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件的第一行缺少“日期”和“类型”两列。没有导入任何内容。请按 日期、类型、名称 三列填写。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{year}年的放假安排还没有录入，暂按周一至周五上班计算。请在“设置·日历”中录入或导入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{text}”不是日期，或年份不合理。这一行没有导入。请写成 2026-01-04 的样子。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>类型“{text}”无法识别。这一行没有导入。请填写 上班、休息、上午休息 或 下午休息。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名称太长或含有看不见的字符。这一行没有保存。请用{most}个字以内。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个日期在第{line}行已有不同的安排。以第{line}行为准，这一行没有导入。请核对文件。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>日志在第{seq}条对不上({fault})，不能用来重建。原数据保持不变。请先核验日志，并用备份恢复。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有这种清除依据。没有清除任何内容。请从列表中选择依据。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>日志里没有此人可清除的内容。没有改动。请核对所选的人。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>此人仍在岗，不能清除其信息。没有改动。请先登记离开日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>此人的考勤记录依法须保存到{until}。没有清除。请到期后再办；在此之前可停用账号、删除指纹。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个文件夹里还没有大厅的数据({file})。没有改动任何文件。请先新建大厅(zaigang init，或打开桌面程序)，或换一个数据文件夹。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个文件夹里已经有大厅的数据({file})。原数据保持不变。请换一个空文件夹，或直接打开它。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>数据文件{file}由更新的程序写成(第{version}版，本程序到第{known}版)。数据没有改动。请先更新程序再打开。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>数据文件{file}已损坏，不能信任。已停止写入，文件保持原样。请联系系统管理员用备份恢复。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>数据文件{file}正被另一个程序占用。这一次没有保存。请关闭占用它的程序，再做一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>磁盘已满，{file}写不下了。这一次没有保存，以前的记录都在。请腾出空间后再做一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有写入{file}的权限。这一次没有保存。请检查磁盘和文件夹的权限。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打不开数据文件{file}。没有改动任何内容。请检查磁盘是否接好、文件夹是否还在。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>读写磁盘时出错({file})。这一次没有保存。请停止使用这台机器，并联系系统管理员检查磁盘。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}不是在岗的数据文件。文件没有改动。请换一个数据文件夹。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>大厅名称不能为空，最多64个字，不能含控制字符。没有保存。请重新填写。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不认识时区“{zone}”。没有保存。请从列表中选择，例如 Asia/Shanghai。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有名为“{rule}”的规则。没有保存。请从设置页选择规则。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>规则“{rule}”不能设为“{value}”(可用：{reason})。原来的值不变。请重新填写。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>程序出了意外的错误，详细情况已写入日志(编号 {reference})。已保存的记录都在。请再试一次；再次出现请告诉系统管理员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>关闭程序</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>关闭后这台机器不再接受打卡。已记录的打卡都在。确定要关闭吗？</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已按您的要求停止。没有留下未完成的内容。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>您的角色不能{action}。没有保存任何改动。请由有这项权限的人来做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不能审核自己的记录。没有保存任何改动。请由另一位有权限的人来做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有名为“{role}”的角色。没有保存。请从列表中选择。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{roles}不能由同一人担任。原来的角色不变。请分给两个人。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>用户名或密码不对。没有登录。请核对后再试；连续输错5次，账号会暂停15分钟。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>输错次数过多，此账号暂停到{until}(还有{minutes}分钟)。已有的记录不受影响。请到时再试，或请系统管理员重设密码。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这台终端输错次数过多，到{until}(还有{minutes}分钟)前不能登录。指纹打卡照常。请到时再试，并告知系统管理员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>登录已结束。没有保存这一次的改动。请重新登录后再做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个大厅已有系统管理员，改动须署名。没有改动任何内容。请加上 --as 用户名 再运行。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个大厅已有系统管理员。没有新建账号。请由系统管理员登录后在“设置”中添加账号。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密钥文件{file}读不了，或属于另一个大厅。文件保持原样，数据没有改动。请放回原来的密钥文件，或检查它的权限。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密钥文件{file}写不下来。没有保存任何内容。请检查文件夹的权限和磁盘空间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>系统的密钥库没有打开，取不到本大厅的密钥。数据没有改动。请以平时的系统用户登录这台电脑后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>找不到密钥文件{file}。数据没有改动，但没有它无法核对密码。请把原来的密钥文件放回数据文件夹。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密钥文件{file}不是保存密码时用的那一个。数据没有改动。请放回原来的密钥文件。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>用户名“{username}”不能用。没有保存。请用2至32个字母、汉字、数字或 . _ -，中间不留空格。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>用户名“{username}”已被使用，停用的账号也算。没有保存。请换一个。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>姓名“{name}”不能用。没有保存。请填写1至64个可见字符。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有这个账号，或它已停用。没有改动。请刷新账号列表后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不能改动自己的账号和角色。没有改动。请由另一位系统管理员来做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这是最后一位{role}，不能撤去。原来的角色不变。请先任命另一位。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有选择角色。没有保存。请至少选一个角色。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>改动角色须两人在场。没有保存。请另一位系统管理员或中心领导当场登录确认。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>第二人必须是另一个人，也不能是被改动的本人。没有保存。请换一位登录确认。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>第二人的确认已超过5分钟。没有保存。请他再登录确认一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>此人已有账号，一人只用一个账号。没有保存。请改动原来的账号，或先停用它。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>派驻部门审核人须指定部门。没有保存。请选择派驻部门。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有写明原因。没有改动。请用200字以内写明原因。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密码太短。原密码不变。请至少用{least}个字符。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密码太长。原密码不变。请不超过{most}个字符。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密码里不能含有用户名。原密码不变。请换一个。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个密码太常见，容易被猜到。原密码不变。请换一个，例如用几个不相干的词连起来。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>原密码不对。密码没有改动。请核对后再试；连续输错5次，账号会暂停15分钟。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新密码和原密码相同。密码没有改动。请换一个。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡密码应为{digits}位数字。原来的不变。请重新输入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个打卡密码太简单(重复或连续的数字)。原来的不变。请换一个。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个打卡密码像生日或年月，容易被猜到。原来的不变。请换一个。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡密码不能是本人编号的一部分。原来的不变。请换一个。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>编号或打卡密码不对。没有打卡。请核对后再试；连续输错5次会暂停15分钟。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有代码为{code}的派驻部门。没有改动。请核对代码，或先添加该部门。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个月已经月结，但当时签发的表已不可读。没有改动任何记录。请联系系统管理员核验日志。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{month}已经月结，签发的表不再改动。以后的变化会作为调整列在下个月的表后。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{month}还没有结束，不能月结。请在下个月补签期限过后再做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{month}的补签期限到{deadline}为止，现在还不能月结。请在那天之后再做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册中没有此人。没有改动。请刷新名册后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已新建“{hall}”，数据在{folder}。下一步：zaigang admin create 用户名，或直接打开桌面程序。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已新建“{hall}”，并放入示例名册，数据在{folder}。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已建立首位管理员{username}。此后改动数据的命令须用 --as 用户名。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>两次输入的密码不同。没有建立管理员。请再来一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>读不了密码文件{file}。没有改动任何内容。请检查路径和权限。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>需要密码。没有改动任何内容。请用 --password-file 文件，或在终端中输入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{text}”不是时刻。没有改动任何内容。请写成 2026-03-10T08:30(大厅当地时间)。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{text}”不是月份。请写成 2026-03。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>只有演练数据才能指定操作时刻(--as-of)。没有改动任何内容。请去掉 --as-of，或新建演练数据。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>空白名册已写入{file}。填好后用 zaigang roster import 导入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>第{number}行：{text}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{change}：{old} → {new}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>试运行，没有改动：可接受{taken}行(新增{new}，修改{changed}，重复{same})，退回{rejected}行。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册已导入：接受{taken}行(新增{new}，修改{changed}，重复{same})，退回{rejected}行。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡记录已导入：新增{new}条，重复{same}条，退回{rejected}行。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>待匹配{count}条，名册里没有这些编号：{numbers}。记录已保留，名册补上后自动计入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{year}年放假安排尚未录入，工作日按周一至周五计。请在设置中录入或导入日历。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤表：{file}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{month}已月结，考勤表指纹{digest}。此后的补正列入下月调整。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>日志完整：{facts}条，其中已依法删除内容{erased}条，末条{head}。数据库文件检查正常。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>日志在第{seq}条断开(原因：{fault})。请停止使用这份数据，保留原文件，并通知系统管理员和审计员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>数据库文件检查不正常：{fault}。请停止使用这份数据，保留原文件，并从备份恢复。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>有{count}条内容不属于任何日志记录。请保留原文件，并通知系统管理员和审计员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已由{facts}条日志重建到{file}，与现用各表完全一致。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已由{facts}条日志重建到{file}，这些表与现用的不一致：{tables}。请保留两个文件，通知系统管理员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}　{port}　正常　{model}　已存指纹{count}枚</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}　{port}　{fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>还没有登记指纹仪。请在桌面程序“设备”中登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>串口：{port}　{description}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>日历已导入：接受{taken}行，改动{changes}天，退回{rejected}行。已完整录入的年份：{years}。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>试运行，没有改动：可接受{taken}行，改动{changes}天，退回{rejected}行。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{value}”不是 JSON 值，或“{date}”不是日期。没有改动。请写成如 5 或 true，日期写成 2026-04-01。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>规则{rule}自{since}起为{value}。此前的日子仍按原规则判定。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>准时</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>迟到{minutes}分钟</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>早退{minutes}分钟</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>下班前还可再按，签退以最后一次为准。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>晚了{minutes}分钟</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>早了{minutes}分钟</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已超过时限，这半天可能记旷工。有正当原因请在期限内补签。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>现在离开这半天可能记旷工。签退以最后一次为准，可以再按。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>刚才已打过卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>以{since}的打卡为准，不用再按。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已经签到过</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签到以第一次（{since}）为准，这一次也已记录。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>还没到签到时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>上班前两小时起才算签到。这一次已记录，请到时再按一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这半天在请假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡只作记录。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这半天登记了公出</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>今天不上班</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡只作记录。加班值班请先由值班长安排。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>今天不在名册上</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡已记录，不计考勤。请找考勤员核对名册。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在记录</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请稍候，出现结果才算打上。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有打上卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡未记录。请再按一次；仍不行请按“密码打卡”，并告诉系统管理员（编号 {reference}）。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>回执 {receipt}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>最近一次打卡 {time} {name} 已记录</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请按手指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>指纹仪正在准备</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请用密码打卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>指纹仪都不能用</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}{scanner_fault}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{faults}。打卡未记录。请用{others}，或按“密码打卡”。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{faults}。打卡未记录。请按“密码打卡”，或找考勤员登记“人工签到”。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>还没有指纹仪。请系统管理员登录后在“设备”中添加；现在可按“密码打卡”。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有认出这枚手指。打卡未记录。请擦干手指再按，或换一枚登记过的手指；仍不行请按“密码打卡”。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>手指太湿或太脏，没有读清。打卡未记录。请擦干净再按一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>按得太轻或太偏，没有读清。打卡未记录。请把手指放平、按稳再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有拍到指纹。打卡未记录。请抬起手指再按一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>指纹仪的数据没有传好。打卡未记录。请再按一次；总是这样请告诉系统管理员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请输入您的编号</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请输入您的密码</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}，请同事作证</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请在场的另一位同事按手指，或输入他的编号。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请证人输入密码</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在核对</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>证人不能是打卡人自己。打卡未记录。请另一位同事作证。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}今天不在名册上，不能作证。打卡未记录。请另一位同事作证。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>指纹库{file}与本机的密钥不符，打不开。指纹数据没有改动，其他打卡方式照常。请系统管理员找回原来的密钥文件；找不回的，删除{file}后重新录入指纹。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>一枚指纹的数据已损坏，读不出来。其他人不受影响。请删除这枚指纹，重新录入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这枚指纹的数据已经删除。没有写入指纹仪。请重新读取本页。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这枚指纹的数据已经登记过。没有重复登记。请换一枚手指，或核对是谁的登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>指纹仪给出的指纹数据长度不对({length}字节，最多{limit})。没有登记。请重新录入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册上有{count}枚指纹，指纹库却是空的。指纹仪里的指纹没有清除。请系统管理员恢复指纹库；恢复不了的，逐个删除后重新录入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>此人还没有签署指纹信息同意书。没有录入。请先请本人阅读告知书并单独同意，或改用密码打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>告知书已更新({given}改为{now})，原来的同意不再适用。没有录入。请本人阅读新的告知书后再录入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>此人没有同意记录，也没有指纹。没有可以撤回的。不需要再做什么。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>指纹仪的{capacity}个位置都已占用。没有录入。请先删除离岗人员的指纹，或换容量更大的指纹仪。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{slot}号位置已有指纹。没有登记。请重新录入，程序会另给位置。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有{slot}号位置。没有登记。请重新录入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{slot}号位置没有指纹，可能刚被删除。没有改动。请重新读取本页。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有名为“{scanner}”的指纹仪。没有改动。请重新读取设备页。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>端口{port}已由{scanner}使用。没有保存。请换一个端口，或先停用{scanner}。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个模块是{scanner}的。没有接管。请把模块装回{scanner}，或先停用{scanner}。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>本半天的工作时间是{start}到{end}(《管理考核办法》第十三条)。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签到取{time}这次打卡(来源：{source})。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签退取{time}这次打卡(来源：{source})。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签到比上班时间晚{minutes}分钟，超过宽限{grace}分钟，记迟到(第二十一条第一项)。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签退比下班时间早{minutes}分钟，超过宽限{grace}分钟，记早退(第二十一条第一项)。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签到晚{minutes}分钟，达到{limit}分钟，按缺勤半天记旷工。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签退早{minutes}分钟，达到{limit}分钟，按缺勤半天记旷工。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这半天没有打卡，也没有请假、公出或补签，记旷工(第二十一条第一项)。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这半天已批准{type}，不看打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这半天登记了公出，不看打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>签到不晚、签退不早，记正常。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有签到的打卡，记缺签到；期限内可以补签。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有签退的打卡，记缺签退；期限内可以补签。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>本人是B岗，这半天在顶岗。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这半天还没有结束，暂不判断。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这半天不上班，打卡只作记录。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>当天不在名册的进驻日期内，打卡只作记录。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>找不到文件{file}。没有导入任何内容。请检查它是否还在原处。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>读不了文件{file}。没有导入任何内容。请检查权限，或另存一份再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}不是普通文件。没有导入任何内容。请选择一个文件。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}是空的。没有导入任何内容。请检查是否选错。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}不是表格文件。没有导入任何内容。请用 .xlsx 或 .csv。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}太大({bytes}字节，上限{limit}字节)。没有导入任何内容。请分成几个文件。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}有密码保护。没有导入任何内容。请去掉密码后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}是旧版 Excel 格式(.xls)。没有导入任何内容。请另存为 .xlsx。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}已损坏。没有导入任何内容。请重新导出一份。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}解压后过大，可能有问题。没有导入任何内容。请重新导出一份。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不能写入{file}。没有留下不完整的文件。请检查权限，或换一个文件夹。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>磁盘已满，{file}写不下。没有留下不完整的文件。请腾出空间后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不能写入字体文件夹{folder}。暂用系统字体。请检查权限。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>缺少字体包{package}。没有生成文件。请重新安装程序。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>字体文件{file}不能用(须是静态 TrueType 字体)。没有生成文件。请换一个字体文件。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有字体能显示这些字：{characters}({codes})。没有生成文件，也没有漏印。请在设置中添加含这些字的字体。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个 PDF 打不开。请重新生成一份。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{month}没有在册人员，没有可打印的考勤表。请检查月份和派驻部门。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这一行太长(上限{limit}字节)。这一行没有导入，其余各行照常。请检查这一行的内容。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这一行的列太多(上限{limit}列)。这一行没有导入，其余各行照常。请删去多余的列。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>第{column}列里有看不见的控制字符({code})。这一行没有导入，其余各行照常。请重新输入这一格。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这一行的文字不能按{encoding}编码读出。这一行没有导入，其余各行照常。请另存为 UTF-8 编码再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>从这一行起有一个引号没有结束。这一行没有导入。请补上引号。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>第{column}列是公式，没有算出的值。这一行没有导入，其余各行照常。请把公式改成内容。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>第{column}列是错误值{value}。这一行没有导入，其余各行照常。请改正这一格。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这一行的内容不全。这一行没有导入，其余各行照常。请补全后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>从这一行起文件读不出来，后面的内容没有导入。前面的各行照常。请重新导出一份。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file}的扩展名不能识别。没有写出文件。请用 .xlsx 或 .csv。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>空白名册已写入{file}。填好后在名册页导入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>还没有改动。新增{new}行，更改{changed}行，无变化{same}行，不能导入{rejected}行。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册已导入：新增{new}行，更改{changed}行，无变化{same}行；{rejected}行没有导入，原内容保留。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在写入，应有{wanted}枚</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{wanted}枚，已齐</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>应有{wanted}枚</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>启动后还没有</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>认出一枚手指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有认出手指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有读清手指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>写入一枚指纹</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>有指纹与登记不符</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>断开</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}没有接上。请检查电源和数据线。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在连接{scanner}，请稍候。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在核对{scanner}里的指纹，请稍候；核对完才能打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}工作正常，不用做什么。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}正在处理，打卡照常。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}已断开。请重新插好；接上后会自动恢复。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}已停用待查。请核对后接管，或换回原来那一台。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>还没有指纹仪。接好数据线后在这里添加；没有指纹仪时可用密码打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>选择接上的串口，或输入网络地址，如 socket://192.168.1.20:4001。保存后各指纹仪会重新连接，几秒内不能打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>停用后不再连接这台指纹仪，里面的指纹请在交还或报废前清空。已有的打卡记录都保留。各指纹仪会重新连接。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>接管会清空这台指纹仪里现有的全部指纹，写上本大厅的标记，再写入大厅登记的{wanted}枚指纹。清空后不能恢复。请先确认它确实是本大厅的设备。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}已接管，正在写入指纹。写完即可打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已有名为“{scanner}”的指纹仪。没有改动。请换一个名称。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这枚手指已登记。没有重复登记。请换一枚手指；认为有误的，请考勤员核对指纹登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请让{name}本人读完下面的告知书，由本人决定是否同意。见证人：{who}。不同意的，用密码打卡，效果相同。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}已于{at}同意这份告知书，不用再问。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>登记指纹须有两人在场：除您以外，还要一位有登记权限的人(窗口负责人、考勤员、值班长或系统管理员)确认。此人不会因此登录。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请到场的第二人把{finger}按在{scanner}上。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不是此人登记的手指。没有确认。请用登记过的手指，或改用密码。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册里没有这个编号，或此人没有登记指纹。没有确认。请改用密码。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>选择要登记的手指。建议登记两枚，一枚受伤时还能用另一枚。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>现在没有可用的指纹仪。没有开始。请在“设备”页查看原因。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}正在准备……</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有登记。可以重新采集，或取消。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请把{finger}平放在{scanner}上</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请抬起手指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请把同一枚手指再放一次</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有读清楚。请抬起，擦净手指后再放</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在保存……</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{finger}已登记</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count}台指纹仪中{arrived}台已可用这枚手指打卡。没有接上的，接上后自动写入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请把{finger}按在{scanner}上。只作核对，不记打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>认出来了：是{name}的{finger}。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有对上。请擦净手指再试；总是对不上，请删除后重新登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>编号与{name}的不同。没有设置密码。请本人核对编号。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>两次输入的密码不同。没有设置密码。请再输入一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请本人输入自己的编号和密码。密码是6位数字，不要用生日、连号或重复的数字。用密码打卡须有一名同事作证，与指纹打卡效果相同。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}的打卡密码已设好。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>撤回后立即删除此人的全部指纹，以后用密码打卡，效果相同。已有的考勤记录不受影响。没有接上的指纹仪，接上时自动删除。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}已撤回同意，指纹已删除。请为此人设打卡密码。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}的{finger}已删除。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>从本机和各指纹仪删除这枚手指。没有接上的指纹仪，接上时自动删除。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册里还没有人员。请先在“名册”页添加或导入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>改动从选定的日期起生效；此前的日子仍按当时的规则判定，已月结的月份不变。与默认值不同的标为黄色。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>默认值：{value}。依据：{article}。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}在{date}不在名册的进驻日期内。没有保存。请核对日期，或先修改名册。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这是其他窗口的人。没有保存任何改动。请由本窗口负责人或考勤员来做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这条登记已经不在了，可能刚被别人取消。没有改动。请重新读取本页。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>公出的结束时间须晚于开始时间，并在同一天内。没有保存。请改时间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>本人的公出须在离开前登记，最迟离开后{minutes}分钟内。没有保存。请由窗口负责人或考勤员补登。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>值班时间{first}到{last}不成一段。没有保存。请改为当天内先后两个时间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>上午到{am_last}，下午从{pm_first}开始，两段重叠。没有保存。请改时间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有名为“{edge}”的打卡。没有保存。请从列表中选择。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>减时须在1到{limit}分钟之间。没有保存。请改分钟数。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>结束日期须在开始日期之后，并早于原来的结束日期。没有保存。请改日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>减时最长一年，从{first}起最晚到{limit}。没有保存。请改结束日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>哺乳假到孩子满一周岁({limit})为止。没有保存。请改日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>故障的结束时间须晚于开始时间。没有保存。请改时间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>故障须已经开始，最晚登记到今天结束。没有保存。请改时间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有找到这次设备故障的登记。没有保存。请先登记设备故障，再做人工签到。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个时间不在登记的设备故障期间。没有保存。请改时间，或改用补签单。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这个时间还没有到。没有保存。请改时间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>您的账号没有对应到名册中的人，不能作人工签到的见证。没有保存。请由在册的人来登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{minute}已经有这个人的打卡。没有重复登记。不需要再做什么。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这张补签单已经不在了。没有改动。请重新读取本页。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>填单、确认、审批须是不同的人。没有改动。请由另一位有权限的人来做。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这张补签单现在是“{state}”，不能再这样处理。没有改动。请重新读取本页。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>补签原因只有四种：设备故障或停电、公务外出、忘记打卡、新录指纹失败。没有保存。请从列表中选择。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}还没有到。没有保存。请改日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}的补签期限到{deadline}为止，已经过了。没有保存。如有异议请与考勤员说明。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}{edge}已有一张补签单在等待签字。没有重复保存。请等它办完。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}{edge}的补签单已经批准。没有重复保存。不需要再做什么。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{month}“忘记打卡”的补签已满{cap}次。没有保存。其他原因不受此限。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}{half}不上班，不需要补签。没有保存。请核对日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}{half}还没有结束，暂不需要补签。没有保存。请在下班后再看。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{date}{edge}没有缺、迟、早，不需要补签。没有保存。请核对是哪一次打卡。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{minute}不在这次打卡的时段内(从{first}到{last}之前)，或者还没有到。没有保存。请改时间。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不能使用文件夹{folder}。没有生成文件。请换一个文件夹。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打印机没有接受这份表。没有打印。请检查打印机后再试，或先存成 PDF。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}没有填写。这一项没有保存。请补填后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}太长({length}个字符，最多{limit}个)。这一项没有保存。请缩短后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}里有不能使用的字符{character}。这一项没有保存。请删去该字符后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}“{value}”以 = + - @ 开头，会被表格软件当作公式。这一项没有保存。请改写后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>岗位“{value}”无法识别。这一项没有保存。请填写 A岗 或 B岗。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}“{value}”不是日期。这一项没有保存。请写成 2026-03-02 的样子。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}{value}不在{first}年至{last}年之间。这一项没有保存。请核对年份。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>离开日期{end}早于进驻日期{start}。这一项没有保存。请核对两个日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册缺少这些列：{missing}。没有导入任何内容。请用“名册模板”补齐列名后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册中“{field}”一列出现了两次。没有导入任何内容。请只保留一列。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册超过{limit}行。没有导入任何内容。请检查是否选错文件，或分成几个文件。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}只有表头，没有人员。没有导入任何内容。请检查是否选错。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}现为“{old}”，文件中为“{new}”。原内容保留，这一行没有导入。确要更改，请选“替换已有内容”再导入。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{field}与本文件第{line}行不一致：那里是“{old}”，这里是“{new}”。以第{line}行为准，这一行没有导入。请核对文件。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>此人自{start}起已在{department}“{window_group}”任{post}，日期重叠。原岗位保留，这一项没有保存。请先把原岗位的离开日期填为新岗位进驻的前一天。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤号{user_no}已属于{name}。没有改动。请换一个号码，或先取消原来的对应。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件缺少这些列：{missing}。没有导入任何打卡。请补上列名(如“编号”“时间”)后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文件{file}里没有打卡记录。没有导入任何内容。请检查是否选错。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>“{text}”不是打卡时间。这一行没有导入。时间应为 2026-03-02 08:29:15 的样子。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{user_no}号{moment}的打卡晚于本机现在的时间。已另行保存，不计入考勤。请检查考勤机和本机的时钟。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{user_no}号{moment}的打卡早于此人进驻，考勤机时钟可能曾被重置。已另行保存，不计入考勤。请检查考勤机时钟和进驻日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>单位类别“{kind}”无法识别。没有改动。请选派驻部门、政务服务中心、分中心或镇(街道)。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>票号字头“{prefix}”须是一个英文字母。没有改动。请换一个字母。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>票号字头{prefix}已由{department}使用。没有改动。请换一个字母。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>该部门已有窗口“{window_group}”。没有改动。请换一个名称。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{department}没有窗口“{window_group}”。没有改动。请先添加该窗口。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有{counter}号台席。没有改动。请核对窗口号。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}今天不在窗口“{window_group}”任岗，不能任该窗口负责人。没有改动。请先安排岗位。《管理考核办法》第九条</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>编号{number}已属于{name}。没有添加。请核对编号。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>此人没有考勤号{user_no}。没有改动。请刷新名册后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这一岗位记录已不在名册中。没有改动。请刷新名册后再试。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name}在{last}之后没有任岗。没有改动。请核对日期。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>名册里已有内容，不能装入示例大厅。原有内容保留。请在新的数据文件夹中试用示例。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}没有接上。请检查电源和数据线，或改用其他指纹仪。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}的端口被另一个程序占用，或没有权限。请关闭那个程序，或请系统管理员开放权限。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}已断开。请重新插好数据线；接上后会自动恢复。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}没有回应。请重新插拔；接上后会自动恢复。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}传来的数据读不懂。请检查数据线和波特率。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}的模块密码不对，不能使用。请系统管理员在设备页处理。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}的旧连接关不掉。请拔下再插上。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}不是原来那一台。为防止认错人已停用。请系统管理员在设备页核对。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}没有本大厅的标记。为防止认错人已停用。请系统管理员在设备页接管。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新接的{scanner}里已有指纹。为防止认错人已停用。请系统管理员在设备页接管。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}里的指纹与大厅的登记不一致。为防止认错人已停用。请系统管理员在设备页处理。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}的驱动出了意外的错误，已写入日志。会自动重新连接；再次出现请告诉系统管理员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>读不到{scanner}应有的指纹登记。已停用，恢复后自动启用。请检查磁盘。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}的{slot}号位置有未登记的指纹，已清除。请系统管理员查明来源。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}的{slot}号位置与登记的不一致，已换回。请系统管理员查明原因。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}不接受{slot}号位置的指纹。其他人不受影响。请为此人重新登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>这枚手指已经登记过({slot}号位置)。没有重复登记。请换一枚手指，或核对是谁的登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>两次按的不是同一枚手指。没有登记。请用同一枚手指重来。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>几次都没有读清楚。没有登记。请擦净手指和指纹仪再试，或换一枚手指。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>等了一会儿没有人按手指。没有登记。准备好后再开始。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}没有这个位置。没有登记。请系统管理员检查设备型号。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}已存满。没有登记。请先清理离岗人员，或换容量更大的指纹仪。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}写入失败。没有登记。请再试一次；仍不行请更换指纹仪。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}给出或收到的指纹数据不可用。没有登记。请重新登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已取消。没有登记。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}现在不能用。没有执行。请等它恢复正常。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{scanner}报告错误(代码{code})。没有执行。请再试一次。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正常</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>迟到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>早退</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>缺签到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>缺签退</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>旷工</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>请假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>公出</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>顶岗</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>未结束</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>休息日打卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不在册打卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>上午签到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>上午签退</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>下午签到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>下午签退</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>上午</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>下午</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>周一</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>周二</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>周三</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>周四</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>周五</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>周六</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>周日</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>工作人员</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>窗口负责人</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>派驻部门审核人</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤员</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>值班长</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>中心领导</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>系统管理员</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>审计员</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A岗</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>B岗</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>指纹</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤机导入</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密码(有证人)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>人工签到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>补签单</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>事假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>病假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>年休假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>婚假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>产假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>陪产假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>育儿假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>哺乳假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>丧假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>探亲假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>工伤假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>公假</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>补休</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>其他</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>上班</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>休息</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>上午休息</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>下午休息</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>派驻部门</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>政务服务中心</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>分中心</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>镇(街道)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>未接通</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在连接</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在处理</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已断开</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已停用待查</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有接上</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>被其他程序占用</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有回应</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>传来的数据读不懂</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>模块密码不对</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>需要拔下重插</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>不是原来那一台(已停用)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有本大厅的标记(已停用)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>里面有别处的指纹(已停用)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>的指纹与登记不一致(已停用)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>的驱动出错</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>读不到应有的登记(已停用)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>修改名册</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>导入打卡记录</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>为密码打卡作证</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>登记人工签到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>登记设备故障</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>登记公出</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>安排值班时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>代填补签单</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>确认补签单</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>审批补签单</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>登记指纹</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>月结</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>查看全部考勤</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>查看本窗口考勤</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>修改规则</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>修改工作日历</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>管理账号</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>为账号变更作第二人</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>任免审计员</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>管理设备</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>查阅日志</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>核验日志</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>清除个人信息</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>编号</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>姓名</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>派驻部门代码</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>窗口</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>岗位</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>进驻日期</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>离开日期</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤号</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>打卡时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>窗口号</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤机</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>左手拇指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>左手食指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>左手中指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>左手无名指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>左手小指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>右手拇指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>右手食指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>右手中指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>右手无名指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>右手小指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>放上手指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>抬起手指</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>再放一次</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>保存</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已写入</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>正在写入</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>没有接上，接上后写入</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>型号不同，不能写入；请在这台上另行登记</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>本人要求</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>目的已实现</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>保存期限已满</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>撤回同意</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>处理违法</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>大厅不符</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>次序不对</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>前后不连</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>摘要不符</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>内容不符</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>内容缺失</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>无法读取</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>作息时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>每天打卡次数</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>迟到早退宽限分钟</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>迟到早退多少分钟起算旷工半天</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>中午一次打卡兼作签退和签到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>补签期限(工作日)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>每月“忘记打卡”补签次数</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤表符号</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>考勤表本人签名栏</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>自助页面无人操作多少秒后退出</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>管理页面无人操作多少秒后退出</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>一次登录最长多少秒</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密码多少天须更换(0为不限)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>是</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>否</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>符号(√ ○ …)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文字</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新增</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>更改</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>无变化</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>未导入</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新部门</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新窗口</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新人员</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新岗位</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>在岗</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>午休</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已签退</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>未到时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>未到</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>在班(不需签到)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>备岗</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>旷工半天</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>密码打卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>时钟被改后的打卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>时钟可信</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>时钟被改动过，请核对时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>时钟早于最后一条记录，请核对时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>时钟没有设置，请核对时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>演练数据，时间可指定</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>设备故障或停电</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>公务外出</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>忘记打卡</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>新录指纹失败</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>待窗口确认</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>待中心审批</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已批准</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已退回</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>值班时间</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>减时</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>补签</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>自动(超过25人用A3)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A4</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A3</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>符号(√ ＞ ＜ ×)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>文字(迟 退 旷 事)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>在册</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>待进驻</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>已离开</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>未安排岗位</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{year}年{month}月{day}日({weekday})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{month}月{day}日</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{year}年{month}月</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{days}天</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{points}分</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{minutes}分钟</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{hours}小时</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{hours}小时{minutes}分钟</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>程序没有说明这一情况的文字(代号 {key})。没有保存任何改动。请把代号告诉系统管理员。</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>、</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
