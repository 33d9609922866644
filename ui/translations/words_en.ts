<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
 <context>
  <name>words</name>
  <message>
   <source>年份应在{first}年至{last}年之间。没有改动。请核对年份。</source>
   <translation>The year must be between {first} and {last}. Nothing was changed. Please check the year.</translation>
  </message>
  <message>
   <source>文件的第一行缺少“日期”和“类型”两列。没有导入任何内容。请按 日期、类型、名称 三列填写。</source>
   <translation>The first line of the file lacks the columns for date and kind. Nothing was imported. Please fill in three columns: date, kind, name.</translation>
  </message>
  <message>
   <source>{year}年的放假安排还没有录入，暂按周一至周五上班计算。请在“设置·日历”中录入或导入。</source>
   <translation>The holidays of {year} have not been entered; Monday to Friday count as working days. Please enter or import them under Settings, Calendar.</translation>
  </message>
  <message>
   <source>“{text}”不是日期，或年份不合理。没有采用。请写成 2026-01-04 的样子。</source>
   <translation>"{text}" is not a date, or its year is unlikely. It was not taken. Please write it like 2026-01-04.</translation>
  </message>
  <message>
   <source>类型“{text}”无法识别。这一行没有导入。请填写 上班、休息、上午休息 或 下午休息。</source>
   <translation>The kind "{text}" is not known. This line was not imported. Please enter work, off, am_off or pm_off.</translation>
  </message>
  <message>
   <source>名称太长或含有看不见的字符。这一行没有保存。请用{most}个字以内。</source>
   <translation>The name is too long or holds invisible characters. This line was not saved. Please use at most {most} characters.</translation>
  </message>
  <message>
   <source>这个日期在第{line}行已有不同的安排。以第{line}行为准，这一行没有导入。请核对文件。</source>
   <translation>This date stands otherwise in line {line}. Line {line} holds, and this line was not imported. Please check the file.</translation>
  </message>
  <message>
   <source>日志在第{seq}条对不上({fault})，不能用来重建。原数据保持不变。请先核验日志，并用备份恢复。</source>
   <translation>The journal does not agree at entry {seq} ({fault}), so nothing can be rebuilt from it. The data are as they were. Please verify the journal first, and restore from a backup.</translation>
  </message>
  <message>
   <source>没有这种清除依据。没有清除任何内容。请从列表中选择依据。</source>
   <translation>There is no such ground for erasing. Nothing was erased. Please choose one from the list.</translation>
  </message>
  <message>
   <source>日志里没有此人可清除的内容。没有改动。请核对所选的人。</source>
   <translation>The journal holds nothing to erase about this person. Nothing was changed. Please check who was chosen.</translation>
  </message>
  <message>
   <source>此人仍在岗，不能清除其信息。没有改动。请先登记离开日期。</source>
   <translation>This person is still on post, and their data cannot be erased. Nothing was changed. Please register the leaving date first.</translation>
  </message>
  <message>
   <source>此人的考勤记录依法须保存到{until}。没有清除。请到期后再办；在此之前可停用账号、删除指纹。</source>
   <translation>By law this person's attendance must be kept until {until}. Nothing was erased. Please come back then; until then the account can be put out of use and the fingers deleted.</translation>
  </message>
  <message>
   <source>这个文件夹里还没有大厅的数据({file})。没有改动任何文件。请先新建大厅(zaigang init，或打开桌面程序)，或换一个数据文件夹。</source>
   <translation>This folder does not hold a hall's data yet ({file}). No file was changed. Please found a hall first (zaigang init, or open the desktop), or use another data folder.</translation>
  </message>
  <message>
   <source>这个文件夹里已经有大厅的数据({file})。原数据保持不变。请换一个空文件夹，或直接打开它。</source>
   <translation>This folder already holds a hall's data ({file}). The data are as they were. Please use an empty folder, or open the one that is there.</translation>
  </message>
  <message>
   <source>数据文件{file}由更新的程序写成(第{version}版，本程序到第{known}版)。数据没有改动。请先更新程序再打开。</source>
   <translation>The data file {file} was written by a newer program (version {version}; this program knows up to {known}). No data were changed. Please update the program first.</translation>
  </message>
  <message>
   <source>数据文件{file}已损坏，不能信任。已停止写入，文件保持原样。请联系系统管理员用备份恢复。</source>
   <translation>The data file {file} is damaged and cannot be trusted. Writing has stopped, and the file is as it was. Please ask the system administrator to restore a backup.</translation>
  </message>
  <message>
   <source>数据文件{file}正被另一个程序占用。这一次没有保存。请关闭占用它的程序，再做一次。</source>
   <translation>The data file {file} is in use by another program. This was not saved. Please close that program and try again.</translation>
  </message>
  <message>
   <source>磁盘已满，{file}写不下了。这一次没有保存，以前的记录都在。请腾出空间后再做一次。</source>
   <translation>The disk is full, and there is no room for {file}. This was not saved; all earlier records are there. Please free some space and try again.</translation>
  </message>
  <message>
   <source>没有写入{file}的权限。这一次没有保存。请检查磁盘和文件夹的权限。</source>
   <translation>{file} may not be written. This was not saved. Please check the permissions of the disk and the folder.</translation>
  </message>
  <message>
   <source>打不开数据文件{file}。没有改动任何内容。请检查磁盘是否接好、文件夹是否还在。</source>
   <translation>The data file {file} cannot be opened. Nothing was changed. Please check that the disk is connected and the folder is still there.</translation>
  </message>
  <message>
   <source>读写磁盘时出错({file})。这一次没有保存。请停止使用这台机器，并联系系统管理员检查磁盘。</source>
   <translation>The disk could not be read or written ({file}). This was not saved. Please stop using this machine and ask the system administrator to check the disk.</translation>
  </message>
  <message>
   <source>{file}不是在岗的数据文件。文件没有改动。请换一个数据文件夹。</source>
   <translation>{file} is not a data file of Zaigang. The file was not changed. Please use another data folder.</translation>
  </message>
  <message>
   <source>数据库地址不对。没有改动任何内容。请写成 postgresql+psycopg://用户:密码@主机/库名，或留空使用内置的数据文件。</source>
   <translation>The database address is wrong. Nothing was changed. Write it as postgresql+psycopg://user:password@host/name, or leave it empty for the built-in file.</translation>
  </message>
  <message>
   <source>连不上数据库{name}。这一次没有保存，以前的记录都在。请检查数据库服务和网络，稍后会自动再试。</source>
   <translation>The database {name} cannot be reached. This was not saved; earlier records are all there. Check the database service and the network; it is tried again by itself.</translation>
  </message>
  <message>
   <source>数据库{name}现在只能读(只读副本，或被设为只读)。这一次没有保存，以前的记录都在。请把数据库地址改为主库，再做一次。</source>
   <translation>The database {name} can only be read now (a read replica, or set to be read only). This was not saved; earlier records are all there. Set the address of the primary database, then do it again.</translation>
  </message>
  <message>
   <source>数据库是PostgreSQL {version}，需要15或更新的版本。没有改动任何内容。请先升级数据库。</source>
   <translation>The database is PostgreSQL {version}; 15 or later is needed. Nothing was changed. Upgrade the database first.</translation>
  </message>
  <message>
   <source>数据库的字符编码是{encoding}，需要UTF8。没有改动任何内容。请新建一个UTF8的库再试。</source>
   <translation>The database's encoding is {encoding}; UTF8 is needed. Nothing was changed. Create a database in UTF8 and try again.</translation>
  </message>
  <message>
   <source>上级平台没有这个大厅。没有改动任何内容。请从大厅列表中选择。</source>
   <translation>Upstream has no such hall. Nothing was changed. Please choose one from the list of halls.</translation>
  </message>
  <message>
   <source>大厅名称不能为空，最多64个字，不能含控制字符。没有保存。请重新填写。</source>
   <translation>The hall's name has 1 to 64 characters and no control characters. Nothing was saved. Please enter it again.</translation>
  </message>
  <message>
   <source>不认识时区“{zone}”。没有保存。请从列表中选择，例如 Asia/Shanghai。</source>
   <translation>The time zone "{zone}" is not known. Nothing was saved. Please choose from the list, such as Asia/Shanghai.</translation>
  </message>
  <message>
   <source>没有名为“{rule}”的规则。没有保存。请从设置页选择规则。</source>
   <translation>There is no rule "{rule}". Nothing was saved. Please choose a rule in the settings.</translation>
  </message>
  <message>
   <source>规则“{rule}”不能设为“{value}”(可用：{reason})。原来的值不变。请重新填写。</source>
   <translation>The rule "{rule}" cannot be "{value}" (possible: {reason}). The old value is kept. Please enter it again.</translation>
  </message>
  <message>
   <source>作息时间不合格式(问题在：{place})。原来的值不变。各季节须不重不漏排满全年，每季写一行或七行(周一至周日)，每行上午、下午各写起止，如 08:30 和 12:00，且前后不交叉。</source>
   <translation>The working hours are not in the right form (at: {place}). The old value is kept. The seasons must fill the whole year once; each season has one line or seven (Monday to Sunday), and each line a start and an end for morning and afternoon, such as 08:30 and 12:00, one after the other.</translation>
  </message>
  <message>
   <source>程序出了意外的错误，详细情况已写入日志(编号 {reference})。已保存的记录都在。请再试一次；再次出现请告诉系统管理员。</source>
   <translation>Something unforeseen happened in the program; it was written to the log (number {reference}). All that was saved is there. Please try again; if it happens again, tell the system administrator.</translation>
  </message>
  <message>
   <source>关闭程序</source>
   <translation>Close the program</translation>
  </message>
  <message>
   <source>关闭后这台机器不再接受打卡。已记录的打卡都在。确定要关闭吗？</source>
   <translation>Once closed, this machine takes no punches. All recorded punches are there. Do you want to close it?</translation>
  </message>
  <message>
   <source>已按您的要求停止。没有留下未完成的内容。</source>
   <translation>Stopped as you asked. Nothing incomplete was left.</translation>
  </message>
  <message>
   <source>无派驻人员。</source>
   <translation>Nobody is dispatched here.</translation>
  </message>
  <message>
   <source>缺B岗：A岗{a}人，应有B岗{need}人，现有{have}人。《管理考核办法》第十五条</source>
   <translation>No B post: {a} on A posts need {need} on B posts, and there are {have}. Management and Assessment Measures, Art. 15</translation>
  </message>
  <message>
   <source>{name}不能通办，还不会办：{items}。《管理考核办法》第十五条</source>
   <translation>{name} cannot do everything; missing: {items}. Management and Assessment Measures, Art. 15</translation>
  </message>
  <message>
   <source>{name}待岗，不能作B岗。</source>
   <translation>{name} is stood down and cannot be a B.</translation>
  </message>
  <message>
   <source>{name}本人就是这个窗口的A岗，不能兼作B岗。</source>
   <translation>{name} is on an A post of this window and cannot be its B.</translation>
  </message>
  <message>
   <source>未指定互为AB岗：{names}。</source>
   <translation>No mutual stand-in named: {names}.</translation>
  </message>
  <message>
   <source>没有登记办理事项，无法核对B岗能否通办。</source>
   <translation>No service items are registered, so it cannot be checked whether the B can do everything.</translation>
  </message>
  <message>
   <source>该部门只有A岗{count}人，少于{least}人。</source>
   <translation>The department has only {count} on A posts, fewer than {least}.</translation>
  </message>
  <message>
   <source>{date}{half}窗口只剩{left}人在岗，至少要{least}人。不在岗：{names}。</source>
   <translation>{date}, {half}: only {left} on duty at the window, at least {least} are needed. Away: {names}.</translation>
  </message>
  <message>
   <source>{date}{half}{names}不在岗，唯一的B岗{b}也不在。</source>
   <translation>{date}, {half}: {names} away, and {b}, the only B, is away too.</translation>
  </message>
  <message>
   <source>{date}{half}{name}不在岗，还没有登记顶岗。</source>
   <translation>{date}, {half}: {name} is away, and no cover is registered.</translation>
  </message>
  <message>
   <source>{date}{half}{name}不在岗，已登记顶岗，等待中心同意。</source>
   <translation>{date}, {half}: {name} is away; a cover is registered and waits for the centre.</translation>
  </message>
  <message>
   <source>未及时顶岗：{name}{half}自{minute}起不在岗，已过{minutes}分钟，无人顶岗。请马上安排B岗并登记。</source>
   <translation>Nobody took over in time: {name} ({half}) has been away since {minute}, more than {minutes} min, and nobody covers. Please send the B now and register the cover.</translation>
  </message>
  <message>
   <source>未及时顶岗：{name}{half}自{minute}起不在岗，顶岗已登记，中心还没有同意。请马上处理。</source>
   <translation>Nobody took over in time: {name} ({half}) has been away since {minute}; a cover is registered, but the centre has not agreed. Please see to it now.</translation>
  </message>
  <message>
   <source>{name}{half}请假已开始，与顶岗人员的交接还没有确认。请马上确认交接。</source>
   <translation>The leave of {name} ({half}) has begun, and the handover is not confirmed. Please confirm it now.</translation>
  </message>
  <message>
   <source>该部门没有登记事项“{item}”。没有保存。请先登记这个事项。</source>
   <translation>The department has no item "{item}". Nothing was saved. Please register the item first.</translation>
  </message>
  <message>
   <source>一个窗口最多登记{limit}个事项。没有保存。请合并相近的事项。</source>
   <translation>A window has at most {limit} items. Nothing was saved. Please merge similar ones.</translation>
  </message>
  <message>
   <source>本人不能作自己的替岗人员。没有保存。请选另一个人。</source>
   <translation>Nobody stands in for themselves. Nothing was saved. Please choose somebody else.</translation>
  </message>
  <message>
   <source>替岗人员须是同一部门在册的人。没有保存。请从列表中选择。</source>
   <translation>A stand-in must be on the roster of the same department. Nothing was saved. Please choose from the list.</translation>
  </message>
  <message>
   <source>{name}不在{department}任岗。没有保存。请核对人员和部门。</source>
   <translation>{name} does not serve in {department}. Nothing was saved. Please check person and department.</translation>
  </message>
  <message>
   <source>待岗的结束日期{until}早于开始日期{since}。没有保存。请核对两个日期。</source>
   <translation>The stand-down ends on {until}, before it begins on {since}. Nothing was saved. Please check both dates.</translation>
  </message>
  <message>
   <source>{name}自{since}起已在待岗。没有重复保存。请先结束原来的待岗。</source>
   <translation>{name} is already stood down from {since}. It was not saved twice. Please end the earlier one first.</translation>
  </message>
  <message>
   <source>这条待岗记录已经不在了。没有改动。请重新读取本页。</source>
   <translation>This stand-down is no longer there. Nothing was changed. Please read the page again.</translation>
  </message>
  <message>
   <source>这次待岗到{until}为止，不能延后。没有改动。请另登记一次待岗。</source>
   <translation>This stand-down ends on {until} and cannot end later. Nothing was changed. Please register another one.</translation>
  </message>
  <message>
   <source>一次可看1到{limit}天，不能看{count}天。请改天数。</source>
   <translation>1 to {limit} days can be shown at once, not {count}. Please change the number.</translation>
  </message>
  <message>
   <source>文件缺少这些列：{missing}。没有导入任何内容。请补齐列名后再试。</source>
   <translation>The file lacks these columns: {missing}. Nothing was imported. Please add the column names and try again.</translation>
  </message>
  <message>
   <source>{department}不止一个窗口，或还没有窗口，“窗口”一栏须填写。这一行没有导入。请补填。</source>
   <translation>{department} has several windows, or none yet: the column "window_group" must be filled in. This line was not imported. Please complete it.</translation>
  </message>
  <message>
   <source>名册中没有编号{number}的人。这一行没有导入。请核对工号。</source>
   <translation>Nobody on the roster has the number {number}. This line was not imported. Please check the number.</translation>
  </message>
  <message>
   <source>事项已导入：接受{taken}行，新增事项{items}个，更新可办人员{people}人，退回{rejected}行。</source>
   <translation>The items were imported. Lines taken: {taken}, new items: {items}, people who can do more: {people}, lines returned: {rejected}.</translation>
  </message>
  <message>
   <source>试运行，没有改动：可接受{taken}行，新增事项{items}个，更新可办人员{people}人，退回{rejected}行。</source>
   <translation>Trial run, nothing changed. Lines that would be taken: {taken}, new items: {items}, people who can do more: {people}, lines returned: {rejected}.</translation>
  </message>
  <message>
   <source>{date}　窗口{groups}个，不符合AB岗要求的{failing}个。</source>
   <translation>{date}  Windows: {groups}; not complying with the rule on AB posts: {failing}.</translation>
  </message>
  <message>
   <source>“{text}”不是日期。请写成 2026-03-09。</source>
   <translation>"{text}" is not a date. Please write it as 2026-03-09.</translation>
  </message>
  <message>
   <source>您的角色不能{action}。没有保存任何改动。请由有这项权限的人来做。</source>
   <translation>Your role does not allow you to {action}. No change was saved. Please ask someone who has this right.</translation>
  </message>
  <message>
   <source>不能审核自己的记录。没有保存任何改动。请由另一位有权限的人来做。</source>
   <translation>Nobody can decide on their own record. No change was saved. Please ask another person who has this right.</translation>
  </message>
  <message>
   <source>没有名为“{role}”的角色。没有保存。请从列表中选择。</source>
   <translation>There is no role "{role}". Nothing was saved. Please choose from the list.</translation>
  </message>
  <message>
   <source>{roles}不能由同一人担任。原来的角色不变。请分给两个人。</source>
   <translation>{roles} cannot be held by one person. The roles stay as they were. Please give them to two people.</translation>
  </message>
  <message>
   <source>用户名或密码不对。没有登录。请核对后再试；连续输错5次，账号会暂停15分钟。</source>
   <translation>The user name or the password is not right. You are not signed in. Please check both and try again; after 5 wrong tries in a row the account pauses for 15 minutes.</translation>
  </message>
  <message>
   <source>输错次数过多，此账号暂停到{until}(还有{minutes}分钟)。已有的记录不受影响。请到时再试，或请系统管理员重设密码。</source>
   <translation>There were too many wrong tries; this account pauses until {until} (another {minutes} min). Existing records are not affected. Please try again then, or ask the system administrator to reset the password.</translation>
  </message>
  <message>
   <source>这台终端输错次数过多，到{until}(还有{minutes}分钟)前不能登录。指纹打卡照常。请到时再试，并告知系统管理员。</source>
   <translation>There were too many wrong tries at this terminal; nobody can sign in until {until} (another {minutes} min). Punching by finger goes on. Please try again then, and tell the system administrator.</translation>
  </message>
  <message>
   <source>登录已结束。没有保存这一次的改动。请重新登录后再做。</source>
   <translation>Your session has ended. This last change was not saved. Please sign in and make it again.</translation>
  </message>
  <message>
   <source>这个大厅已有系统管理员，改动须署名。没有改动任何内容。请加上 --as 用户名 再运行。</source>
   <translation>This hall has a system administrator, so changes must be signed. Nothing was changed. Please add --as USER and run again.</translation>
  </message>
  <message>
   <source>这个大厅已有系统管理员。没有新建账号。请由系统管理员登录后在“设置”中添加账号。</source>
   <translation>This hall already has a system administrator. No account was made. Please have the administrator sign in and add the account under Settings.</translation>
  </message>
  <message>
   <source>密钥文件{file}读不了，或属于另一个大厅。文件保持原样，数据没有改动。请放回原来的密钥文件，或检查它的权限。</source>
   <translation>The key file {file} cannot be read, or belongs to another hall. The file is as it was, and no data were changed. Please put the original key file back, or check its permissions.</translation>
  </message>
  <message>
   <source>密钥文件{file}写不下来。没有保存任何内容。请检查文件夹的权限和磁盘空间。</source>
   <translation>The key file {file} cannot be written. Nothing was saved. Please check the folder's permissions and the free disk space.</translation>
  </message>
  <message>
   <source>系统的密钥库没有打开，取不到本大厅的密钥。数据没有改动。请以平时的系统用户登录这台电脑后再试。</source>
   <translation>The system's key store is not open, so this hall's key cannot be had. No data were changed. Please sign in to this computer as the usual system user and try again.</translation>
  </message>
  <message>
   <source>找不到密钥文件{file}。数据没有改动，但没有它无法核对密码。请把原来的密钥文件放回数据文件夹。</source>
   <translation>The key file {file} is missing. No data were changed, but without it passwords cannot be checked. Please put the original key file back into the data folder.</translation>
  </message>
  <message>
   <source>密钥文件{file}不是保存密码时用的那一个。数据没有改动。请放回原来的密钥文件。</source>
   <translation>The key file {file} is not the one with which the passwords were saved. No data were changed. Please put the original key file back.</translation>
  </message>
  <message>
   <source>用户名“{username}”不能用。没有保存。请用2至32个字母、汉字、数字或 . _ -，中间不留空格。</source>
   <translation>The user name "{username}" cannot be used. Nothing was saved. Please use 2 to 32 letters, Chinese characters, digits or . _ - without spaces.</translation>
  </message>
  <message>
   <source>用户名“{username}”已被使用，停用的账号也算。没有保存。请换一个。</source>
   <translation>The user name "{username}" is taken; accounts out of use count too. Nothing was saved. Please choose another one.</translation>
  </message>
  <message>
   <source>姓名“{name}”不能用。没有保存。请填写1至64个可见字符。</source>
   <translation>The name "{name}" cannot be used. Nothing was saved. Please enter 1 to 64 visible characters.</translation>
  </message>
  <message>
   <source>没有这个账号，或它已停用。没有改动。请刷新账号列表后再试。</source>
   <translation>There is no such account, or it is out of use. Nothing was changed. Please refresh the list of accounts and try again.</translation>
  </message>
  <message>
   <source>不能改动自己的账号和角色。没有改动。请由另一位系统管理员来做。</source>
   <translation>Your own account and roles cannot be changed by you. Nothing was changed. Please ask another system administrator.</translation>
  </message>
  <message>
   <source>这是最后一位{role}，不能撤去。原来的角色不变。请先任命另一位。</source>
   <translation>This is the last person with the role "{role}", which cannot be taken away. The roles stay as they were. Please appoint another one first.</translation>
  </message>
  <message>
   <source>没有选择角色。没有保存。请至少选一个角色。</source>
   <translation>No role was chosen. Nothing was saved. Please choose at least one.</translation>
  </message>
  <message>
   <source>改动角色须两人在场。没有保存。请另一位系统管理员或中心领导当场登录确认。</source>
   <translation>Two people must be present to change roles. Nothing was saved. Please have another system administrator or a centre director sign in here to confirm.</translation>
  </message>
  <message>
   <source>第二人必须是另一个人，也不能是被改动的本人。没有保存。请换一位登录确认。</source>
   <translation>The second person must be somebody else, and not the person whose account is changed. Nothing was saved. Please have another person sign in to confirm.</translation>
  </message>
  <message>
   <source>第二人的确认已超过5分钟。没有保存。请他再登录确认一次。</source>
   <translation>The second person confirmed more than 5 minutes ago. Nothing was saved. Please have them sign in and confirm again.</translation>
  </message>
  <message>
   <source>此人已有账号，一人只用一个账号。没有保存。请改动原来的账号，或先停用它。</source>
   <translation>This person has an account, and each person uses one only. Nothing was saved. Please change that account, or put it out of use first.</translation>
  </message>
  <message>
   <source>派驻部门审核人须指定部门。没有保存。请选择派驻部门。</source>
   <translation>A department reviewer needs a department. Nothing was saved. Please choose the dispatching department.</translation>
  </message>
  <message>
   <source>没有写明原因。没有改动。请用200字以内写明原因。</source>
   <translation>No reason was given. Nothing was changed. Please give the reason in at most 200 characters.</translation>
  </message>
  <message>
   <source>密码太短。原密码不变。请至少用{least}个字符。</source>
   <translation>The password is too short. The old password still holds. Please use at least {least} characters.</translation>
  </message>
  <message>
   <source>密码太长。原密码不变。请不超过{most}个字符。</source>
   <translation>The password is too long. The old password still holds. Please use at most {most} characters.</translation>
  </message>
  <message>
   <source>密码里不能含有用户名。原密码不变。请换一个。</source>
   <translation>A password cannot contain the user name. The old password still holds. Please choose another one.</translation>
  </message>
  <message>
   <source>这个密码太常见，容易被猜到。原密码不变。请换一个，例如用几个不相干的词连起来。</source>
   <translation>This password is very common and easily guessed. The old password still holds. Please choose another one, such as several words that have nothing to do with each other.</translation>
  </message>
  <message>
   <source>原密码不对。密码没有改动。请核对后再试；连续输错5次，账号会暂停15分钟。</source>
   <translation>The old password is not right. The password was not changed. Please check it and try again; after 5 wrong tries in a row the account pauses for 15 minutes.</translation>
  </message>
  <message>
   <source>新密码和原密码相同。密码没有改动。请换一个。</source>
   <translation>The new password is the same as the old one. The password was not changed. Please choose another one.</translation>
  </message>
  <message>
   <source>打卡密码应为{digits}位数字。原来的不变。请重新输入。</source>
   <translation>A PIN has {digits} digits. The old one still holds. Please enter it again.</translation>
  </message>
  <message>
   <source>这个打卡密码太简单(重复或连续的数字)。原来的不变。请换一个。</source>
   <translation>This PIN is too easy (repeated or consecutive digits). The old one still holds. Please choose another one.</translation>
  </message>
  <message>
   <source>这个打卡密码像生日或年月，容易被猜到。原来的不变。请换一个。</source>
   <translation>This PIN looks like a birthday or a date, which is easily guessed. The old one still holds. Please choose another one.</translation>
  </message>
  <message>
   <source>打卡密码不能是本人编号的一部分。原来的不变。请换一个。</source>
   <translation>A PIN cannot be part of the person's number. The old one still holds. Please choose another one.</translation>
  </message>
  <message>
   <source>编号或打卡密码不对。没有打卡。请核对后再试；连续输错5次会暂停15分钟。</source>
   <translation>The number or the PIN is not right. No punch was recorded. Please check both and try again; after 5 wrong tries in a row it pauses for 15 minutes.</translation>
  </message>
  <message>
   <source>这个月已经月结，但当时签发的表已不可读。没有改动任何记录。请联系系统管理员核验日志。</source>
   <translation>This month is locked, but the sheet issued then can no longer be read. No record was changed. Please ask the system administrator to verify the journal.</translation>
  </message>
  <message>
   <source>{month}已经月结，签发的表不再改动。以后的变化会作为调整列在下个月的表后。</source>
   <translation>{month} is locked, and its issued sheet does not change any more. Later changes appear as adjustments after the next month's sheet.</translation>
  </message>
  <message>
   <source>{month}还没有结束，不能月结。请在下个月补签期限过后再做。</source>
   <translation>{month} is not over yet and cannot be locked. Please lock it next month, once the time for correction slips is over.</translation>
  </message>
  <message>
   <source>{month}的补签期限到{deadline}为止，现在还不能月结。请在那天之后再做。</source>
   <translation>Correction slips for {month} are taken until {deadline}, so it cannot be locked yet. Please lock it after that day.</translation>
  </message>
  <message>
   <source>{type}{year}年共{entitled_halves}，已休{used_halves}，在批{pending_halves}，还剩{left_halves}，这次要{wanted_halves}，不够。请缩短假期，或改用其他假别。</source>
   <translation>{type} in {year}: {entitled_halves} in all, {used_halves} taken, {pending_halves} pending, {left_halves} left; this request of {wanted_halves} is too long. Please shorten it, or use another type of leave.</translation>
  </message>
  <message>
   <source>假别表中{type}的{leave_part}填得不对。没有保存。请核对这一项。</source>
   <translation>In the table of leave types, "{leave_part}" of {type} is not right. Nothing was saved. Please check it.</translation>
  </message>
  <message>
   <source>没有“{kind}”这种假。没有保存任何改动。请从假别表中选择。</source>
   <translation>There is no leave called "{kind}". No change was saved. Please choose one of the leave types.</translation>
  </message>
  <message>
   <source>没有“{case}”这种情形。没有保存任何改动。可用的有：{cases}。</source>
   <translation>There is no case called "{case}". No change was saved. Those to choose from: {cases}.</translation>
  </message>
  <message>
   <source>{type}没有天数限额，不记余额。没有保存任何改动。请先在“设置·规则·假别与天数”中设定。</source>
   <translation>{type} has no limit of days, so no balance is kept. No change was saved. Please set one first under Settings, Rules, Leave types and days.</translation>
  </message>
  <message>
   <source>天数应为0.5天的倍数，不能是0，也不能超过366天。没有保存任何改动。请改正天数。</source>
   <translation>The days must be a multiple of 0.5, not 0, and at most 366. No change was saved. Please correct the days.</translation>
  </message>
  <message>
   <source>{year}年不在{first}年至{last}年之间。没有保存任何改动。请核对年份。</source>
   <translation>{year} is not between {first} and {last}. No change was saved. Please check the year.</translation>
  </message>
  <message>
   <source>{year}年还没有结束，不能结转。没有保存任何改动。请在次年办理。</source>
   <translation>{year} is not over, so nothing can be carried over. No change was saved. Please do it in the next year.</translation>
  </message>
  <message>
   <source>按本大厅规则，{type}不结转到下一年。没有保存任何改动。请先在“设置·规则·假别与天数”中允许结转。</source>
   <translation>By this hall's rules {type} is not carried over to the next year. No change was saved. Please allow it first under Settings, Rules, Leave types and days.</translation>
  </message>
  <message>
   <source>参加工作日期{date}还没有到。没有保存。请核对日期。</source>
   <translation>The date of starting work, {date}, is still to come. Nothing was saved. Please check the date.</translation>
  </message>
  <message>
   <source>文件缺少“工号”和“参加工作日期”两列。没有导入任何内容。请补齐列名后再试。</source>
   <translation>The file lacks the columns for the staff number and the date of starting work. Nothing was imported. Please add the column names and try again.</translation>
  </message>
  <message>
   <source>文件里没有人员。没有导入任何内容。请检查是否选错。</source>
   <translation>The file holds no people. Nothing was imported. Please check that it is the right one.</translation>
  </message>
  <message>
   <source>名册里没有工号{number}。这一行没有导入。请核对工号。</source>
   <translation>The roster has no staff number {number}. This line was not imported. Please check the number.</translation>
  </message>
  <message>
   <source>已登记{name}的参加工作日期：{date}。</source>
   <translation>Date of starting work registered for {name}: {date}.</translation>
  </message>
  <message>
   <source>参加工作日期已导入：登记{new}人，无变化{same}人，退回{rejected}行。</source>
   <translation>The dates of starting work were imported: {new} people registered, {same} unchanged, {rejected} lines returned.</translation>
  </message>
  <message>
   <source>试运行，没有改动：可登记{new}人，无变化{same}人，退回{rejected}行。</source>
   <translation>Trial run, nothing changed: {new} people would be registered, {same} unchanged, {rejected} lines returned.</translation>
  </message>
  <message>
   <source>已为{name}登记{year}年{type}{granted_halves}。</source>
   <translation>Registered for {name}: {type} in {year}, {granted_halves}.</translation>
  </message>
  <message>
   <source>已从{name}{year}年{type}中扣回{granted_halves}。</source>
   <translation>Taken back from {name}: {type} in {year}, {granted_halves}.</translation>
  </message>
  <message>
   <source>已结转{name}{year}年未休的{type}{carried_halves}到下一年。</source>
   <translation>Carried over for {name} to the next year: {type} not taken in {year}, {carried_halves}.</translation>
  </message>
  <message>
   <source>{name}{year}年没有可结转的{type}。没有改动。</source>
   <translation>{name} has no {type} of {year} to carry over. Nothing was changed.</translation>
  </message>
  <message>
   <source>{year}年未休结转</source>
   <translation>Carried over from {year}</translation>
  </message>
  <message>
   <source>超出{over_halves}</source>
   <translation>{over_halves} too many</translation>
  </message>
  <message>
   <source>国务院令第{one}号、第{other}号</source>
   <translation>State Council Orders {one} and {other}</translation>
  </message>
  <message>
   <source>余额截至{date}</source>
   <translation>Balance as of {date}</translation>
  </message>
  <message>
   <source>参加工作日期：{date}</source>
   <translation>Date of starting work: {date}</translation>
  </message>
  <message>
   <source>每年{days}天</source>
   <translation>{days} days a year</translation>
  </message>
  <message>
   <source>每次{days}天</source>
   <translation>{days} days each time</translation>
  </message>
  <message>
   <source>{text}，本省另加{extra}天</source>
   <translation>{text}, {extra} more of the province</translation>
  </message>
  <message>
   <source>由省规定，未设定</source>
   <translation>not set (province)</translation>
  </message>
  <message>
   <source>已新建“{hall}”，数据在{folder}。下一步：zaigang admin create 用户名，或直接打开桌面程序。</source>
   <translation>"{hall}" was founded; its data are in {folder}. Next: zaigang admin create USER, or open the desktop.</translation>
  </message>
  <message>
   <source>已新建“{hall}”，并放入示例名册，数据在{folder}。下一步：zaigang admin create 用户名，或直接打开桌面程序。</source>
   <translation>"{hall}" was founded with the sample roster; its data are in {folder}. Next: zaigang admin create USER, or open the desktop.</translation>
  </message>
  <message>
   <source>--pdf 须是文件夹，每个部门一份 PDF，不能写到标准输出。没有生成文件。请写一个文件夹的名称。</source>
   <translation>--pdf needs a folder, with one PDF for each department, and cannot be the standard output. No file was made. Please give the name of a folder.</translation>
  </message>
  <message>
   <source>标准输出(-)一次只能给一种格式。没有写出任何内容。请把另一种写到文件。</source>
   <translation>The standard output (-) takes one format at a time. Nothing was written. Please write the other one to a file.</translation>
  </message>
  <message>
   <source>已建立首位管理员{username}。此后改动数据的命令须用 --as 用户名。</source>
   <translation>The first administrator, {username}, was made. From now on, commands that change data need --as USER.</translation>
  </message>
  <message>
   <source>两次输入的密码不同。没有改动任何内容。请再来一次。</source>
   <translation>The two passwords are not the same. Nothing was changed. Please try again.</translation>
  </message>
  <message>
   <source>读不了密码文件{file}。没有改动任何内容。请检查路径和权限。</source>
   <translation>The password file {file} cannot be read. Nothing was changed. Please check its path and permissions.</translation>
  </message>
  <message>
   <source>需要密码。没有改动任何内容。请用 --password-file 文件，或在终端中输入。</source>
   <translation>A password is needed. Nothing was changed. Please give --password-file FILE, or enter it in a terminal.</translation>
  </message>
  <message>
   <source>“{text}”不是时刻。没有改动任何内容。请写成 2026-03-10T08:30(大厅当地时间)。</source>
   <translation>"{text}" is not a time. Nothing was changed. Please write it like 2026-03-10T08:30 (the hall's local time).</translation>
  </message>
  <message>
   <source>“{text}”不是月份。请写成 2026-03(1990年至2100年)。</source>
   <translation>"{text}" is not a month. Please write it like 2026-03 (1990 to 2100).</translation>
  </message>
  <message>
   <source>只有演练数据才能指定操作时刻(--as-of)。没有改动任何内容。请去掉 --as-of，或新建演练数据。</source>
   <translation>Only practice data can be given the time of a change (--as-of). Nothing was changed. Please leave out --as-of, or found a practice hall.</translation>
  </message>
  <message>
   <source>空白名册已写入{file}。填好后用 zaigang roster import 导入。</source>
   <translation>An empty roster was written to {file}. Fill it in, then take it in with zaigang roster import.</translation>
  </message>
  <message>
   <source>第{number}行：{text}</source>
   <translation>Line {number}: {text}</translation>
  </message>
  <message>
   <source>{change}：{old} → {new}</source>
   <translation>{change}: {old} → {new}</translation>
  </message>
  <message>
   <source>试运行，没有改动：可接受{taken}行(新增{new}，修改{changed}，重复{same})，退回{rejected}行。</source>
   <translation>Trial run, nothing changed. Lines that would be taken: {taken} (new {new}, changed {changed}, repeated {same}); returned: {rejected}.</translation>
  </message>
  <message>
   <source>名册已导入：接受{taken}行(新增{new}，修改{changed}，重复{same})，退回{rejected}行。</source>
   <translation>The roster was imported. Lines taken: {taken} (new {new}, changed {changed}, repeated {same}); returned: {rejected}.</translation>
  </message>
  <message>
   <source>打卡记录已导入：新增{new}条，重复{same}条，退回{rejected}行。</source>
   <translation>The punches were imported. New: {new}, repeated: {same}, lines returned: {rejected}.</translation>
  </message>
  <message>
   <source>待匹配{count}条，名册里没有这些编号：{numbers}。记录已保留，名册补上后自动计入。</source>
   <translation>Unmatched punches: {count}. The roster does not have these numbers: {numbers}. The punches are kept, and count once the roster has them.</translation>
  </message>
  <message>
   <source>{year}年放假安排尚未录入，工作日按周一至周五计。请在设置中录入或导入日历。</source>
   <translation>The holidays of {year} have not been entered; Monday to Friday count as working days. Please enter or import the calendar in the settings.</translation>
  </message>
  <message>
   <source>考勤表：{file}</source>
   <translation>Attendance sheet: {file}</translation>
  </message>
  <message>
   <source>{month}已月结，考勤表校验码{digest}。此后的补正列入下月调整。</source>
   <translation>{month} is locked; the check code of its sheet is {digest}. Later corrections become adjustments of the next month.</translation>
  </message>
  <message>
   <source>日志完整：{facts}条，其中已依法删除内容{erased}条，末条{head}。数据库文件检查正常。</source>
   <translation>The journal is whole: {facts} entries, of which {erased} had their content erased as the law asks; the last is {head}. The database file is in order.</translation>
  </message>
  <message>
   <source>日志在第{seq}条断开(原因：{fault})。请停止使用这份数据，保留原文件，并通知系统管理员和审计员。</source>
   <translation>The journal breaks at entry {seq} (reason: {fault}). Please stop using these data, keep the original file, and tell the system administrator and the auditor.</translation>
  </message>
  <message>
   <source>日志核对不了(原因：{fault})。请停止使用这份数据，保留原文件，并通知系统管理员和审计员。</source>
   <translation>The journal cannot be verified (reason: {fault}). Please stop using these data, keep the original file, and tell the system administrator and the auditor.</translation>
  </message>
  <message>
   <source>有{count}条打卡在日志里没有来历，可能是日志末尾被截去，或有人直接写入。请保留原文件，并通知系统管理员和审计员。</source>
   <translation>{count} punches have no entry in the journal; its end may have been cut off, or somebody may have written them directly. Please keep the original file, and tell the system administrator and the auditor.</translation>
  </message>
  <message>
   <source>数据库文件检查不正常：{fault}。请停止使用这份数据，保留原文件，并从备份恢复。</source>
   <translation>The database file is not in order: {fault}. Please stop using these data, keep the original file, and restore from a backup.</translation>
  </message>
  <message>
   <source>有{count}条内容不属于任何日志记录。请保留原文件，并通知系统管理员和审计员。</source>
   <translation>{count} contents belong to no entry of the journal. Please keep the original file, and tell the system administrator and the auditor.</translation>
  </message>
  <message>
   <source>已由{facts}条日志重建到{file}，与现用各表完全一致。</source>
   <translation>Rebuilt from {facts} journal entries into {file}; it is exactly the same as the tables in use.</translation>
  </message>
  <message>
   <source>已由{facts}条日志重建到{file}，这些表与现用的不一致：{tables}。请保留两个文件，通知系统管理员。</source>
   <translation>Rebuilt from {facts} journal entries into {file}; these tables differ from those in use: {tables}. Please keep both files and tell the system administrator.</translation>
  </message>
  <message>
   <source>{name}　{port}　正常　{model}　已存指纹{count}枚</source>
   <translation>{name}  {port}  in order  {model}  fingers stored: {count}</translation>
  </message>
  <message>
   <source>{name}　{port}　{fault}</source>
   <translation>{name}  {port}  {fault}</translation>
  </message>
  <message>
   <source>还没有登记指纹仪。请在桌面程序“设备”中登记。</source>
   <translation>No scanner has been registered yet. Please register one on the desktop's Devices page.</translation>
  </message>
  <message>
   <source>串口：{port}　{description}</source>
   <translation>Serial port: {port}  {description}</translation>
  </message>
  <message>
   <source>日历已导入：接受{taken}行，改动{changes}天，退回{rejected}行。已完整录入的年份：{years}。</source>
   <translation>The calendar was imported. Lines taken: {taken}, days changed: {changes}, lines returned: {rejected}. Years entered in full: {years}.</translation>
  </message>
  <message>
   <source>试运行，没有改动：可接受{taken}行，改动{changes}天，退回{rejected}行。</source>
   <translation>Trial run, nothing changed. Lines that would be taken: {taken}, days changed: {changes}, lines returned: {rejected}.</translation>
  </message>
  <message>
   <source>“{value}”不是 JSON 值，或“{date}”不是日期。没有改动。请写成如 5 或 true，日期写成 2026-04-01。</source>
   <translation>"{value}" is not a JSON value, or "{date}" is not a date. Nothing was changed. Please write something like 5 or true, and dates like 2026-04-01.</translation>
  </message>
  <message>
   <source>规则{rule}自{since}起为{value}。此前的日子仍按原规则判定。</source>
   <translation>The rule {rule} is {value} from {since} on. Days before that are judged by the old rule.</translation>
  </message>
  <message>
   <source>准时</source>
   <translation>On time</translation>
  </message>
  <message>
   <source>迟到{minutes}分钟</source>
   <translation>{minutes} min late</translation>
  </message>
  <message>
   <source>早退{minutes}分钟</source>
   <translation>{minutes} min early</translation>
  </message>
  <message>
   <source>下班前还可再按，签退以最后一次为准。</source>
   <translation>You can punch again before the end of work; the last punch counts as the sign-out.</translation>
  </message>
  <message>
   <source>晚了{minutes}分钟</source>
   <translation>{minutes} min late</translation>
  </message>
  <message>
   <source>早了{minutes}分钟</source>
   <translation>{minutes} min early</translation>
  </message>
  <message>
   <source>已超过时限，这半天可能记旷工。有正当原因请在期限内补签。</source>
   <translation>This is past the limit; the half-day may count as absence without leave. If there was a reason, please hand in a correction slip in time.</translation>
  </message>
  <message>
   <source>现在离开这半天可能记旷工。签退以最后一次为准，可以再按。</source>
   <translation>If you leave now, the half-day may count as absence without leave. The last punch counts as the sign-out; you can punch again.</translation>
  </message>
  <message>
   <source>刚才已打过卡</source>
   <translation>Already punched just now</translation>
  </message>
  <message>
   <source>以{since}的打卡为准，不用再按。</source>
   <translation>The punch at {since} counts; there is no need to punch again.</translation>
  </message>
  <message>
   <source>已经签到过</source>
   <translation>Already signed in</translation>
  </message>
  <message>
   <source>签到以第一次（{since}）为准，这一次也已记录。</source>
   <translation>The first punch ({since}) counts as the sign-in; this one is recorded too.</translation>
  </message>
  <message>
   <source>还没到签到时间</source>
   <translation>Too early to sign in</translation>
  </message>
  <message>
   <source>上班前两小时起才算签到。这一次已记录，请到时再按一次。</source>
   <translation>Sign-in counts from two hours before work. This punch is recorded; please punch again then.</translation>
  </message>
  <message>
   <source>这半天在请假</source>
   <translation>On leave this half-day</translation>
  </message>
  <message>
   <source>打卡已记录，这半天仍按请假计。如已提前回来上班，请找考勤员销假。</source>
   <translation>The punch is recorded; the half-day still counts as leave. If you are back early, please see the attendance officer to end the leave.</translation>
  </message>
  <message>
   <source>这半天登记了公出</source>
   <translation>On an official outing this half-day</translation>
  </message>
  <message>
   <source>打卡只作记录。</source>
   <translation>The punch is recorded only.</translation>
  </message>
  <message>
   <source>今天不上班</source>
   <translation>No work today</translation>
  </message>
  <message>
   <source>打卡只作记录。加班值班请先由值班长安排。</source>
   <translation>The punch is recorded only. Extra duty is arranged by the duty chief beforehand.</translation>
  </message>
  <message>
   <source>今天不在名册上</source>
   <translation>Not on the roster today</translation>
  </message>
  <message>
   <source>打卡已记录，不计考勤。请找考勤员核对名册。</source>
   <translation>The punch is recorded and does not count for attendance. Please ask the attendance officer to check the roster.</translation>
  </message>
  <message>
   <source>正在记录</source>
   <translation>Recording</translation>
  </message>
  <message>
   <source>请稍候，出现结果才算打上。</source>
   <translation>Please wait; the punch counts once the result is shown.</translation>
  </message>
  <message>
   <source>没有打上卡</source>
   <translation>No punch was recorded</translation>
  </message>
  <message>
   <source>打卡未记录。请再按一次；仍不行请按“密码打卡”，并告诉系统管理员（编号 {reference}）。</source>
   <translation>No punch was recorded. Please try again; if that does not help, press "Use a PIN" and tell the system administrator (number {reference}).</translation>
  </message>
  <message>
   <source>回执 {receipt}</source>
   <translation>Receipt {receipt}</translation>
  </message>
  <message>
   <source>最近一次打卡 {time} {name} 已记录</source>
   <translation>Last punch recorded: {time} {name}</translation>
  </message>
  <message>
   <source>请按手指</source>
   <translation>Place your finger</translation>
  </message>
  <message>
   <source>指纹仪正在准备</source>
   <translation>The scanner is getting ready</translation>
  </message>
  <message>
   <source>请用密码打卡</source>
   <translation>Please use a PIN</translation>
  </message>
  <message>
   <source>指纹仪都不能用</source>
   <translation>No scanner can be used</translation>
  </message>
  <message>
   <source>{scanner}{scanner_fault}</source>
   <translation>{scanner}: {scanner_fault}</translation>
  </message>
  <message>
   <source>{faults}。打卡未记录。请用{others}，或按“密码打卡”。</source>
   <translation>{faults}. No punch was recorded. Please use {others}, or press "Use a PIN".</translation>
  </message>
  <message>
   <source>{faults}。打卡未记录。请按“密码打卡”，或找考勤员登记“人工签到”。</source>
   <translation>{faults}. No punch was recorded. Please press "Use a PIN", or ask the attendance officer for a manual sign-in.</translation>
  </message>
  <message>
   <source>还没有指纹仪。请系统管理员登录后在“设备”中添加；现在可按“密码打卡”。</source>
   <translation>There is no scanner yet. A system administrator can sign in and add one under Devices; until then, press "Use a PIN".</translation>
  </message>
  <message>
   <source>没有认出这枚手指。打卡未记录。请擦干手指再按，或换一枚登记过的手指；仍不行请按“密码打卡”。</source>
   <translation>This finger was not recognised. No punch was recorded. Please dry it and try again, or use another enrolled finger; if that does not help, press "Use a PIN".</translation>
  </message>
  <message>
   <source>手指太湿或太脏，没有读清。打卡未记录。请擦干净再按一次。</source>
   <translation>The finger was too wet or dirty to read. No punch was recorded. Please wipe it and try again.</translation>
  </message>
  <message>
   <source>按得太轻或太偏，没有读清。打卡未记录。请把手指放平、按稳再试。</source>
   <translation>The finger lay too lightly or too far aside to read. No punch was recorded. Please lay it flat and still, and try again.</translation>
  </message>
  <message>
   <source>没有拍到指纹。打卡未记录。请抬起手指再按一次。</source>
   <translation>No picture of the finger was taken. No punch was recorded. Please lift it and try again.</translation>
  </message>
  <message>
   <source>指纹仪的数据没有传好。打卡未记录。请再按一次；总是这样请告诉系统管理员。</source>
   <translation>The scanner's data did not arrive whole. No punch was recorded. Please try again; if it keeps happening, tell the system administrator.</translation>
  </message>
  <message>
   <source>请输入您的编号</source>
   <translation>Enter your number</translation>
  </message>
  <message>
   <source>请输入您的密码</source>
   <translation>Enter your PIN</translation>
  </message>
  <message>
   <source>{name}，请同事作证</source>
   <translation>{name}, please bring a witness</translation>
  </message>
  <message>
   <source>请在场的另一位同事按手指，或输入他的编号。</source>
   <translation>Ask a colleague who is here to place a finger, or to enter their number.</translation>
  </message>
  <message>
   <source>请证人输入密码</source>
   <translation>Witness: enter your PIN</translation>
  </message>
  <message>
   <source>正在核对</source>
   <translation>Checking</translation>
  </message>
  <message>
   <source>证人不能是打卡人自己。打卡未记录。请另一位同事作证。</source>
   <translation>Nobody can be their own witness. No punch was recorded. Please ask another colleague.</translation>
  </message>
  <message>
   <source>{name}今天不在名册上，不能作证。打卡未记录。请另一位同事作证。</source>
   <translation>{name} is not on the roster today and cannot be the witness. No punch was recorded. Please ask another colleague.</translation>
  </message>
  <message>
   <source>指纹库{file}与本机的密钥不符，打不开。指纹数据没有改动，其他打卡方式照常。请系统管理员找回原来的密钥文件；找不回的，删除{file}后重新录入指纹。</source>
   <translation>The fingerprint store {file} cannot be opened with this computer's key. No fingerprint was changed, and other ways to punch go on. Please have the system administrator find the original key file; if it is lost, delete {file} and enrol the fingers again.</translation>
  </message>
  <message>
   <source>一枚指纹的数据已损坏，读不出来。其他人不受影响。请删除这枚指纹，重新录入。</source>
   <translation>The data of one finger are damaged and cannot be read. Nobody else is affected. Please delete this finger and enrol it again.</translation>
  </message>
  <message>
   <source>这枚指纹的数据已经删除。没有写入指纹仪。请重新读取本页。</source>
   <translation>The data of this finger have been deleted. Nothing was written to the scanner. Please read this page again.</translation>
  </message>
  <message>
   <source>这枚指纹的数据已经登记过。没有重复登记。请换一枚手指，或核对是谁的登记。</source>
   <translation>The data of this finger are already enrolled. They were not enrolled twice. Please use another finger, or check whose enrolment it is.</translation>
  </message>
  <message>
   <source>指纹仪给出的指纹数据长度不对({length}字节，最多{limit})。没有登记。请重新录入。</source>
   <translation>The scanner gave fingerprint data of the wrong length ({length} bytes, at most {limit}). The finger was not enrolled. Please enrol it again.</translation>
  </message>
  <message>
   <source>名册上有{count}枚指纹，指纹库却是空的。指纹仪里的指纹没有清除。请系统管理员恢复指纹库；恢复不了的，逐个删除后重新录入。</source>
   <translation>The roster has {count} fingers, but the fingerprint store is empty. The fingers in the scanners were not cleared. Please have the system administrator restore the store; if that cannot be done, delete the fingers one by one and enrol them again.</translation>
  </message>
  <message>
   <source>此人还没有签署指纹信息同意书。没有录入。请先请本人阅读告知书并单独同意，或改用密码打卡。</source>
   <translation>This person has not signed the fingerprint consent. No finger was enrolled. Please have them read the notice and consent separately first, or use a PIN instead.</translation>
  </message>
  <message>
   <source>告知书已更新({given}改为{now})，原来的同意不再适用。没有录入。请本人阅读新的告知书后再录入。</source>
   <translation>The notice was renewed ({given} became {now}), and the old consent no longer holds. No finger was enrolled. Please have the person read the new notice, then enrol.</translation>
  </message>
  <message>
   <source>此人没有同意记录，也没有指纹。没有可以撤回的。不需要再做什么。</source>
   <translation>This person has no consent and no fingers on record. There is nothing to withdraw. Nothing more needs to be done.</translation>
  </message>
  <message>
   <source>指纹仪的{capacity}个位置都已占用。没有录入。请先删除离岗人员的指纹，或换容量更大的指纹仪。</source>
   <translation>All {capacity} places in the scanners are taken. No finger was enrolled. Please delete the fingers of people who have left, or get a scanner with more room.</translation>
  </message>
  <message>
   <source>{slot}号位置已有指纹。没有登记。请重新录入，程序会另给位置。</source>
   <translation>Place {slot} already holds a finger. The finger was not enrolled. Please enrol it again; the program will use another place.</translation>
  </message>
  <message>
   <source>没有{slot}号位置。没有登记。请重新录入。</source>
   <translation>There is no place {slot}. The finger was not enrolled. Please enrol it again.</translation>
  </message>
  <message>
   <source>{slot}号位置没有指纹，可能刚被删除。没有改动。请重新读取本页。</source>
   <translation>Place {slot} holds no finger; it may just have been deleted. Nothing was changed. Please read this page again.</translation>
  </message>
  <message>
   <source>没有名为“{scanner}”的指纹仪。没有改动。请重新读取设备页。</source>
   <translation>There is no scanner "{scanner}". Nothing was changed. Please read the Devices page again.</translation>
  </message>
  <message>
   <source>端口{port}已由{scanner}使用。没有保存。请换一个端口，或先停用{scanner}。</source>
   <translation>{scanner} already uses the port {port}. Nothing was saved. Please use another port, or put {scanner} out of use first.</translation>
  </message>
  <message>
   <source>这个模块是{scanner}的。没有接管。请把模块装回{scanner}，或先停用{scanner}。</source>
   <translation>This module belongs to {scanner}. It was not taken over. Please put the module back into {scanner}, or put {scanner} out of use first.</translation>
  </message>
  <message>
   <source>本半天的工作时间是{start}到{end}(《管理考核办法》第十三条)。</source>
   <translation>The working hours of this half-day are {start} to {end} (Management and Assessment Measures, Art. 13).</translation>
  </message>
  <message>
   <source>签到取{time}这次打卡(来源：{source})。</source>
   <translation>The sign-in is the punch at {time} (source: {source}).</translation>
  </message>
  <message>
   <source>签退取{time}这次打卡(来源：{source})。</source>
   <translation>The sign-out is the punch at {time} (source: {source}).</translation>
  </message>
  <message>
   <source>签到比上班时间晚{minutes}分钟，超过宽限{grace}分钟，记迟到(第二十一条第一项)。</source>
   <translation>The sign-in was {minutes} min after the start, more than the {grace} min allowed: late (Art. 21, item 1).</translation>
  </message>
  <message>
   <source>签退比下班时间早{minutes}分钟，超过宽限{grace}分钟，记早退(第二十一条第一项)。</source>
   <translation>The sign-out was {minutes} min before the end, more than the {grace} min allowed: early leave (Art. 21, item 1).</translation>
  </message>
  <message>
   <source>签到晚{minutes}分钟，达到{limit}分钟，按缺勤半天记旷工。</source>
   <translation>The sign-in was {minutes} min late, which reaches {limit} min: the half-day counts as absence without leave.</translation>
  </message>
  <message>
   <source>签退早{minutes}分钟，达到{limit}分钟，按缺勤半天记旷工。</source>
   <translation>The sign-out was {minutes} min early, which reaches {limit} min: the half-day counts as absence without leave.</translation>
  </message>
  <message>
   <source>这半天没有打卡，也没有请假、公出或补签，记旷工(第二十一条第一项)。</source>
   <translation>This half-day has no punch, leave, official outing or correction slip: absence without leave (Art. 21, item 1).</translation>
  </message>
  <message>
   <source>这半天已批准{type}，不看打卡。</source>
   <translation>Approved for this half-day: {type}; punches are not looked at.</translation>
  </message>
  <message>
   <source>请假期间有打卡({times})。这半天仍按请假计；经核实确在上班的，可由考勤员、值班长或中心领导销去这半天的假。</source>
   <translation>There are punches during leave ({times}). The half-day still counts as leave; if the person was found to be at work, the attendance officer, the duty chief or the centre director can give the half-day back.</translation>
  </message>
  <message>
   <source>这份请假({leave})的顶岗人员还没有确认交接。</source>
   <translation>The handover of this leave ({leave}) is not confirmed yet.</translation>
  </message>
  <message>
   <source>请假({leave})到期后没有回来，也没有打卡，属逾期未归；说明情况或补假获批之前按旷工计。</source>
   <translation>Not back after the leave ({leave}) ended, and no punch: overdue; this counts as absence without leave until it is explained or later leave is approved.</translation>
  </message>
  <message>
   <source>已申请请假({leave})，待审批；批准之前按旷工(待补)计。</source>
   <translation>Leave ({leave}) is asked for and waits for approval; until then this counts as absence without leave for now.</translation>
  </message>
  <message>
   <source>因急事未能事先请假的，{deadline}之前可以补办；批准之前按旷工(待补)计。</source>
   <translation>Whoever could not ask beforehand may hand in a request until {deadline}; until it is approved this counts as absence without leave for now.</translation>
  </message>
  <message>
   <source>这半天登记了公出，不看打卡。</source>
   <translation>An official outing is registered for this half-day; punches are not looked at.</translation>
  </message>
  <message>
   <source>签到不晚、签退不早，记正常。</source>
   <translation>The sign-in was not late and the sign-out not early: normal.</translation>
  </message>
  <message>
   <source>没有签到的打卡，记缺签到；期限内可以补签。</source>
   <translation>There is no punch for the sign-in: missing sign-in. A correction slip can be handed in in time.</translation>
  </message>
  <message>
   <source>没有签退的打卡，记缺签退；期限内可以补签。</source>
   <translation>There is no punch for the sign-out: missing sign-out. A correction slip can be handed in in time.</translation>
  </message>
  <message>
   <source>本人是B岗，这半天在顶岗。</source>
   <translation>This person holds the B post and was covering this half-day.</translation>
  </message>
  <message>
   <source>这半天还没有结束，暂不判断。</source>
   <translation>This half-day is not over yet, so it is not judged.</translation>
  </message>
  <message>
   <source>这半天不上班，打卡只作记录。</source>
   <translation>There is no work this half-day; punches are recorded only.</translation>
  </message>
  <message>
   <source>当天不在名册的进驻日期内，或是B岗没有顶岗，打卡只作记录。</source>
   <translation>The day is outside the person's dates on the roster, or a B post was not covering; punches are recorded only.</translation>
  </message>
  <message>
   <source>找不到文件{file}。没有导入任何内容。请检查它是否还在原处。</source>
   <translation>The file {file} is missing. Nothing was imported. Please check that it is still where it was.</translation>
  </message>
  <message>
   <source>读不了文件{file}。没有导入任何内容。请检查权限，或另存一份再试。</source>
   <translation>The file {file} cannot be read. Nothing was imported. Please check its permissions, or save a copy and try again.</translation>
  </message>
  <message>
   <source>{file}不是普通文件。没有导入任何内容。请选择一个文件。</source>
   <translation>{file} is not an ordinary file. Nothing was imported. Please choose a file.</translation>
  </message>
  <message>
   <source>文件{file}是空的。没有导入任何内容。请检查是否选错。</source>
   <translation>The file {file} is empty. Nothing was imported. Please check that it is the right one.</translation>
  </message>
  <message>
   <source>{file}不是表格文件。没有导入任何内容。请用 .xlsx 或 .csv。</source>
   <translation>{file} is not a table. Nothing was imported. Please use .xlsx or .csv.</translation>
  </message>
  <message>
   <source>文件{file}太大({bytes}字节，上限{limit}字节)。没有导入任何内容。请分成几个文件。</source>
   <translation>The file {file} is too large ({bytes} bytes, at most {limit}). Nothing was imported. Please split it into several files.</translation>
  </message>
  <message>
   <source>文件{file}有密码保护。没有导入任何内容。请去掉密码后再试。</source>
   <translation>The file {file} is protected by a password. Nothing was imported. Please remove the password and try again.</translation>
  </message>
  <message>
   <source>文件{file}是旧版 Excel 格式(.xls)。没有导入任何内容。请另存为 .xlsx。</source>
   <translation>The file {file} is in the old Excel format (.xls). Nothing was imported. Please save it as .xlsx.</translation>
  </message>
  <message>
   <source>文件{file}已损坏。没有导入任何内容。请重新导出一份。</source>
   <translation>The file {file} is damaged. Nothing was imported. Please export it again.</translation>
  </message>
  <message>
   <source>文件{file}解压后过大，可能有问题。没有导入任何内容。请重新导出一份。</source>
   <translation>The file {file} unpacks to an unlikely size. Nothing was imported. Please export it again.</translation>
  </message>
  <message>
   <source>不能写入{file}。没有留下不完整的文件。请检查权限，或换一个文件夹。</source>
   <translation>{file} cannot be written. No incomplete file was left. Please check the permissions, or use another folder.</translation>
  </message>
  <message>
   <source>磁盘已满，{file}写不下。没有留下不完整的文件。请腾出空间后再试。</source>
   <translation>The disk is full, and there is no room for {file}. No incomplete file was left. Please free some space and try again.</translation>
  </message>
  <message>
   <source>不能写入字体文件夹{folder}。暂用系统字体。请检查权限。</source>
   <translation>The font folder {folder} cannot be written. The system's fonts are used meanwhile. Please check the permissions.</translation>
  </message>
  <message>
   <source>缺少字体包{package}。没有生成文件。请重新安装程序。</source>
   <translation>The font package {package} is missing. No file was made. Please install the program again.</translation>
  </message>
  <message>
   <source>字体文件{file}不能用(须是静态 TrueType 字体)。没有生成文件。请换一个字体文件。</source>
   <translation>The font file {file} cannot be used (it must be a static TrueType font). No file was made. Please use another font file.</translation>
  </message>
  <message>
   <source>没有字体能显示这些字：{characters}({codes})。没有生成文件，也没有漏印。请在设置中添加含这些字的字体。</source>
   <translation>No font can show these characters: {characters} ({codes}). No file was made, and nothing was printed with gaps. Please add a font that has them in the settings.</translation>
  </message>
  <message>
   <source>这个 PDF 打不开。请重新生成一份。</source>
   <translation>This PDF cannot be opened. Please make it again.</translation>
  </message>
  <message>
   <source>{month}没有在册人员，没有可打印的考勤表。请检查月份和派驻部门。</source>
   <translation>{month} has nobody on the roster, so there is no sheet to print. Please check the month and the department.</translation>
  </message>
  <message>
   <source>这一行太长(上限{limit}字节)。这一行没有导入，其余各行照常。请检查这一行的内容。</source>
   <translation>This line is too long (at most {limit} bytes). It was not imported; the others were. Please check what it holds.</translation>
  </message>
  <message>
   <source>这一行的列太多(上限{limit}列)。这一行没有导入，其余各行照常。请删去多余的列。</source>
   <translation>This line has too many columns (at most {limit}). It was not imported; the others were. Please delete what is too many.</translation>
  </message>
  <message>
   <source>第{column}列里有看不见的控制字符({code})。这一行没有导入，其余各行照常。请重新输入这一格。</source>
   <translation>Column {column} holds an invisible control character ({code}). This line was not imported; the others were. Please type this cell again.</translation>
  </message>
  <message>
   <source>这一行的文字不能按{encoding}编码读出。这一行没有导入，其余各行照常。请另存为 UTF-8 编码再试。</source>
   <translation>This line cannot be read as {encoding}. It was not imported; the others were. Please save the file as UTF-8 and try again.</translation>
  </message>
  <message>
   <source>从这一行起有一个引号没有结束。这一行没有导入。请补上引号。</source>
   <translation>A quotation mark that begins here never ends. This line was not imported. Please add the closing mark.</translation>
  </message>
  <message>
   <source>第{column}列是公式，没有算出的值。这一行没有导入，其余各行照常。请把公式改成内容。</source>
   <translation>Column {column} is a formula without a result. This line was not imported; the others were. Please put the value in its place.</translation>
  </message>
  <message>
   <source>第{column}列是错误值{value}。这一行没有导入，其余各行照常。请改正这一格。</source>
   <translation>Column {column} holds the error {value}. This line was not imported; the others were. Please correct this cell.</translation>
  </message>
  <message>
   <source>这一行的内容不全。这一行没有导入，其余各行照常。请补全后再试。</source>
   <translation>This line is incomplete. It was not imported; the others were. Please complete it and try again.</translation>
  </message>
  <message>
   <source>从这一行起文件读不出来，后面的内容没有导入。前面的各行照常。请重新导出一份。</source>
   <translation>The file cannot be read from this line on, and the rest was not imported. The lines before it were. Please export the file again.</translation>
  </message>
  <message>
   <source>{file}的扩展名不能识别。没有写出文件。请用 .xlsx 或 .csv。</source>
   <translation>The ending of {file} is not known. No file was written. Please use .xlsx or .csv.</translation>
  </message>
  <message>
   <source>这一步要用大厅终端上的设备或文件。没有改动任何内容。请到大厅终端上操作。</source>
   <translation>This needs the devices or files of the hall terminal. Nothing was changed. Please do it at the hall terminal.</translation>
  </message>
  <message>
   <source>连不上大厅终端。这一步没有送出，已保存的记录都在。接通后会自动恢复，请稍后再做。</source>
   <translation>The hall terminal cannot be reached. This was not sent, and all that was saved is there. The line comes back by itself; please do it again later.</translation>
  </message>
  <message>
   <source>刚才与大厅终端断开过。已经核实：这一步没有生效，也不会再生效。请再做一次。</source>
   <translation>The line to the hall terminal was lost for a moment. It was checked: this had no effect, and will have none. Please do it again.</translation>
  </message>
  <message>
   <source>大厅终端在答复之前中断过。已经核实：这一步已经生效，只记录了一次。请查看列表，不要重做。</source>
   <translation>The line was lost before the hall terminal answered. It was checked: this took effect and is recorded once. Please look at the list and do not do it again.</translation>
  </message>
  <message>
   <source>与大厅终端断开时，这一步正在处理，还不知道是否生效。已保存的记录都在。请重新接通后查看列表，再决定是否重做。</source>
   <translation>This was being done when the line to the hall terminal was lost, and it is not known yet whether it took effect. All that was saved is there. Please look at the list once the line is back, then decide whether to do it again.</translation>
  </message>
  <message>
   <source>这一步送到得太晚，此前已经答复“没有生效”。没有改动任何内容。请再做一次。</source>
   <translation>This arrived too late, after the answer that it had no effect. Nothing was changed. Please do it again.</translation>
  </message>
  <message>
   <source>这一步正在处理。没有重复记录。请等它完成。</source>
   <translation>This is being done. It was not recorded twice. Please wait until it is finished.</translation>
  </message>
  <message>
   <source>大厅终端不认识这台电脑，可能已被撤销。没有改动任何内容。请系统管理员在大厅终端“连接的电脑”中重新连接，再用 --pair 启动。</source>
   <translation>The hall terminal does not know this computer; it may have been revoked. Nothing was changed. Please have the system administrator connect it again under "Connected computers" at the hall terminal, then start it with --pair.</translation>
  </message>
  <message>
   <source>这台电脑与大厅终端的程序版本不同。没有改动任何内容。请把两边更新到同一版本。</source>
   <translation>This computer and the hall terminal run different versions of the program. Nothing was changed. Please update both to the same version.</translation>
  </message>
  <message>
   <source>读不了这台电脑的连接文件{file}。没有改动任何内容。请恢复该文件，或用 --pair 重新连接大厅。</source>
   <translation>This computer's connection file {file} cannot be read. Nothing was changed. Please restore the file, or connect to the hall again with --pair.</translation>
  </message>
  <message>
   <source>这个地址上的不是原来那台大厅终端。没有送出任何内容。请核对地址；大厅确已更换终端的，用 --pair 重新连接。</source>
   <translation>This address is not that of the hall terminal known before. Nothing was sent. Please check the address; if the hall really has another terminal, connect again with --pair.</translation>
  </message>
  <message>
   <source>“{address}”不是大厅终端的地址。没有连接。请照大厅终端“连接的电脑”页上的地址填写，例如 https://192.168.1.20:8643。</source>
   <translation>"{address}" is not the address of a hall terminal. Nothing was connected. Please enter the address shown under "Connected computers" at the hall terminal, such as https://192.168.1.20:8643.</translation>
  </message>
  <message>
   <source>这台电脑还没有连接过大厅。请写明大厅终端的地址：zaigang desk --hall https://192.168.1.20:8643。</source>
   <translation>This computer has never been connected to a hall. Please give the address of the hall terminal: zaigang desk --hall https://192.168.1.20:8643.</translation>
  </message>
  <message>
   <source>尝试次数过多，大厅终端暂不接受。没有改动任何内容。请过一分钟再试。</source>
   <translation>There were too many tries, and the hall terminal takes none for now. Nothing was changed. Please try again in a minute.</translation>
  </message>
  <message>
   <source>密码须先更换。没有改动任何内容。请重新登录并设置新密码。</source>
   <translation>The password must be changed first. Nothing was changed. Please sign in again and choose a new password.</translation>
  </message>
  <message>
   <source>大厅终端现在不在等待连接，或已过时限。没有连接。请系统管理员在“连接的电脑”中点“连接一台电脑”，再试一次。</source>
   <translation>The hall terminal is not waiting for a computer, or no longer. Nothing was connected. Please have the system administrator press "Connect a computer" under "Connected computers", then try again.</translation>
  </message>
  <message>
   <source>大厅终端正在连接另一台电脑。没有连接。请等它完成后再试。</source>
   <translation>The hall terminal is connecting another computer. Nothing was connected. Please try again when it has finished.</translation>
  </message>
  <message>
   <source>核对连接请求时发现内容不符。没有连接。请检查网络后重新开始。</source>
   <translation>The request to connect did not agree when it was checked. Nothing was connected. Please check the network and begin again.</translation>
  </message>
  <message>
   <source>大厅终端没有同意，或已过时限。没有连接。请在大厅终端重新开始，两边验证码一致后再确认。</source>
   <translation>The hall terminal did not agree, or not in time. Nothing was connected. Please begin again at the hall terminal, and confirm only when both codes agree.</translation>
  </message>
  <message>
   <source>端口须在{low}到{high}之间。原来的设置不变。请重新填写。</source>
   <translation>The port must be between {low} and {high}. The setting stays as it was. Please enter it again.</translation>
  </message>
  <message>
   <source>大厅终端还没有开放连接。没有开始配对。请先开启“允许其他电脑连接”。</source>
   <translation>The hall terminal does not take connections yet. Connecting was not begun. Please turn on "Allow other computers" first.</translation>
  </message>
  <message>
   <source>端口{port}已被别的程序占用，其他电脑暂时连不上。打卡和本机操作不受影响。请换一个端口，或关闭占用它的程序。</source>
   <translation>Another program uses the port {port}, so other computers cannot connect for now. Punching and this terminal are not affected. Please use another port, or close that program.</translation>
  </message>
  <message>
   <source>网络服务没有启动成功，其他电脑暂时连不上。打卡和本机操作不受影响。请检查网络后重新开启。</source>
   <translation>The network service did not start, so other computers cannot connect for now. Punching and this terminal are not affected. Please check the network and turn it on again.</translation>
  </message>
  <message>
   <source>已与大厅终端接通。</source>
   <translation>Connected to the hall terminal.</translation>
  </message>
  <message>
   <source>与大厅终端断开了，正在自动重连。已保存的记录都在。请检查大厅终端是否开机、网络是否接好。</source>
   <translation>The line to the hall terminal is lost and is being restored. All that was saved is there. Please check that the hall terminal is on and the network plugged in.</translation>
  </message>
  <message>
   <source>已接通大厅</source>
   <translation>Hall connected</translation>
  </message>
  <message>
   <source>大厅已断开，自动重连中…</source>
   <translation>Hall lost, reconnecting...</translation>
  </message>
  <message>
   <source>大厅不接受这台电脑</source>
   <translation>Hall refuses this computer</translation>
  </message>
  <message>
   <source>领导办公室等处的电脑可以连到这台大厅终端，打开同样的页面；数据只存在大厅终端。每台电脑连接一次，由管理员核对两边的验证码。</source>
   <translation>Computers elsewhere, such as in the leaders' offices, can connect to this hall terminal and open the same pages; the data stay here alone. Each computer is connected once, and the administrator compares the codes on both sides.</translation>
  </message>
  <message>
   <source>未开启。其他电脑连不上这台终端。</source>
   <translation>Off. Other computers cannot reach this terminal.</translation>
  </message>
  <message>
   <source>已开启。在那台电脑上运行：zaigang desk --hall {address}</source>
   <translation>On. Run on the other computer: zaigang desk --hall {address}</translation>
  </message>
  <message>
   <source>正在开启……</source>
   <translation>Turning on...</translation>
  </message>
  <message>
   <source>一般不用改。换端口后，已连接的电脑须用新地址启动一次，不必重新核对验证码。</source>
   <translation>There is seldom a need to change it. After that, connected computers must be started once with the new address; the codes need not be compared again.</translation>
  </message>
  <message>
   <source>撤销后，“{name}”立即不能再连接这个大厅，要用时须重新核对验证码。</source>
   <translation>Once revoked, "{name}" can no longer connect to this hall; to use it again the codes must be compared anew.</translation>
  </message>
  <message>
   <source>已撤销“{name}”。</source>
   <translation>"{name}" was revoked.</translation>
  </message>
  <message>
   <source>已连接“{name}”。</source>
   <translation>"{name}" is connected.</translation>
  </message>
  <message>
   <source>请在那台电脑上运行上面的命令，填好名称后点“连接”。还有{seconds}秒。</source>
   <translation>Please run the command above on the other computer, enter a name and press "Connect". {seconds} s are left.</translation>
  </message>
  <message>
   <source>“{name}”请求连接。请与那台电脑屏幕上的验证码逐位核对，一致才可允许。还有{seconds}秒。</source>
   <translation>"{name}" asks to connect. Please compare the code with that computer's screen digit by digit, and allow it only if they agree. {seconds} s are left.</translation>
  </message>
  <message>
   <source>已过时限，没有连接。请重新开始。</source>
   <translation>Time is over and nothing was connected. Please begin again.</translation>
  </message>
  <message>
   <source>把这台电脑连接到大厅终端{address}。先请系统管理员在大厅终端“设置 › 连接的电脑”中点“连接一台电脑”，再点下面的“连接”。</source>
   <translation>This connects the computer to the hall terminal {address}. First have the system administrator press "Connect a computer" under "Settings › Connected computers" at the hall terminal, then press "Connect" below.</translation>
  </message>
  <message>
   <source>请与大厅终端屏幕上的验证码逐位核对，并请管理员在那边点“两边一致，允许连接”。不一致请点“取消”，并告诉系统管理员。</source>
   <translation>Please compare the code with the hall terminal's screen digit by digit, and have the administrator press "Both agree, allow" there. If they differ press "Cancel" and tell the system administrator.</translation>
  </message>
  <message>
   <source>已连接到“{hall}”。</source>
   <translation>Connected to "{hall}".</translation>
  </message>
  <message>
   <source>大厅服务已开启：{address}</source>
   <translation>The hall's service is on: {address}</translation>
  </message>
  <message>
   <source>正在等待一台电脑连接。请在那台电脑上运行：zaigang desk --hall {address}</source>
   <translation>Waiting for a computer to connect. Please run on that computer: zaigang desk --hall {address}</translation>
  </message>
  <message>
   <source>“{name}”请求连接，验证码 {code}。与那台电脑上的一致吗？[y/N] </source>
   <translation>"{name}" asks to connect, code {code}. Does that computer show the same? [y/N] </translation>
  </message>
  <message>
   <source>大厅服务已停止。</source>
   <translation>The hall's service has stopped.</translation>
  </message>
  <message>
   <source>报中心领导审批：{text}</source>
   <translation>For the director to decide: {text}</translation>
  </message>
  <message>
   <source>没有工号为{number}的人员。没有改动。请核对工号。</source>
   <translation>Nobody has the staff number {number}. Nothing was changed. Please check the number.</translation>
  </message>
  <message>
   <source>不认识时段“{text}”。没有提交。请写成 2026-03-09am(上午)或 2026-03-09pm(下午)。</source>
   <translation>"{text}" is not a half-day. Nothing was handed in. Please write 2026-03-09am (morning) or 2026-03-09pm (afternoon).</translation>
  </message>
  <message>
   <source>没有名为“{type}”的假别。没有提交。请从列表中选择。</source>
   <translation>There is no type of leave called "{type}". Nothing was handed in. Please choose from the list.</translation>
  </message>
  <message>
   <source>结束时段({last})早于开始时段({first})。没有提交。请改时段。</source>
   <translation>The end ({last}) is before the beginning ({first}). Nothing was handed in. Please change the time.</translation>
  </message>
  <message>
   <source>一次请假最长{days}天。没有提交。请分开申请。</source>
   <translation>Leave lasts {days} days at most. Nothing was handed in. Please ask for it in parts.</translation>
  </message>
  <message>
   <source>没有编号为{leave}的请假。没有改动。请核对编号。</source>
   <translation>There is no leave with the number {leave}. Nothing was changed. Please check the number.</translation>
  </message>
  <message>
   <source>{first}到{last}，所选时段无工作日，不需要请假。没有提交。请核对日期。</source>
   <translation>From {first} to {last} there is no working day, so no leave is needed. Nothing was handed in. Please check the dates.</translation>
  </message>
  <message>
   <source>{date}{half}已在另一份请假({leave})中。没有提交。请改时段，或先撤回原来的请假。</source>
   <translation>{date} {half} is in another leave already ({leave}). Nothing was handed in. Please change the time, or withdraw the other leave first.</translation>
  </message>
  <message>
   <source>{date}{half}本窗口已有{count}人请假({names})，不能再批。《管理考核办法》第十六条：同一时间段、同一窗口请假人员不能超过{limit}人。请改时段，或与他们商量。</source>
   <translation>{count} people of this window are already on leave on {date} {half} ({names}), so no more can be granted. Management and Assessment Measures, Art. 16: at one time no more than {limit} people of a window are on leave. Please change the time, or speak with them.</translation>
  </message>
  <message>
   <source>{date}{half}本窗口已有{count}人请假({names}；其中{waiting}待审批占用)，不能再批。《管理考核办法》第十六条：同一时间段、同一窗口请假人员不能超过{limit}人。请改时段，或等待审批结果。</source>
   <translation>{count} people of this window already have or ask for leave on {date} {half} ({names}; pending: {waiting}), so no more can be granted. Management and Assessment Measures, Art. 16: at one time no more than {limit} people of a window are on leave. Please change the time, or wait for the decision.</translation>
  </message>
  <message>
   <source>{date}{half}准假后本窗口只有{left}人在岗，少于{minimum}人。请先安排B岗顶岗。《管理考核办法》第十五、十六条。</source>
   <translation>On {date} {half} only {left} stay on duty at the window if this is granted, fewer than {minimum}. Please arrange cover by the B post first. Management and Assessment Measures, Arts. 15 and 16.</translation>
  </message>
  <message>
   <source>{date}起的假应在{deadline}前补办，现已逾期。</source>
   <translation>Leave from {date} on was to be asked for by {deadline}, which is over.</translation>
  </message>
  <message>
   <source>{date}{half}{name}不能顶岗：本人请假、外出，或已在为别人顶岗。请换一位顶岗人员。</source>
   <translation>On {date} {half} {name} cannot cover: on leave, on an outing, or covering somebody else. Please choose another person.</translation>
  </message>
  <message>
   <source>顶岗人员不能是请假人{name}本人。请换一位顶岗人员。</source>
   <translation>{name} cannot cover their own leave. Please choose another person.</translation>
  </message>
  <message>
   <source>{name}在这几天不在同一部门任职，不能顶岗。请换一位顶岗人员。</source>
   <translation>{name} does not serve in the same department on these days and cannot cover. Please choose another person.</translation>
  </message>
  <message>
   <source>{date}{half}不是这份请假中有打卡的半天，或这半天还没有结束。没有改动。请核对时段。</source>
   <translation>{date} {half} is not a half-day of this leave with a punch, or is not over yet. Nothing was changed. Please check the time.</translation>
  </message>
  <message>
   <source>这份请假没有指定顶岗人员，不需要确认交接。没有改动。</source>
   <translation>This leave names nobody to cover, so there is no handover to confirm. Nothing was changed.</translation>
  </message>
  <message>
   <source>不能为自己的请假签署意见或审批。没有改动。请由其他有权限的人办理。</source>
   <translation>Nobody signs or decides on their own leave. Nothing was changed. Please ask another person who has this right.</translation>
  </message>
  <message>
   <source>签署人与请假人是登记在册的亲属，须回避。没有改动。请由其他有权限的人办理。</source>
   <translation>The signer and the applicant are registered as relatives and must keep apart. Nothing was changed. Please ask another person who has this right.</translation>
  </message>
  <message>
   <source>这份请假或部门意见是您录入的，须由另一位领导审批。没有改动。</source>
   <translation>You entered this request or its opinion, so another leader must decide on it. Nothing was changed.</translation>
  </message>
  <message>
   <source>这是其他部门的请假。没有改动。请由请假人的派驻部门签署意见。</source>
   <translation>This is another department's leave. Nothing was changed. Please have the applicant's dispatching department sign.</translation>
  </message>
  <message>
   <source>这份请假({leave})现在是“{leave_state}”，不能再这样办理。没有改动。请重新查看。</source>
   <translation>This leave ({leave}) is now "{leave_state}", so this can no longer be done. Nothing was changed. Please look at it again.</translation>
  </message>
  <message>
   <source>这份请假({leave})已由{who}于{at}办理，现在是“{leave_state}”。您的决定没有生效，没有改动。请重新查看。</source>
   <translation>{who} dealt with this leave ({leave}) on {at}, and it is now "{leave_state}". Your decision had no effect, and nothing was changed. Please look at it again.</translation>
  </message>
  <message>
   <source>这份请假({leave})现在是“{leave_state}”，已经开始，不能撤回。没有改动。请办理销假。</source>
   <translation>This leave ({leave}) is now "{leave_state}": it has begun and cannot be withdrawn. Nothing was changed. Please register the return.</translation>
  </message>
  <message>
   <source>这份请假({leave})还没有开始，不需要销假。没有改动。如不再请假，请撤回。</source>
   <translation>This leave ({leave}) has not begun, so there is no return to register. Nothing was changed. If it is no longer wanted, please withdraw it.</translation>
  </message>
  <message>
   <source>这份请假由中心直接审批，不需要派驻部门签署意见。没有改动。《管理考核办法》第十六条。</source>
   <translation>The centre decides on this leave alone, and the department need not sign. Nothing was changed. Management and Assessment Measures, Art. 16.</translation>
  </message>
  <message>
   <source>超过1天的请假，应先由派驻部门签署意见，再由中心审批。没有改动。《管理考核办法》第十六条。</source>
   <translation>For leave of more than 1 day the dispatching department signs first, then the centre decides. Nothing was changed. Management and Assessment Measures, Art. 16.</translation>
  </message>
  <message>
   <source>审批请假须由中心领导办理，或持有其在有效期内的委托。没有改动。</source>
   <translation>Leave is decided by the centre director, or by whoever holds their delegation in force. Nothing was changed.</translation>
  </message>
  <message>
   <source>中心领导对您的审批委托不在有效期内(截止{last})。没有改动。请由中心领导办理。</source>
   <translation>The director's delegation to you is not in force (until {last}). Nothing was changed. Please ask the centre director.</translation>
  </message>
  <message>
   <source>窗口负责人的请假须由中心领导本人审批，不能委托。没有改动。</source>
   <translation>The leave of a window head is for the centre director alone and cannot be delegated. Nothing was changed.</translation>
  </message>
  <message>
   <source>中心领导的请假须由另一位中心领导本人审批，不能委托。没有改动。</source>
   <translation>Leave of the centre's leader is decided by another leader in person and is not delegated. Nothing was changed.</translation>
  </message>
  <message>
   <source>超出人数上限的请假须由中心领导本人审批，不能委托。没有改动。</source>
   <translation>Leave over the limit is for the centre director alone and cannot be delegated. Nothing was changed.</translation>
  </message>
  <message>
   <source>派驻部门不同意这份请假。没有批准。如仍要批准，请写明理由，理由会印在审批表上。</source>
   <translation>The dispatching department disagrees with this leave. It was not approved. To approve it all the same, please give a reason, which is printed on the slip.</translation>
  </message>
  <message>
   <source>超出人数上限批准请假须写明理由，理由会印在审批表上。没有批准。</source>
   <translation>Approving leave over the limit needs a reason, which is printed on the slip. It was not approved.</translation>
  </message>
  <message>
   <source>签署日期{date}还没有到。没有保存。请核对日期。</source>
   <translation>The date of signing, {date}, is still to come. Nothing was saved. Please check the date.</translation>
  </message>
  <message>
   <source>信件内容不符合规定格式(位置：{field})。没有采用。请让对方重新发送。</source>
   <translation>The letter is not in the form agreed (place: {field}). It was not used. Please have it sent again.</translation>
  </message>
  <message>
   <source>信件所写的派驻部门与请假({leave})不符。没有采用。请让对方核对。</source>
   <translation>The department in the letter is not that of the leave ({leave}). It was not used. Please have the sender check it.</translation>
  </message>
  <message>
   <source>附件须是 PDF、JPG 或 PNG 文件。没有保存。请另存为这三种格式之一。</source>
   <translation>A paper must be a PDF, JPG or PNG file. Nothing was saved. Please save it in one of these three forms.</translation>
  </message>
  <message>
   <source>附件超过5兆字节。没有保存。请缩小后再试。</source>
   <translation>The paper is larger than 5 MB. Nothing was saved. Please make it smaller and try again.</translation>
  </message>
  <message>
   <source>这份附件已经不在，或内容已改变。请联系系统管理员。</source>
   <translation>This paper is no longer there, or its content has changed. Please see the system administrator.</translation>
  </message>
  <message>
   <source>只能委托给值班长，且不能委托给自己。没有保存。请换一个账号。</source>
   <translation>Only a duty chief can be given a delegation, and nobody gives one to themselves. Nothing was saved. Please choose another account.</translation>
  </message>
  <message>
   <source>委托的结束日期不能早于开始日期，也不能已经过去。没有保存。请改日期。</source>
   <translation>A delegation cannot end before it begins, nor in the past. Nothing was saved. Please change the dates.</translation>
  </message>
  <message>
   <source>这项委托已经不在了。没有改动。请重新读取本页。</source>
   <translation>This delegation is no longer there. Nothing was changed. Please read this page again.</translation>
  </message>
  <message>
   <source>亲属关系须是两个不同的人。没有保存。请核对。</source>
   <translation>Relatives are two different people. Nothing was saved. Please check them.</translation>
  </message>
  <message>
   <source>请至少选择一个工作时段。没有保存。</source>
   <translation>Please choose at least one working half-day. Nothing was saved.</translation>
  </message>
  <message>
   <source>这项顶岗登记已经不在了。没有改动。请重新读取本页。</source>
   <translation>This cover is no longer there. Nothing was changed. Please read this page again.</translation>
  </message>
  <message>
   <source>{name}不在这个窗口的A岗。没有保存。请核对被顶岗的人。</source>
   <translation>{name} is not on an A post of this window. Nothing was saved. Please check who is covered.</translation>
  </message>
  <message>
   <source>没有认出这枚手指。没有登录，也没有打卡。请擦干手指再按，或改用编号和密码。</source>
   <translation>This finger was not recognised. Nobody was signed in, and nothing was punched. Please dry it and try again, or use your number and PIN.</translation>
  </message>
  <message>
   <source>手指太湿或太脏，没有读清。没有登录，也没有打卡。请擦干净再按一次。</source>
   <translation>The finger is too wet or dirty to be read. Nobody was signed in, and nothing was punched. Please wipe it and try again.</translation>
  </message>
  <message>
   <source>按得太轻或太偏，没有读清。没有登录，也没有打卡。请把手指放平、按稳再试。</source>
   <translation>The finger was placed too lightly or aside. Nobody was signed in, and nothing was punched. Please lay it flat, hold it still and try again.</translation>
  </message>
  <message>
   <source>没有拍到指纹。没有登录，也没有打卡。请抬起手指再按一次。</source>
   <translation>No finger was seen. Nobody was signed in, and nothing was punched. Please lift it and try again.</translation>
  </message>
  <message>
   <source>指纹仪的数据没有传好。没有登录，也没有打卡。请再按一次，或改用编号和密码。</source>
   <translation>The scanner's data did not come through. Nobody was signed in, and nothing was punched. Please try again, or use your number and PIN.</translation>
  </message>
  <message>
   <source>编号或密码不对。没有登录。请核对后再试；连续输错5次会暂停15分钟。</source>
   <translation>The number or PIN is not right. Nobody was signed in. Please check and try again; five wrong tries lock it for 15 minutes.</translation>
  </message>
  <message>
   <source>{name}今天不在名册上，不能在这里请假。没有提交。请找考勤员核对名册。</source>
   <translation>{name} is not on the roster today and cannot ask for leave here. Nothing was handed in. Please ask the attendance officer to check the roster.</translation>
  </message>
  <message>
   <source>或者输入您的编号和密码。这不算打卡。</source>
   <translation>Or enter your number and PIN. This is not a punch.</translation>
  </message>
  <message>
   <source>{seconds}秒后自动返回</source>
   <translation>Goes back in {seconds} s</translation>
  </message>
  <message>
   <source>本次{own_halves}</source>
   <translation>This request: {own_halves}</translation>
  </message>
  <message>
   <source>与相连的请假合计{chain_halves}</source>
   <translation>{chain_halves} with adjoining leave</translation>
  </message>
  <message>
   <source>合计{chain_halves}，不超过{alone_halves}，派驻部门只作告知。《管理考核办法》第十六条</source>
   <translation>{chain_halves} in all, no more than {alone_halves}: the dispatching department is only told. Management and Assessment Measures, Art. 16</translation>
  </message>
  <message>
   <source>合计{chain_halves}，超过{alone_halves}但不足{gap_halves}，按本大厅规则由中心审批。</source>
   <translation>{chain_halves} in all, more than {alone_halves} but less than {gap_halves}: by this hall's rules the centre decides.</translation>
  </message>
  <message>
   <source>合计{chain_halves}，超过{alone_halves}，中心不能单独审批。《管理考核办法》第十六条</source>
   <translation>{chain_halves} in all, more than {alone_halves}: the centre cannot decide alone. Management and Assessment Measures, Art. 16</translation>
  </message>
  <message>
   <source>超过同时请假人数上限：提交后标注“超限”，由中心领导本人审批。</source>
   <translation>Too many on leave at once: handed in, it is marked "over the limit" for the director alone to decide.</translation>
  </message>
  <message>
   <source>开始时间已过：按补办处理。在批准之前，这些半天记旷工(待补)。</source>
   <translation>It has begun already: this is a late request. Until it is approved, these half-days count as absence without leave for now.</translation>
  </message>
  <message>
   <source>{date}{half}本窗口已有{count}人请假({names})，超过{limit}人的上限。这份请假不受此限，可以提交，标注“超限”，由中心领导审批。</source>
   <translation>{count} people of this window are already on leave on {date} {half} ({names}), over the limit of {limit}. This leave is not bound by it: it can be handed in, marked "over the limit", for the director to decide.</translation>
  </message>
  <message>
   <source>{date}{half}准假后本窗口只有{left}人在岗，少于{minimum}人。可以提交；请尽快安排B岗顶岗。</source>
   <translation>On {date} {half} only {left} stay on duty at the window if this is granted, fewer than {minimum}. It can be handed in; please arrange cover by the B post soon.</translation>
  </message>
  <message>
   <source>{begin}到{end}的{count}个半天</source>
   <translation>{count} half-days from {begin} to {end}</translation>
  </message>
  <message>
   <source>{type}：共{entitled_halves}，已休{used_halves}，在批{pending_halves}，还剩{left_halves}。</source>
   <translation>{type}: {entitled_halves} in all, {used_halves} taken, {pending_halves} pending, {left_halves} left.</translation>
  </message>
  <message>
   <source>{type}：{balance_reason}，不限制这次提交。</source>
   <translation>{type}: {balance_reason}; this request is not held up by it.</translation>
  </message>
  <message>
   <source>{type}须附证明，可以提交后再补交。</source>
   <translation>{type} needs a certificate, which can be added after handing in.</translation>
  </message>
  <message>
   <source>同时请假人数已到上限</source>
   <translation>As many on leave as allowed</translation>
  </message>
  <message>
   <source>窗口在岗人数不足</source>
   <translation>Too few on duty at the window</translation>
  </message>
  <message>
   <source>与已有的请假重叠</source>
   <translation>Overlaps with other leave</translation>
  </message>
  <message>
   <source>所选时段无工作日</source>
   <translation>No working day in this time</translation>
  </message>
  <message>
   <source>假期余额不足</source>
   <translation>Not enough days left</translation>
  </message>
  <message>
   <source>顶岗人员不合适</source>
   <translation>This person cannot cover</translation>
  </message>
  <message>
   <source>不能提交，见右侧说明</source>
   <translation>Cannot be handed in: see right</translation>
  </message>
  <message>
   <source>请先选择请假人</source>
   <translation>Choose the applicant first</translation>
  </message>
  <message>
   <source>请假{number}已提交：{name} {type}，{own_halves}。{next}</source>
   <translation>Leave {number} was handed in: {name}, {type}, {own_halves}. {next}</translation>
  </message>
  <message>
   <source>已存为草稿{number}。没有提交，不占名额。</source>
   <translation>Saved as draft {number}. It was not handed in and holds no place.</translation>
  </message>
  <message>
   <source>还没有提交。填好后请提交。</source>
   <translation>Not handed in yet. Please complete it and hand it in.</translation>
  </message>
  <message>
   <source>下一步：打印审批表，由派驻部门签署意见，再报中心审批。</source>
   <translation>Next: print the slip and have the dispatching department sign it, then the centre decides.</translation>
  </message>
  <message>
   <source>下一步：等中心审批。结果在“请假”中查看。</source>
   <translation>Next: the centre decides. The result is shown under "Leave".</translation>
  </message>
  <message>
   <source>下一步：等中心领导审批。结果在“请假”中查看。</source>
   <translation>Next: the centre director decides. The result is shown under "Leave".</translation>
  </message>
  <message>
   <source>下一步：中心有询问，请回答。</source>
   <translation>Next: please answer the centre's question.</translation>
  </message>
  <message>
   <source>下一步：与{cover}交接，并确认。没有交接前不能离岗。</source>
   <translation>Next: hand over to {cover} and confirm it. Nobody leaves their post before that.</translation>
  </message>
  <message>
   <source>下一步：{begin}起休假。</source>
   <translation>Next: the leave begins on {begin}.</translation>
  </message>
  <message>
   <source>下一步：{end}假满。返岗后请销假。</source>
   <translation>Next: the leave ends on {end}. Please register the return once back.</translation>
  </message>
  <message>
   <source>已报告返岗，等窗口负责人或考勤员确认。</source>
   <translation>The return is reported and waits for the window head or the attendance officer to confirm it.</translation>
  </message>
  <message>
   <source>假期已过，还没有销假。请立即销假，或说明原因；这些半天记旷工。</source>
   <translation>The leave is over, and no return is registered. Please register it at once, or explain; these half-days count as absence without leave.</translation>
  </message>
  <message>
   <source>没有批准，这个时段不能休假。</source>
   <translation>Refused: there is no leave in this time.</translation>
  </message>
  <message>
   <source>已办结。</source>
   <translation>All is settled.</translation>
  </message>
  <message>
   <source>{name}提交</source>
   <translation>{name} handed it in</translation>
  </message>
  <message>
   <source>{who}代{name}提交</source>
   <translation>{who} handed it in for {name}</translation>
  </message>
  <message>
   <source>{who}代{name}提交，本人{moment}电话告知</source>
   <translation>{who} handed it in for {name}, who rang on {moment}</translation>
  </message>
  <message>
   <source>派驻部门{signer}签署：{said}</source>
   <translation>{signer} signed for the department: {said}</translation>
  </message>
  <message>
   <source>经上级平台</source>
   <translation>through upstream</translation>
  </message>
  <message>
   <source>派驻部门{signer}签署：{said}(到得太晚，不再起作用)</source>
   <translation>{signer} signed for the department: {said} (came too late to count)</translation>
  </message>
  <message>
   <source>{who}批准</source>
   <translation>{who} approved it</translation>
  </message>
  <message>
   <source>{who}批准，超限</source>
   <translation>{who} approved it over the limit</translation>
  </message>
  <message>
   <source>{who}不批准</source>
   <translation>{who} refused it</translation>
  </message>
  <message>
   <source>{who}询问</source>
   <translation>{who} asked</translation>
  </message>
  <message>
   <source>{who}回答</source>
   <translation>{who} answered</translation>
  </message>
  <message>
   <source>{who}退回修改</source>
   <translation>{who} returned it for changes</translation>
  </message>
  <message>
   <source>{who}说明逾期原因</source>
   <translation>{who} explained the overdue time</translation>
  </message>
  <message>
   <source>工作日历改动，重新计算路线，原签署作废</source>
   <translation>The working calendar changed: another route, and earlier signatures are void</translation>
  </message>
  <message>
   <source>工作日历改动，重新计算天数</source>
   <translation>The working calendar changed: the days were counted again</translation>
  </message>
  <message>
   <source>已与{cover}交接</source>
   <translation>Handed over to {cover}</translation>
  </message>
  <message>
   <source>报告{begin}起返岗，待确认</source>
   <translation>Reported back from {begin} on, to be confirmed</translation>
  </message>
  <message>
   <source>销假，{begin}起在岗</source>
   <translation>Back on duty from {begin} on</translation>
  </message>
  <message>
   <source>撤回</source>
   <translation>Withdrawn</translation>
  </message>
  <message>
   <source>中心</source>
   <translation>The centre</translation>
  </message>
  <message>
   <source>同意</source>
   <translation>agrees</translation>
  </message>
  <message>
   <source>不同意</source>
   <translation>disagrees</translation>
  </message>
  <message>
   <source>受{name}委托</source>
   <translation>on behalf of {name}</translation>
  </message>
  <message>
   <source>有一份没有提交的请假：{type}，{begin}到{end}。</source>
   <translation>Not handed in: {type}, {begin} to {end}.</translation>
  </message>
  <message>
   <source>没有要打印的请假。没有生成文件。请先选择请假。</source>
   <translation>There is no leave to print. No file was made. Please choose leave first.</translation>
  </message>
  <message>
   <source>已写出：{file}</source>
   <translation>Written: {file}</translation>
  </message>
  <message>
   <source>没有写明输出到哪里。没有生成文件。请写 --pdf 文件夹 或 --xlsx 文件。</source>
   <translation>It is not said where the output goes. No file was made. Please give --pdf FOLDER or --xlsx FILE.</translation>
  </message>
  <message>
   <source>{month}没有在册人员，没有可打印的在岗月历。请检查月份。</source>
   <translation>{month} has nobody on the roster, so there is no on-duty calendar to print. Please check the month.</translation>
  </message>
  <message>
   <source>在岗情况一次最多看{limit}天。请缩短日期范围。</source>
   <translation>At most {limit} days can be shown at once. Please shorten the range of dates.</translation>
  </message>
  <message>
   <source>空白名册已写入{file}。填好后在名册页导入。</source>
   <translation>An empty roster was written to {file}. Fill it in, then import it on the Roster page.</translation>
  </message>
  <message>
   <source>还没有改动。新增{new}行，更改{changed}行，无变化{same}行，不能导入{rejected}行。</source>
   <translation>Nothing has been changed yet. Lines: new {new}, changed {changed}, the same {same}, not importable {rejected}.</translation>
  </message>
  <message>
   <source>名册已导入：新增{new}行，更改{changed}行，无变化{same}行；{rejected}行没有导入，原内容保留。</source>
   <translation>The roster was imported. Lines: new {new}, changed {changed}, the same {same}; not imported, old content kept: {rejected}.</translation>
  </message>
  <message>
   <source>正在写入，应有{wanted}枚</source>
   <translation>Writing; should hold {wanted}</translation>
  </message>
  <message>
   <source>{wanted}枚，已齐</source>
   <translation>{wanted}, complete</translation>
  </message>
  <message>
   <source>应有{wanted}枚</source>
   <translation>Should hold {wanted}</translation>
  </message>
  <message>
   <source>启动后还没有</source>
   <translation>Nothing since the start</translation>
  </message>
  <message>
   <source>认出一枚手指</source>
   <translation>Recognised a finger</translation>
  </message>
  <message>
   <source>没有认出手指</source>
   <translation>Did not recognise a finger</translation>
  </message>
  <message>
   <source>没有读清手指</source>
   <translation>Could not read a finger</translation>
  </message>
  <message>
   <source>写入一枚指纹</source>
   <translation>Stored a finger</translation>
  </message>
  <message>
   <source>有指纹与登记不符</source>
   <translation>A finger differs from the record</translation>
  </message>
  <message>
   <source>断开</source>
   <translation>Disconnected</translation>
  </message>
  <message>
   <source>{scanner}没有接上。请检查电源和数据线。</source>
   <translation>{scanner} is not connected. Please check its power and cable.</translation>
  </message>
  <message>
   <source>正在连接{scanner}，请稍候。</source>
   <translation>Connecting to {scanner}; please wait.</translation>
  </message>
  <message>
   <source>正在核对{scanner}里的指纹，请稍候；核对完才能打卡。</source>
   <translation>Checking the fingers in {scanner}; please wait. It takes punches once that is done.</translation>
  </message>
  <message>
   <source>{scanner}工作正常，不用做什么。</source>
   <translation>{scanner} works as it should; there is nothing to do.</translation>
  </message>
  <message>
   <source>{scanner}正在处理，打卡照常。</source>
   <translation>{scanner} is busy; punches go on.</translation>
  </message>
  <message>
   <source>{scanner}已断开。请重新插好；接上后会自动恢复。</source>
   <translation>{scanner} is disconnected. Please plug it in again; it recovers by itself.</translation>
  </message>
  <message>
   <source>{scanner}已停用待查。请核对后接管，或换回原来那一台。</source>
   <translation>{scanner} is out of use until it has been checked. Please check it and take it over, or put the former scanner back.</translation>
  </message>
  <message>
   <source>还没有指纹仪。接好数据线后在这里添加；没有指纹仪时可用密码打卡。</source>
   <translation>There is no scanner yet. Connect the cable and add it here; without a scanner, punches can be made by PIN.</translation>
  </message>
  <message>
   <source>选择接上的串口，或输入网络地址，如 socket://192.168.1.20:4001。保存后各指纹仪会重新连接，几秒内不能打卡。</source>
   <translation>Choose the serial port, or enter a network address such as socket://192.168.1.20:4001. After saving, the scanners connect again and take no punches for a few seconds.</translation>
  </message>
  <message>
   <source>停用后不再连接这台指纹仪，里面的指纹请在交还或报废前清空。已有的打卡记录都保留。各指纹仪会重新连接。</source>
   <translation>Once out of use, this scanner is no longer connected; please clear its fingers before it is returned or scrapped. The punches made on it are kept. The scanners connect again.</translation>
  </message>
  <message>
   <source>接管会清空这台指纹仪里现有的全部指纹，写上本大厅的标记，再写入大厅登记的{wanted}枚指纹。清空后不能恢复。请先确认它确实是本大厅的设备。</source>
   <translation>Taking over clears every finger now in this scanner, marks it as this hall's, and writes the hall's {wanted} enrolled fingers. What is cleared cannot be brought back. Please make sure first that it is really this hall's device.</translation>
  </message>
  <message>
   <source>{scanner}已接管，正在写入指纹。写完即可打卡。</source>
   <translation>{scanner} was taken over; its fingers are being written. It takes punches once that is done.</translation>
  </message>
  <message>
   <source>已有名为“{scanner}”的指纹仪。没有改动。请换一个名称。</source>
   <translation>There is already a scanner "{scanner}". Nothing was changed. Please use another name.</translation>
  </message>
  <message>
   <source>这枚手指已登记。没有重复登记。请换一枚手指；认为有误的，请考勤员核对指纹登记。</source>
   <translation>This finger is already enrolled. It was not enrolled twice. Please use another finger; if this seems wrong, ask the attendance officer to check the enrolments.</translation>
  </message>
  <message>
   <source>请让{name}本人读完下面的告知书，由本人决定是否同意。见证人：{who}。不同意的，用密码打卡，效果相同。</source>
   <translation>Please have {name} read the notice below and decide alone whether to consent. Witness: {who}. Whoever does not consent uses a PIN, with the same effect.</translation>
  </message>
  <message>
   <source>{name}已于{at}同意这份告知书，不用再问。</source>
   <translation>{name} consented to this notice on {at}; there is no need to ask again.</translation>
  </message>
  <message>
   <source>登记指纹须有两人在场：除您以外，还要一位有登记权限的人(窗口负责人、考勤员、值班长或系统管理员)确认。此人不会因此登录。</source>
   <translation>Two people must be present to enrol a finger: besides you, one more person who may enrol (window head, attendance officer, duty chief or system administrator) confirms. This does not sign that person in.</translation>
  </message>
  <message>
   <source>请到场的第二人把{finger}按在{scanner}上。</source>
   <translation>Second person: please place the {finger} on {scanner}.</translation>
  </message>
  <message>
   <source>不是此人登记的手指。没有确认。请用登记过的手指，或改用密码。</source>
   <translation>This is not that person's enrolled finger. Nothing was confirmed. Please use an enrolled finger, or a password.</translation>
  </message>
  <message>
   <source>名册里没有这个编号，或此人没有登记指纹。没有确认。请改用密码。</source>
   <translation>The roster does not have this number, or the person has no enrolled finger. Nothing was confirmed. Please use a password.</translation>
  </message>
  <message>
   <source>选择要登记的手指。建议登记两枚，一枚受伤时还能用另一枚。</source>
   <translation>Choose the finger to enrol. Two fingers are best, so that one is left if the other is hurt.</translation>
  </message>
  <message>
   <source>现在没有可用的指纹仪。没有开始。请在“设备”页查看原因。</source>
   <translation>No scanner can be used now. Nothing was started. Please see the reason on the Devices page.</translation>
  </message>
  <message>
   <source>{scanner}正在准备……</source>
   <translation>{scanner} is getting ready...</translation>
  </message>
  <message>
   <source>没有登记。可以重新采集，或取消。</source>
   <translation>No finger was enrolled. You can capture again, or cancel.</translation>
  </message>
  <message>
   <source>请把{finger}平放在{scanner}上</source>
   <translation>Lay the {finger} flat on {scanner}</translation>
  </message>
  <message>
   <source>请抬起手指</source>
   <translation>Lift the finger</translation>
  </message>
  <message>
   <source>请把同一枚手指再放一次</source>
   <translation>Place the same finger again</translation>
  </message>
  <message>
   <source>没有读清楚。请抬起，擦净手指后再放</source>
   <translation>It could not be read. Lift the finger, wipe it and place it again</translation>
  </message>
  <message>
   <source>正在保存……</source>
   <translation>Saving...</translation>
  </message>
  <message>
   <source>{finger}已登记</source>
   <translation>Enrolled: {finger}</translation>
  </message>
  <message>
   <source>{count}台指纹仪中{arrived}台已可用这枚手指打卡。没有接上的，接上后自动写入。</source>
   <translation>{arrived} of {count} scanners know this finger now. Those not connected get it once they are connected.</translation>
  </message>
  <message>
   <source>请把{finger}按在{scanner}上。只作核对，不记打卡。</source>
   <translation>Please place the {finger} on {scanner}. This is a check; no punch is recorded.</translation>
  </message>
  <message>
   <source>认出来了：是{name}的{finger}。</source>
   <translation>Recognised: the {finger} of {name}.</translation>
  </message>
  <message>
   <source>没有对上。请擦净手指再试；总是对不上，请删除后重新登记。</source>
   <translation>It did not match. Please wipe the finger and try again; if it never matches, delete it and enrol it again.</translation>
  </message>
  <message>
   <source>编号与{name}的不同。没有设置密码。请本人核对编号。</source>
   <translation>The number is not that of {name}. No PIN was set. Please have the person check their number.</translation>
  </message>
  <message>
   <source>两次输入的密码不同。没有设置密码。请再输入一次。</source>
   <translation>The two PINs are not the same. No PIN was set. Please enter it again.</translation>
  </message>
  <message>
   <source>请本人输入自己的编号和密码。密码是6位数字，不要用生日、连号或重复的数字。用密码打卡须有一名同事作证，与指纹打卡效果相同。</source>
   <translation>Please have the person enter their own number and PIN. A PIN has 6 digits; no birthdays, runs or repeated digits. A punch by PIN needs a colleague as witness and has the same effect as a fingerprint.</translation>
  </message>
  <message>
   <source>{name}的打卡密码已设好。</source>
   <translation>The PIN of {name} was set.</translation>
  </message>
  <message>
   <source>撤回后立即删除此人的全部指纹，以后用密码打卡，效果相同。已有的考勤记录不受影响。没有接上的指纹仪，接上时自动删除。</source>
   <translation>Withdrawing deletes all fingers of this person at once; from then on they punch by PIN, with the same effect. Existing attendance records are not affected. Scanners not connected delete the fingers once they are connected.</translation>
  </message>
  <message>
   <source>{name}已撤回同意，指纹已删除。请为此人设打卡密码。</source>
   <translation>{name} has withdrawn the consent, and the fingers were deleted. Please set a PIN for this person.</translation>
  </message>
  <message>
   <source>{name}的{finger}已删除。</source>
   <translation>Deleted: the {finger} of {name}.</translation>
  </message>
  <message>
   <source>从本机和各指纹仪删除这枚手指。没有接上的指纹仪，接上时自动删除。</source>
   <translation>This deletes the finger from this computer and every scanner. Scanners not connected delete it once they are connected.</translation>
  </message>
  <message>
   <source>名册里还没有人员。请先在“名册”页添加或导入。</source>
   <translation>The roster has nobody yet. Please add or import people on the Roster page first.</translation>
  </message>
  <message>
   <source>《管理考核办法》第{number}条</source>
   <translation>Measures, Art. {number}</translation>
  </message>
  <message>
   <source>本大厅自定</source>
   <translation>Set by this hall</translation>
  </message>
  <message>
   <source>改动从选定的日期起生效；此前的日子仍按当时的规则判定，已月结的月份不变。与默认值不同的标为黄色。</source>
   <translation>A change holds from the chosen date on; earlier days are judged by the rule of their time, and locked months do not change. Values other than the default are yellow.</translation>
  </message>
  <message>
   <source>默认值：{value}。依据：{article}。</source>
   <translation>Default: {value}. Ground: {article}.</translation>
  </message>
  <message>
   <source>{year}年的放假安排已录入。</source>
   <translation>The holidays of {year} have been entered.</translation>
  </message>
  <message>
   <source>名称是大家熟悉的叫法，如“春节”“春节调休”。改动会重新判定当天的考勤；已月结的月份不能改。</source>
   <translation>The name is what everyone calls the day, such as "Spring Festival". A change judges that day's attendance again; locked months cannot be changed.</translation>
  </message>
  <message>
   <source>日历已导入：接受{taken}行，改动{changes}天，退回{rejected}行。</source>
   <translation>The calendar was imported. Lines taken: {taken}, days changed: {changes}, lines returned: {rejected}.</translation>
  </message>
  <message>
   <source>改动角色须两人在场：请另一位系统管理员或中心领导在下面输入自己的用户名和密码。还没有第二人时可留空。初始密码在首次登录时须更换。</source>
   <translation>Two people must be present to change roles: please have another system administrator or a centre director enter their own user name and password below. Leave it empty while there is no second person. The first password must be changed at the first sign-in.</translation>
  </message>
  <message>
   <source>新角色从下一次登录起生效。须第二人确认；不能改自己的角色。</source>
   <translation>New roles hold from the next sign-in on. A second person must confirm; nobody can change their own roles.</translation>
  </message>
  <message>
   <source>此人下次登录时须换成自己的密码。须第二人确认。</source>
   <translation>At the next sign-in this person must choose a password of their own. A second person must confirm.</translation>
  </message>
  <message>
   <source>停用后此人立即不能登录，也不能再启用。已有的记录都保留，署名不变。</source>
   <translation>The person can no longer sign in from now on, and the account cannot be put back into use. All records and signatures are kept.</translation>
  </message>
  <message>
   <source>两次输入的新密码不同。没有保存。请再输入一次。</source>
   <translation>The two new passwords are not the same. Nothing was saved. Please enter them again.</translation>
  </message>
  <message>
   <source>您的密码已修改。</source>
   <translation>Your password was changed.</translation>
  </message>
  <message>
   <source>密码至少10个字符。忘记密码的，请系统管理员重设。</source>
   <translation>A password has at least 10 characters. If you forget it, ask the system administrator to reset it.</translation>
  </message>
  <message>
   <source>只影响这台终端。打印的表格始终用中文。</source>
   <translation>For this terminal only. Printed sheets are always in Chinese.</translation>
  </message>
  <message>
   <source>名称出现在每一页、考勤表和告知书上。</source>
   <translation>The name appears on every page, the attendance sheets and the notice.</translation>
  </message>
  <message>
   <source>日志记录每一次改动，前后相连。核验检查有没有被改过；重建用日志另做一份数据库，与现用的比较，现用的不变。</source>
   <translation>The journal records every change, each tied to the one before. Verifying checks that nothing was altered; rebuilding makes another database from the journal and compares it, and leaves the one in use as it is.</translation>
  </message>
  <message>
   <source>正在核验日志……</source>
   <translation>Verifying the journal...</translation>
  </message>
  <message>
   <source>正在由日志重建……</source>
   <translation>Rebuilding from the journal...</translation>
  </message>
  <message>
   <source>在岗 {version}。许可证：GPL-3.0-or-later。本程序不提供任何担保；源代码和所用软件的许可证见随附的 README 和 LICENSE。</source>
   <translation>Zaigang {version}. Licence: GPL-3.0-or-later. This program comes without any warranty; its source code and the licences of the software it uses are told in the README and LICENSE that come with it.</translation>
  </message>
  <message>
   <source>{name}在{date}不在名册的进驻日期内。没有保存。请核对日期，或先修改名册。</source>
   <translation>{name} is not on the roster on {date}. Nothing was saved. Please check the date, or change the roster first.</translation>
  </message>
  <message>
   <source>这是其他窗口的人。没有保存任何改动。请由本窗口负责人或考勤员来做。</source>
   <translation>This person belongs to another window. No change was saved. Please ask that window's head or the attendance officer.</translation>
  </message>
  <message>
   <source>这条登记已经不在了，可能刚被别人取消。没有改动。请重新读取本页。</source>
   <translation>This entry is no longer there; somebody may just have cancelled it. Nothing was changed. Please read this page again.</translation>
  </message>
  <message>
   <source>公出的结束时间须晚于开始时间，并在同一天内。没有保存。请改时间。</source>
   <translation>An official outing must end after it begins, on the same day. Nothing was saved. Please change the times.</translation>
  </message>
  <message>
   <source>本人的公出须在离开前登记，最迟离开后{minutes}分钟内。没有保存。请由窗口负责人或考勤员补登。</source>
   <translation>Your own official outing must be registered before you leave, at the latest {minutes} min after. Nothing was saved. Please ask the window head or the attendance officer to register it.</translation>
  </message>
  <message>
   <source>值班时间{first}到{last}不成一段。没有保存。请改为当天内先后两个时间。</source>
   <translation>The duty hours {first} to {last} are not a span of time. Nothing was saved. Please enter two times of the same day, one after the other.</translation>
  </message>
  <message>
   <source>上午到{am_last}，下午从{pm_first}开始，两段重叠。没有保存。请改时间。</source>
   <translation>The morning ends at {am_last} and the afternoon begins at {pm_first}; they overlap. Nothing was saved. Please change the times.</translation>
  </message>
  <message>
   <source>没有名为“{edge}”的打卡。没有保存。请从列表中选择。</source>
   <translation>There is no punch called "{edge}". Nothing was saved. Please choose from the list.</translation>
  </message>
  <message>
   <source>减时须在1到{limit}分钟之间。没有保存。请改分钟数。</source>
   <translation>Hours can be reduced by 1 to {limit} min. Nothing was saved. Please change the minutes.</translation>
  </message>
  <message>
   <source>结束日期须在开始日期之后，并早于原来的结束日期。没有保存。请改日期。</source>
   <translation>The end must be after the beginning and before the former end. Nothing was saved. Please change the dates.</translation>
  </message>
  <message>
   <source>减时最长一年，从{first}起最晚到{limit}。没有保存。请改结束日期。</source>
   <translation>Hours can be reduced for a year at most: from {first} to {limit} at the latest. Nothing was saved. Please change the end.</translation>
  </message>
  <message>
   <source>哺乳假到孩子满一周岁({limit})为止。没有保存。请改日期。</source>
   <translation>Nursing leave ends when the child is one year old ({limit}). Nothing was saved. Please change the dates.</translation>
  </message>
  <message>
   <source>故障的结束时间须晚于开始时间。没有保存。请改时间。</source>
   <translation>A fault must end after it begins. Nothing was saved. Please change the times.</translation>
  </message>
  <message>
   <source>故障须已经开始，最晚登记到今天结束。没有保存。请改时间。</source>
   <translation>A fault must have begun, and is registered until the end of today at the latest. Nothing was saved. Please change the times.</translation>
  </message>
  <message>
   <source>没有找到这次设备故障的登记。没有保存。请先登记设备故障，再做人工签到。</source>
   <translation>This device fault is not registered. Nothing was saved. Please register the device fault first, then the manual sign-in.</translation>
  </message>
  <message>
   <source>这个时间不在登记的设备故障期间。没有保存。请改时间，或改用补签单。</source>
   <translation>This time is outside the registered device fault. Nothing was saved. Please change the time, or use a correction slip.</translation>
  </message>
  <message>
   <source>这个时间还没有到。没有保存。请改时间。</source>
   <translation>This time has not come yet. Nothing was saved. Please change the time.</translation>
  </message>
  <message>
   <source>您的账号没有对应到名册中的人，不能作人工签到的见证。没有保存。请由在册的人来登记。</source>
   <translation>Your account is not tied to a person on the roster and cannot witness a manual sign-in. Nothing was saved. Please ask somebody on the roster to register it.</translation>
  </message>
  <message>
   <source>{minute}已经有这个人的打卡。没有重复登记。不需要再做什么。</source>
   <translation>This person already has a punch at {minute}. It was not registered twice. Nothing more needs to be done.</translation>
  </message>
  <message>
   <source>这张补签单已经不在了。没有改动。请重新读取本页。</source>
   <translation>This correction slip is no longer there. Nothing was changed. Please read this page again.</translation>
  </message>
  <message>
   <source>填单、确认、审批须是不同的人。没有改动。请由另一位有权限的人来做。</source>
   <translation>Filling in, confirming and approving a slip are for different people. Nothing was changed. Please ask another person who has this right.</translation>
  </message>
  <message>
   <source>这张补签单现在是“{state}”，不能再这样处理。没有改动。请重新读取本页。</source>
   <translation>This correction slip is now "{state}" and cannot be handled like that any more. Nothing was changed. Please read this page again.</translation>
  </message>
  <message>
   <source>补签原因只有四种：设备故障或停电、公务外出、忘记打卡、新录指纹失败。没有保存。请从列表中选择。</source>
   <translation>A correction slip can have four reasons only: device fault or power cut, official outing, forgot to punch, new finger not working. Nothing was saved. Please choose from the list.</translation>
  </message>
  <message>
   <source>{date}还没有到。没有保存。请改日期。</source>
   <translation>{date} has not come yet. Nothing was saved. Please change the date.</translation>
  </message>
  <message>
   <source>{date}的补签期限到{deadline}为止，已经过了。没有保存。如有异议请与考勤员说明。</source>
   <translation>Correction slips for {date} were taken until {deadline}, which is over. Nothing was saved. If you disagree, please speak to the attendance officer.</translation>
  </message>
  <message>
   <source>{date}{edge}已有一张补签单在等待签字。没有重复保存。请等它办完。</source>
   <translation>{date}, {edge}: a correction slip is already waiting for a signature. It was not saved twice. Please wait until it is settled.</translation>
  </message>
  <message>
   <source>{date}{edge}的补签单已经批准。没有重复保存。不需要再做什么。</source>
   <translation>{date}, {edge}: the correction slip is already approved. It was not saved twice. Nothing more needs to be done.</translation>
  </message>
  <message>
   <source>{month}“忘记打卡”的补签已满{cap}次。没有保存。其他原因不受此限。</source>
   <translation>{month} already has {cap} correction slips for "forgot to punch", the most there can be. Nothing was saved. Other reasons are not limited by this.</translation>
  </message>
  <message>
   <source>{date}{half}不上班，不需要补签。没有保存。请核对日期。</source>
   <translation>{date}, {half}: no work, so no correction slip is needed. Nothing was saved. Please check the date.</translation>
  </message>
  <message>
   <source>{date}{half}还没有结束，暂不需要补签。没有保存。请在下班后再看。</source>
   <translation>{date}, {half}: not over yet, so no correction slip is needed so far. Nothing was saved. Please look again after work.</translation>
  </message>
  <message>
   <source>{date}{edge}没有缺、迟、早，不需要补签。没有保存。请核对是哪一次打卡。</source>
   <translation>{date}, {edge}: neither missing, late nor early, so no correction slip is needed. Nothing was saved. Please check which punch it is.</translation>
  </message>
  <message>
   <source>{minute}不在这次打卡的时段内(从{first}到{last}之前)，或者还没有到。没有保存。请改时间。</source>
   <translation>{minute} is outside the time of this punch (from {first} to before {last}), or has not come yet. Nothing was saved. Please change the time.</translation>
  </message>
  <message>
   <source>不能使用文件夹{folder}。没有生成文件。请换一个文件夹。</source>
   <translation>The folder {folder} cannot be used. No file was made. Please use another folder.</translation>
  </message>
  <message>
   <source>打印机没有接受这份表。没有打印。请检查打印机后再试，或先存成 PDF。</source>
   <translation>The printer did not take this sheet. Nothing was printed. Please check the printer and try again, or save a PDF first.</translation>
  </message>
  <message>
   <source>{field}没有填写。这一项没有保存。请补填后再试。</source>
   <translation>{field} is not filled in. This was not saved. Please fill it in and try again.</translation>
  </message>
  <message>
   <source>{field}太长({length}个字符，最多{limit}个)。这一项没有保存。请缩短后再试。</source>
   <translation>{field} is too long ({length} characters, at most {limit}). This was not saved. Please shorten it and try again.</translation>
  </message>
  <message>
   <source>{field}里有不能使用的字符{character}。这一项没有保存。请删去该字符后再试。</source>
   <translation>{field} holds a character that cannot be used: {character}. This was not saved. Please delete it and try again.</translation>
  </message>
  <message>
   <source>{field}“{value}”以 = + - @ 开头，会被表格软件当作公式。这一项没有保存。请改写后再试。</source>
   <translation>{field} "{value}" begins with = + - or @, which a spreadsheet takes for a formula. This was not saved. Please write it otherwise and try again.</translation>
  </message>
  <message>
   <source>岗位“{value}”无法识别。这一项没有保存。请填写 A岗 或 B岗。</source>
   <translation>The post "{value}" is not known. This was not saved. Please enter A or B.</translation>
  </message>
  <message>
   <source>{field}“{value}”不是日期。这一项没有保存。请写成 2026-03-02 的样子。</source>
   <translation>{field} "{value}" is not a date. This was not saved. Please write it like 2026-03-02.</translation>
  </message>
  <message>
   <source>{field}{value}不在{first}年至{last}年之间。这一项没有保存。请核对年份。</source>
   <translation>{field} {value} is not between {first} and {last}. This was not saved. Please check the year.</translation>
  </message>
  <message>
   <source>离开日期{end}早于进驻日期{start}。这一项没有保存。请核对两个日期。</source>
   <translation>The leaving date {end} is before the entry date {start}. This was not saved. Please check both dates.</translation>
  </message>
  <message>
   <source>名册缺少这些列：{missing}。没有导入任何内容。请用“名册模板”补齐列名后再试。</source>
   <translation>The roster lacks these columns: {missing}. Nothing was imported. Please complete the column names with the help of an empty roster and try again.</translation>
  </message>
  <message>
   <source>名册中“{field}”一列出现了两次。没有导入任何内容。请只保留一列。</source>
   <translation>The roster has the column "{field}" twice. Nothing was imported. Please keep only one.</translation>
  </message>
  <message>
   <source>名册超过{limit}行。没有导入任何内容。请检查是否选错文件，或分成几个文件。</source>
   <translation>The roster has more than {limit} lines. Nothing was imported. Please check that it is the right file, or split it.</translation>
  </message>
  <message>
   <source>文件{file}只有表头，没有人员。没有导入任何内容。请检查是否选错。</source>
   <translation>The file {file} has a header but no people. Nothing was imported. Please check that it is the right one.</translation>
  </message>
  <message>
   <source>{field}现为“{old}”，文件中为“{new}”。原内容保留，这一行没有导入。确要更改，请选“替换已有内容”再导入。</source>
   <translation>{field} is "{old}" now and "{new}" in the file. The old content is kept, and this line was not imported. If it should change, choose "Replace existing" and import again.</translation>
  </message>
  <message>
   <source>{field}与本文件第{line}行不一致：那里是“{old}”，这里是“{new}”。以第{line}行为准，这一行没有导入。请核对文件。</source>
   <translation>{field} disagrees with line {line} of this file: "{old}" there, "{new}" here. Line {line} holds, and this line was not imported. Please check the file.</translation>
  </message>
  <message>
   <source>此人自{start}起已在{department}“{window_group}”任{post}，日期重叠。原岗位保留，这一项没有保存。请先把原岗位的离开日期填为新岗位进驻的前一天。</source>
   <translation>This person holds the {post} of "{window_group}", {department}, since {start}, and the dates overlap. The old post is kept, and this was not saved. Please first set the leaving date of the old post to the day before the new one.</translation>
  </message>
  <message>
   <source>名单第{line}行(不计列名)：{field}与大厅现有的不同。整份名单没有采用。确要更改，请勾选“与大厅现有内容不同的，以这份名单为准”再发。</source>
   <translation>Line {line} of the list (below the column names): {field} differs from what the hall has. Nothing of the list was taken. To change it, tick that this list prevails and send it again.</translation>
  </message>
  <message>
   <source>名单第{line}行(不计列名)：{field}与第{other}行的不一致。整份名单没有采用。请核对后再发。</source>
   <translation>Line {line} of the list (below the column names): {field} differs from line {other}. Nothing of the list was taken. Please check it and send it again.</translation>
  </message>
  <message>
   <source>名单第{line}行(不计列名)：此人在大厅已有日期重叠的岗位。整份名单没有采用。请先登记原岗位的离开日期，或改正进驻日期后再发。</source>
   <translation>Line {line} of the list (below the column names): this person already has a post in the hall on some of these dates. Nothing of the list was taken. Please enter the last day of that post first, or correct the first day, and send it again.</translation>
  </message>
  <message>
   <source>名单第{line}行(不计列名)：这个编号已是大厅另一人的考勤号。整份名单没有采用。请核对编号后再发。</source>
   <translation>Line {line} of the list (below the column names): this number is already the clock number of somebody else in the hall. Nothing of the list was taken. Please check the number and send it again.</translation>
  </message>
  <message>
   <source>考勤号{user_no}已属于{name}。没有改动。请换一个号码，或先取消原来的对应。</source>
   <translation>The clock number {user_no} belongs to {name}. Nothing was changed. Please use another number, or undo the former match first.</translation>
  </message>
  <message>
   <source>文件缺少这些列：{missing}。没有导入任何打卡。请补上列名(如“编号”“时间”)后再试。</source>
   <translation>The file lacks these columns: {missing}. No punch was imported. Please add the column names (such as "number" and "time") and try again.</translation>
  </message>
  <message>
   <source>文件{file}里没有打卡记录。没有导入任何内容。请检查是否选错。</source>
   <translation>The file {file} holds no punches. Nothing was imported. Please check that it is the right one.</translation>
  </message>
  <message>
   <source>“{text}”不是打卡时间。这一行没有导入。时间应为 2026-03-02 08:29:15 的样子。</source>
   <translation>"{text}" is not the time of a punch. This line was not imported. A time looks like 2026-03-02 08:29:15.</translation>
  </message>
  <message>
   <source>{user_no}号{moment}的打卡晚于本机现在的时间。已另行保存，不计入考勤。请检查考勤机和本机的时钟。</source>
   <translation>The punch of clock number {user_no} at {moment} is later than this computer's time. It is kept aside and does not count. Please check the clocks of the device and of this computer.</translation>
  </message>
  <message>
   <source>{user_no}号{moment}的打卡早于此人进驻，考勤机时钟可能曾被重置。已另行保存，不计入考勤。请检查考勤机时钟和进驻日期。</source>
   <translation>The punch of clock number {user_no} at {moment} is before this person's entry; the device's clock may have been reset. It is kept aside and does not count. Please check the device's clock and the entry date.</translation>
  </message>
  <message>
   <source>单位类别“{kind}”无法识别。没有改动。请选派驻部门、政务服务中心、分中心或镇(街道)。</source>
   <translation>The kind of unit "{kind}" is not known. Nothing was changed. Please choose dispatching department, service centre, sub-centre or town (subdistrict).</translation>
  </message>
  <message>
   <source>票号字头“{prefix}”须是一个英文字母。没有改动。请换一个字母。</source>
   <translation>The ticket letter "{prefix}" must be a Latin letter. Nothing was changed. Please use another one.</translation>
  </message>
  <message>
   <source>票号字头{prefix}已由{department}使用。没有改动。请换一个字母。</source>
   <translation>{department} already uses the ticket letter {prefix}. Nothing was changed. Please use another one.</translation>
  </message>
  <message>
   <source>没有代码为{code}的派驻部门。没有改动。请核对代码，或先添加该部门。</source>
   <translation>There is no dispatching department with the code {code}. Nothing was changed. Please check the code, or add the department first.</translation>
  </message>
  <message>
   <source>该部门已有窗口“{window_group}”。没有改动。请换一个名称。</source>
   <translation>This department already has a window "{window_group}". Nothing was changed. Please use another name.</translation>
  </message>
  <message>
   <source>{department}没有窗口“{window_group}”。没有改动。请先添加该窗口。</source>
   <translation>{department} has no window "{window_group}". Nothing was changed. Please add the window first.</translation>
  </message>
  <message>
   <source>没有{counter}号台席。没有改动。请核对窗口号。</source>
   <translation>There is no counter {counter}. Nothing was changed. Please check the counter number.</translation>
  </message>
  <message>
   <source>名册中没有此人。没有改动。请刷新名册后再试。</source>
   <translation>This person is not on the roster. Nothing was changed. Please refresh the roster and try again.</translation>
  </message>
  <message>
   <source>{name}今天不在窗口“{window_group}”任岗，不能任该窗口负责人。没有改动。请先安排岗位。《管理考核办法》第九条</source>
   <translation>{name} does not serve at the window "{window_group}" today and cannot be its head. Nothing was changed. Please arrange the post first. Management and Assessment Measures, Art. 9</translation>
  </message>
  <message>
   <source>编号{number}已属于{name}。没有添加。请核对编号。</source>
   <translation>The number {number} belongs to {name}. Nobody was added. Please check the number.</translation>
  </message>
  <message>
   <source>此人没有考勤号{user_no}。没有改动。请刷新名册后再试。</source>
   <translation>This person does not have the clock number {user_no}. Nothing was changed. Please refresh the roster and try again.</translation>
  </message>
  <message>
   <source>这一岗位记录已不在名册中。没有改动。请刷新名册后再试。</source>
   <translation>This post is no longer on the roster. Nothing was changed. Please refresh the roster and try again.</translation>
  </message>
  <message>
   <source>{name}在{last}之后没有任岗。没有改动。请核对日期。</source>
   <translation>{name} holds no post after {last}. Nothing was changed. Please check the date.</translation>
  </message>
  <message>
   <source>名册里已有内容，不能装入示例大厅。原有内容保留。请在新的数据文件夹中试用示例。</source>
   <translation>The roster is not empty, so the sample hall cannot be put in. What is there is kept. Please try the sample in a new data folder.</translation>
  </message>
  <message>
   <source>{scanner}没有接上。请检查电源和数据线，或改用其他指纹仪。</source>
   <translation>{scanner} is not connected. Please check its power and cable, or use another scanner.</translation>
  </message>
  <message>
   <source>{scanner}的端口被另一个程序占用，或没有权限。请关闭那个程序，或请系统管理员开放权限。</source>
   <translation>The port of {scanner} is used by another program, or may not be opened. Please close that program, or ask the system administrator for permission.</translation>
  </message>
  <message>
   <source>{scanner}已断开。请重新插好数据线；接上后会自动恢复。</source>
   <translation>{scanner} is disconnected. Please plug in the cable again; it recovers by itself.</translation>
  </message>
  <message>
   <source>{scanner}没有回应。请重新插拔；接上后会自动恢复。</source>
   <translation>{scanner} does not answer. Please unplug it and plug it in again; it recovers by itself.</translation>
  </message>
  <message>
   <source>{scanner}传来的数据读不懂。请检查数据线和波特率。</source>
   <translation>The data from {scanner} make no sense. Please check the cable and the baud rate.</translation>
  </message>
  <message>
   <source>{scanner}的模块密码不对，不能使用。请系统管理员在设备页处理。</source>
   <translation>The module password of {scanner} is not right, so it cannot be used. Please have the system administrator deal with it on the Devices page.</translation>
  </message>
  <message>
   <source>{scanner}的旧连接关不掉。请拔下再插上。</source>
   <translation>The old connection to {scanner} does not close. Please unplug it and plug it in again.</translation>
  </message>
  <message>
   <source>{scanner}不是原来那一台。为防止认错人已停用。请系统管理员在设备页核对。</source>
   <translation>{scanner} is not the same device as before. It is out of use so that nobody is mistaken. Please have the system administrator check it on the Devices page.</translation>
  </message>
  <message>
   <source>{scanner}没有本大厅的标记。为防止认错人已停用。请系统管理员在设备页接管。</source>
   <translation>{scanner} does not bear this hall's mark. It is out of use so that nobody is mistaken. Please have the system administrator take it over on the Devices page.</translation>
  </message>
  <message>
   <source>新接的{scanner}里已有指纹。为防止认错人已停用。请系统管理员在设备页接管。</source>
   <translation>The new {scanner} already holds fingers. It is out of use so that nobody is mistaken. Please have the system administrator take it over on the Devices page.</translation>
  </message>
  <message>
   <source>{scanner}里的指纹与大厅的登记不一致。为防止认错人已停用。请系统管理员在设备页处理。</source>
   <translation>The fingers in {scanner} differ from the hall's record. It is out of use so that nobody is mistaken. Please have the system administrator deal with it on the Devices page.</translation>
  </message>
  <message>
   <source>{scanner}的驱动出了意外的错误，已写入日志。会自动重新连接；再次出现请告诉系统管理员。</source>
   <translation>Something unforeseen happened in the driver of {scanner}; it was written to the log. It connects again by itself; if this happens again, tell the system administrator.</translation>
  </message>
  <message>
   <source>读不到{scanner}应有的指纹登记。已停用，恢复后自动启用。请检查磁盘。</source>
   <translation>The fingers that {scanner} should hold cannot be read. It is out of use and comes back by itself. Please check the disk.</translation>
  </message>
  <message>
   <source>{scanner}的{slot}号位置有未登记的指纹，已清除。请系统管理员查明来源。</source>
   <translation>Place {slot} of {scanner} held a finger that is not on record; it was cleared. Please have the system administrator find out where it came from.</translation>
  </message>
  <message>
   <source>{scanner}的{slot}号位置与登记的不一致，已换回。请系统管理员查明原因。</source>
   <translation>Place {slot} of {scanner} differed from the record; it was put right. Please have the system administrator find out why.</translation>
  </message>
  <message>
   <source>{scanner}不接受{slot}号位置的指纹。其他人不受影响。请为此人重新登记。</source>
   <translation>{scanner} does not take the finger for place {slot}. Nobody else is affected. Please enrol this person again.</translation>
  </message>
  <message>
   <source>这枚手指已经登记过({slot}号位置)。没有重复登记。请换一枚手指，或核对是谁的登记。</source>
   <translation>This finger is already enrolled (place {slot}). It was not enrolled twice. Please use another finger, or check whose enrolment it is.</translation>
  </message>
  <message>
   <source>两次按的不是同一枚手指。没有登记。请用同一枚手指重来。</source>
   <translation>The two captures are not of the same finger. Nothing was enrolled. Please begin again with one finger.</translation>
  </message>
  <message>
   <source>几次都没有读清楚。没有登记。请擦净手指和指纹仪再试，或换一枚手指。</source>
   <translation>The finger could not be read in several tries. Nothing was enrolled. Please wipe the finger and the scanner and try again, or use another finger.</translation>
  </message>
  <message>
   <source>等了一会儿没有人按手指。没有登记。准备好后再开始。</source>
   <translation>Nobody placed a finger for a while. Nothing was enrolled. Please begin again when ready.</translation>
  </message>
  <message>
   <source>{scanner}没有这个位置。没有登记。请系统管理员检查设备型号。</source>
   <translation>{scanner} does not have this place. Nothing was enrolled. Please have the system administrator check the model.</translation>
  </message>
  <message>
   <source>{scanner}已存满。没有登记。请先清理离岗人员，或换容量更大的指纹仪。</source>
   <translation>{scanner} is full. Nothing was enrolled. Please clear the fingers of people who have left, or get a scanner with more room.</translation>
  </message>
  <message>
   <source>{scanner}写入失败。没有登记。请再试一次；仍不行请更换指纹仪。</source>
   <translation>{scanner} could not write. Nothing was enrolled. Please try again; if that does not help, replace the scanner.</translation>
  </message>
  <message>
   <source>{scanner}给出或收到的指纹数据不可用。没有登记。请重新登记。</source>
   <translation>The fingerprint data that {scanner} gave or got cannot be used. Nothing was enrolled. Please enrol again.</translation>
  </message>
  <message>
   <source>已取消。没有登记。</source>
   <translation>Cancelled. Nothing was enrolled.</translation>
  </message>
  <message>
   <source>{scanner}现在不能用。没有执行。请等它恢复正常。</source>
   <translation>{scanner} cannot be used now. Nothing was done. Please wait until it is back in order.</translation>
  </message>
  <message>
   <source>{scanner}报告错误(代码{code})。没有执行。请再试一次。</source>
   <translation>{scanner} reports an error (code {code}). Nothing was done. Please try again.</translation>
  </message>
  <message>
   <source>信件的种类({text})这一版本的程序还不认识。没有采用。请更新程序后请对方重新发送。</source>
   <translation>This version does not know letters of this kind ({text}). It was not accepted. Update the program, then have it sent again.</translation>
  </message>
  <message>
   <source>发信之后，本厅的这项内容已经变动。没有采用。请对方看过现在的内容再发。</source>
   <translation>This hall has changed the matter since the letter was written. It was not accepted. Its author should look again before sending.</translation>
  </message>
  <message>
   <source>处理这封信件时程序出错。没有采用，也没有改动任何内容。请把日志交给系统管理员。</source>
   <translation>The program failed on this letter. It was not accepted and nothing was changed. Give the log to the system administrator.</translation>
  </message>
  <message>
   <source>收到的信件没有通过签名核对。没有采用。程序会重新取信；反复出现的，请告诉上级平台的管理员。</source>
   <translation>A letter's signature did not hold. It was not accepted. The program will fetch it again; if this repeats, tell the administrator upstream.</translation>
  </message>
  <message>
   <source>收到的信件编号不连续。没有采用。程序会重新取信；反复出现的，请告诉上级平台的管理员。</source>
   <translation>A letter arrived out of order. It was not accepted. The program will fetch it again; if this repeats, tell the administrator upstream.</translation>
  </message>
  <message>
   <source>本厅还没有接入上级平台。没有发送任何内容。请系统管理员在“上级平台”中登记。</source>
   <translation>This hall is not enrolled with an upstream yet. Nothing was sent. The system administrator can enrol it under "Upstream".</translation>
  </message>
  <message>
   <source>连不上上级平台。打卡和本厅的业务不受影响，记录都存在本机，接通后会自动上传。请检查网络。</source>
   <translation>Upstream cannot be reached. Punches and the hall's work go on; records are kept here and sent when it is back. Check the network.</translation>
  </message>
  <message>
   <source>上级平台没有及时答复。打卡和本厅的业务不受影响，记录都存在本机。程序会稍后再试。</source>
   <translation>Upstream did not answer in time. Punches and the hall's work go on; records are kept here. The program will try again.</translation>
  </message>
  <message>
   <source>上级平台正忙，请本厅稍后再传。记录都存在本机，程序会自动再试。</source>
   <translation>Upstream is busy and asks to send later. Records are kept here; the program will try again.</translation>
  </message>
  <message>
   <source>上级平台的答复不符合规定格式。没有采用，记录都存在本机。程序会再试；反复出现的，请告诉上级平台的管理员。</source>
   <translation>Upstream's answer was not in order. It was not used; records are kept here. The program will try again; if this repeats, tell the administrator upstream.</translation>
  </message>
  <message>
   <source>答复的签名不是登记时的那个上级平台。没有采用。请核对地址和网络；平台确已更换的，请重新登记。</source>
   <translation>The answer was not signed by the upstream that this hall enrolled with. It was not used. Check address and network; if upstream was replaced, enrol again.</translation>
  </message>
  <message>
   <source>上级平台不接受本厅的内容。记录都存在本机。请联系上级平台的管理员。</source>
   <translation>Upstream does not accept what this hall sends. Records are kept here. Contact the administrator upstream.</translation>
  </message>
  <message>
   <source>上级平台已停用这台终端。没有再发送，记录都存在本机。请联系上级平台的管理员；确需继续的，请对方用“接管”生成登记码，再重新登记。</source>
   <translation>Upstream has revoked this terminal. Nothing more is sent; records are kept here. Contact the administrator upstream; to go on, ask them for a code under "take over" and enrol again.</translation>
  </message>
  <message>
   <source>上级平台的证书没有通过核对。没有发送任何内容。请核对本机的日期时间、地址和证书文件，或联系上级平台的管理员。</source>
   <translation>Upstream's certificate did not pass. Nothing was sent. Check this PC's date and time, the address and the certificate file, or ask upstream's administrator.</translation>
  </message>
  <message>
   <source>上级平台丢失了它确认收到过的记录。已停止上传，本厅的记录都在。请联系上级平台的管理员核对后，再重新登记。</source>
   <translation>Upstream has lost records that it had confirmed. Sending has stopped; this hall's records are all here. Check with the administrator upstream, then enrol again.</translation>
  </message>
  <message>
   <source>上级平台上本厅的记录与本机的不一致。已停止上传，本机没有改动。本机可能是复制出来的，或两边有一边被改过，请与上级平台的管理员核对。</source>
   <translation>Upstream's records of this hall differ from those here. Sending has stopped; nothing was changed here. This store may be a copy, or one side was altered: check with the administrator upstream.</translation>
  </message>
  <message>
   <source>上级平台上的记录比本机多，本机可能是从旧备份恢复的。已停止上传。请停止在本机登记，由管理员用“接管”从上级平台取回全部记录。</source>
   <translation>Upstream has more records than this PC, which may have been restored from an old backup. Sending has stopped. Stop working here, and let an administrator fetch everything by "takeover".</translation>
  </message>
  <message>
   <source>“{address}”不是可以使用的地址。没有连接。请填写 https:// 开头的地址。</source>
   <translation>"{address}" is not an address that can be used. Not connected. Give one that begins with https://.</translation>
  </message>
  <message>
   <source>证书文件不是有效的 PEM 证书。没有连接。请换一个文件。</source>
   <translation>The certificate file is not a valid PEM certificate. Not connected. Choose another file.</translation>
  </message>
  <message>
   <source>登记码不对、已用过或已过时限。没有登记。请上级平台的管理员重新生成。</source>
   <translation>The enrolment code is wrong, used or expired. Not enrolled. Ask the administrator upstream for a new one.</translation>
  </message>
  <message>
   <source>这个登记码不能登记本厅：本厅已在上级平台登记过，或登记码是给别的大厅的。没有登记。请上级平台的管理员在“接管”中选本厅，重新生成登记码。</source>
   <translation>This code cannot enrol this hall: the hall is enrolled upstream already, or the code is for another hall. Not enrolled. Ask the administrator upstream to choose this hall under "take over" and make a new code.</translation>
  </message>
  <message>
   <source>连不上上级平台。没有登记。请核对地址(http 还是 https)和网络，再重新登记。</source>
   <translation>Upstream cannot be reached. Not enrolled. Check the address (http or https) and the network, then enrol again.</translation>
  </message>
  <message>
   <source>上级平台没有同意这台终端的登记。没有登记。请与上级平台的管理员核对后重新开始。</source>
   <translation>Upstream did not agree to this terminal. Not enrolled. Check with the administrator upstream and start again.</translation>
  </message>
  <message>
   <source>登记正在进行。没有重新开始。请等上级平台确认，或先取消。</source>
   <translation>An enrolment is under way. It was not started again. Wait for upstream to confirm it, or cancel it first.</translation>
  </message>
  <message>
   <source>本厅已经接入上级平台。没有改动。确需更换的，请先退出现在的平台。</source>
   <translation>This hall is enrolled with an upstream already. Nothing was changed. Leave that one first.</translation>
  </message>
  <message>
   <source>这个数据目录里已经有大厅的数据。没有改动。请换一个空目录再接管。</source>
   <translation>This data folder holds a hall already. Nothing was changed. Take over into an empty folder.</translation>
  </message>
  <message>
   <source>接管还没有得到确认。没有改动任何内容。请上级平台的另一位管理员核对四个词并确认。</source>
   <translation>The takeover has not been confirmed yet. Nothing was changed. A second administrator upstream must compare the four words and confirm.</translation>
  </message>
  <message>
   <source>上级平台给出的记录没有通过核对(位置 {seq})。没有接管。请联系上级平台的管理员。</source>
   <translation>The records from upstream did not hold (at {seq}). Nothing was taken over. Contact the administrator upstream.</translation>
  </message>
  <message>
   <source>上级平台还没有确认这台终端。没有登记。请上级平台的另一位管理员核对四个词后确认，再重新登记。</source>
   <translation>Upstream has not confirmed this terminal yet. Not enrolled. Let a second administrator upstream compare the four words and confirm, then enrol again.</translation>
  </message>
  <message>
   <source>请与上级平台屏幕上的四个词核对：{words}。一致时请上级平台的另一位管理员确认。</source>
   <translation>Compare with the four words on upstream's screen: {words}. If they are the same, let a second administrator upstream confirm.</translation>
  </message>
  <message>
   <source>本厅已接入上级平台{address}。</source>
   <translation>This hall is enrolled with upstream {address}.</translation>
  </message>
  <message>
   <source>正在登记到上级平台{address}，等待对方确认。</source>
   <translation>Enrolling with upstream {address}; waiting for the other side to confirm.</translation>
  </message>
  <message>
   <source>上级平台{address}：未上传{count}条。</source>
   <translation>Upstream {address}: {count} not sent yet.</translation>
  </message>
  <message>
   <source>上级平台{address}：全部已上传。</source>
   <translation>Upstream {address}: everything is sent.</translation>
  </message>
  <message>
   <source>已退出上级平台，不再上传。本厅的记录都在。</source>
   <translation>Upstream was left; nothing is sent any more. This hall's records are all here.</translation>
  </message>
  <message>
   <source>没有正在进行的接管。没有改动任何内容。请写明上级平台的地址和登记码：--upstream 和 --code。</source>
   <translation>No takeover is under way. Nothing was changed. Give upstream's address and the enrolment code: --upstream and --code.</translation>
  </message>
  <message>
   <source>已从上级平台取回{count}条记录，这台电脑成为大厅终端。指纹须重新录入；管理员请先用 zaigang admin create 设置密码。</source>
   <translation>{count} records came back from upstream; this PC is the hall terminal now. Fingers must be enrolled anew; an administrator sets a password with zaigang admin create.</translation>
  </message>
  <message>
   <source>已上传</source>
   <translation>Sent</translation>
  </message>
  <message>
   <source>未上传 {count} 条</source>
   <translation>{count} unsent</translation>
  </message>
  <message>
   <source>上级平台未接通</source>
   <translation>Upstream not reached</translation>
  </message>
  <message>
   <source>上传已停止</source>
   <translation>Sending stopped</translation>
  </message>
  <message>
   <source>本厅的记录已全部上传到上级平台。</source>
   <translation>All records of this hall have been sent upstream.</translation>
  </message>
  <message>
   <source>未上传{count}条，最早一条记录于{at}。</source>
   <translation>{count} records unsent, the oldest of {at}.</translation>
  </message>
  <message>
   <source>正在上传，不影响打卡和办理。</source>
   <translation>Being sent; clock-in and all work go on as usual.</translation>
  </message>
  <message>
   <source>这一情况始于{at}。</source>
   <translation>So since {at}.</translation>
  </message>
  <message>
   <source>最近同步  {at}</source>
   <translation>Last sync  {at}</translation>
  </message>
  <message>
   <source>最近同步  {at}  未上传{count}条</source>
   <translation>Last sync  {at}  {count} unsent</translation>
  </message>
  <message>
   <source>最近同步  没有</source>
   <translation>Last sync  none</translation>
  </message>
  <message>
   <source>最近联系：{at}。</source>
   <translation>Last contact: {at}.</translation>
  </message>
  <message>
   <source>接入后还没有联系上过。</source>
   <translation>Not reached yet since enrolment.</translation>
  </message>
  <message>
   <source>已接入，正在与上级平台第一次联系。打卡和办理照常。</source>
   <translation>Enrolled; upstream is being contacted for the first time. Clock-in and all work go on as usual.</translation>
  </message>
  <message>
   <source>本厅没有接入上级平台。打卡、请假、报表都照常，记录只存在大厅终端上。</source>
   <translation>This hall is not enrolled with an upstream. Clock-in, leave and reports work as usual; records are kept on the hall terminal alone.</translation>
  </message>
  <message>
   <source>接入后，本厅的记录自动送到上级平台保存，派驻部门可以在自己的电脑上签署请假意见。断网时一切照常，接通后自动补传。指纹模板从不上传。</source>
   <translation>Once enrolled, the hall's records are sent upstream by themselves and kept there, and departments can sign opinions on leave at their own PCs. Without the network everything goes on, and what is missing is sent later. Fingerprint templates are never sent.</translation>
  </message>
  <message>
   <source>接入须两位上级平台管理员：一位给出一次性登记码，另一位与本厅核对四个词后确认。</source>
   <translation>Enrolling takes two administrators upstream: one gives a one-time code, the other compares four words with the hall and confirms.</translation>
  </message>
  <message>
   <source>接入和退出须在大厅终端上办理。</source>
   <translation>Enrolling and leaving are done at the hall terminal.</translation>
  </message>
  <message>
   <source>地址和登记码由上级平台的管理员给出。登记码15分钟内有效，只能用一次。上级平台用自建证书的，另选证书文件(PEM)。</source>
   <translation>Address and code come from upstream's administrator. The code holds for 15 minutes and works once. If upstream has a certificate of its own making, choose its file (PEM) too.</translation>
  </message>
  <message>
   <source>正在与{url}联系。打卡和办理照常，可以离开这一页。</source>
   <translation>Contacting {url}. Clock-in and all work go on as usual; you may leave this page.</translation>
  </message>
  <message>
   <source>请与上级平台的管理员通话，逐个核对这四个词。四个都相同，由上级平台的另一位管理员确认；有一个不同，请点“取消登记”。可以离开这一页，确认后自动开始上传。</source>
   <translation>Call upstream's administrator and compare these four words one by one. If all four are the same, another administrator upstream confirms; if one differs, press "Cancel". You may leave this page; sending begins by itself once it is confirmed.</translation>
  </message>
  <message>
   <source>已取消登记，没有接入。</source>
   <translation>Cancelled; the hall is not enrolled.</translation>
  </message>
  <message>
   <source>已接入上级平台，开始上传。</source>
   <translation>Enrolled with upstream; sending begins.</translation>
  </message>
  <message>
   <source>退出后不再上传，也收不到上级平台的信件。本厅的记录都在，已上传的仍由上级平台保存。要再接入须重新登记。</source>
   <translation>After leaving, nothing more is sent and no letters come. The hall's records stay; what has been sent stays upstream. To come back, the hall must enrol again.</translation>
  </message>
  <message>
   <source>现在还有{count}条没有上传。</source>
   <translation>{count} records are still unsent.</translation>
  </message>
  <message>
   <source>已要求立即上传，结果随后显示在这一页。</source>
   <translation>Sending was asked for at once; the result will show on this page.</translation>
  </message>
  <message>
   <source>还没有收到信件。</source>
   <translation>No letters yet.</translation>
  </message>
  <message>
   <source>{letter_kind}(第{number}封)已于{at}采用。</source>
   <translation>{letter_kind} (no. {number}) is in force since {at}.</translation>
  </message>
  <message>
   <source>{letter_kind}(第{number}封)已于{at}收下，在“今日”显示到有人读过为止。</source>
   <translation>{letter_kind} (no. {number}) came on {at}; it is shown under "Today" until somebody has read it.</translation>
  </message>
  <message>
   <source>{letter_kind}(第{number}封)没有采用：{why}</source>
   <translation>{letter_kind} (no. {number}) is not in force: {why}</translation>
  </message>
  <message>
   <source>上级平台来信：{author}，{at}</source>
   <translation>Message from upstream: {author}, {at}</translation>
  </message>
  <message>
   <source>还有{count}封没有读。</source>
   <translation>{count} more unread.</translation>
  </message>
  <message>
   <source>这个大厅没有这台终端。没有改动。请从终端列表中选择。</source>
   <translation>This hall has no such terminal. Nothing was changed. Choose one from the list of terminals.</translation>
  </message>
  <message>
   <source>这台终端现在不在等待确认。没有改动。请刷新列表后再看。</source>
   <translation>This terminal is not waiting to be confirmed. Nothing was changed. Look at the list again.</translation>
  </message>
  <message>
   <source>密钥文件与这个数据库不是一套。没有启动，数据没有改动。请把原来的密钥文件放回数据文件夹。</source>
   <translation>The key file and this database do not belong together. Not started, no data changed. Put the original key file back into the data folder.</translation>
  </message>
  <message>
   <source>文件夹{folder}里是一个大厅的数据。没有启动，数据没有改动。请为上级平台另用一个文件夹(--data)。</source>
   <translation>The folder {folder} holds the data of a hall. Not started, no data changed. Give upstream a folder of its own (--data).</translation>
  </message>
  <message>
   <source>名为“{name}”的大厅已在上级平台登记过。没有生成登记码。让它重新登记或换电脑，请选“接管”；登记另一个大厅，请换一个名称。</source>
   <translation>A hall named "{name}" is enrolled already. No code made. To enrol it again or on another PC choose "take over"; to enrol another hall choose another name.</translation>
  </message>
  <message>
   <source>地址{address}不只对本机开放，却没有加密。没有启动。请给出证书(--tls-cert、--tls-key)，由前置代理加密的请加 --plain-http。</source>
   <translation>{address} is open to others than this machine and not encrypted. Not started. Give a certificate (--tls-cert, --tls-key), or --plain-http where a proxy in front encrypts.</translation>
  </message>
  <message>
   <source>证书或密钥文件用不了。没有启动。请检查 --tls-cert 和 --tls-key 两个 PEM 文件。</source>
   <translation>The certificate or key file cannot be used. Not started. Check the two PEM files of --tls-cert and --tls-key.</translation>
  </message>
  <message>
   <source>地址{address}已被占用或不能使用。没有启动。请换一个端口或地址。</source>
   <translation>{address} is taken or cannot be used. Not started. Choose another port or address.</translation>
  </message>
  <message>
   <source>没有名为“{username}”的已启用账号。没有改动。请先用 zaigang upstream account create 建立。</source>
   <translation>There is no account "{username}" in force. Nothing was changed. Make it first with zaigang upstream account create.</translation>
  </message>
  <message>
   <source>读不了信件文件{file}，或它不是 JSON 对象。没有发送。请检查文件。</source>
   <translation>The letter file {file} cannot be read or is no JSON object. Nothing was sent. Check the file.</translation>
  </message>
  <message>
   <source>上级平台已启动：{address}。</source>
   <translation>Upstream is running: {address}.</translation>
  </message>
  <message>
   <source>上级平台已停止，收到的记录都已保存。</source>
   <translation>Upstream has stopped; all that was received is kept.</translation>
  </message>
  <message>
   <source>登记码：{code}。15分钟内有效，只能用一次。请当面或用电话告诉对方。</source>
   <translation>Code: {code}. It holds for 15 minutes and once. Tell it face to face or by telephone.</translation>
  </message>
  <message>
   <source>终端{terminal}({state})：{words}</source>
   <translation>Terminal {terminal} ({state}): {words}</translation>
  </message>
  <message>
   <source>{name} {hall}：已收到{seq}条，未上传{unsent}条。</source>
   <translation>{name} {hall}: {seq} received, {unsent} not sent yet.</translation>
  </message>
  <message>
   <source>还没有大厅。请用 zaigang upstream code 生成登记码。</source>
   <translation>No hall yet. Make an enrolment code with zaigang upstream code.</translation>
  </message>
  <message>
   <source>{hall} 第{number}号：{kind}，终端{terminal}，{detail}</source>
   <translation>{hall} no. {number}: {kind}, terminal {terminal}, {detail}</translation>
  </message>
  <message>
   <source>没有未处理的警报。</source>
   <translation>There is no alarm to look at.</translation>
  </message>
  <message>
   <source>已确认终端{terminal}。它现在可以上传。</source>
   <translation>Terminal {terminal} is confirmed. It may send now.</translation>
  </message>
  <message>
   <source>已拒绝终端{terminal}。它不能上传。</source>
   <translation>Terminal {terminal} is turned away. It cannot send.</translation>
  </message>
  <message>
   <source>已停用终端{terminal}。它不能再上传。</source>
   <translation>Terminal {terminal} is revoked. It can send nothing any more.</translation>
  </message>
  <message>
   <source>信件已放入第{number}号，等大厅来取。是否采用由大厅决定。</source>
   <translation>The letter waits as no. {number} for the hall to fetch. Whether it takes effect is the hall's to decide.</translation>
  </message>
  <message>
   <source>已建立账号{username}，首次登录须换密码并绑定验证器。</source>
   <translation>Account {username} is made; at the first sign-in its password is changed and an authenticator added.</translation>
  </message>
  <message>
   <source>{hall}：由{count}条记录重建，与现有的表一致。</source>
   <translation>{hall}: made again from {count} facts, the same as the tables.</translation>
  </message>
  <message>
   <source>{hall}：由{count}条记录重建，下列表与现有的不一致：{tables}。</source>
   <translation>{hall}: made again from {count} facts; these tables differ: {tables}.</translation>
  </message>
  <message>
   <source>已登记数据库来自备份。各终端会把缺少的记录重新传来。</source>
   <translation>Noted that the database came back from a backup. Terminals will send again what is missing.</translation>
  </message>
  <message>
   <source>“{stand}”不能{right}。没有改动。需要时请系统管理员另开账号。</source>
   <translation>A {stand} cannot {right}. Nothing was changed. If needed, ask an administrator for another account.</translation>
  </message>
  <message>
   <source>自己办的事要由另一个人确认。没有改动。请另一位系统管理员或上级中心人员来确认。</source>
   <translation>What one person did, another has to confirm. Nothing was changed. Ask another administrator or the centre above to confirm.</translation>
  </message>
  <message>
   <source>登录已结束。没有保存。请重新登录，再做一次。</source>
   <translation>Your session is over. Nothing was saved. Sign in again and do it once more.</translation>
  </message>
  <message>
   <source>这一页打开得太久，或不是从本网站提交的。没有保存。请刷新后再做一次。</source>
   <translation>This page was open too long, or was not sent from this site. Nothing was saved. Reload it and do it once more.</translation>
  </message>
  <message>
   <source>送来的内容没有收全，或不是本网站的表单。没有保存。请返回上一页，再提交一次。</source>
   <translation>What was sent did not arrive whole, or is no form of this site. Nothing was saved. Please go back one page and submit it again.</translation>
  </message>
  <message>
   <source>没有这一页，或它不归您看。请从上方的目录重新进入。</source>
   <translation>There is no such page, or it is not yours to see. Start again from the menu above.</translation>
  </message>
  <message>
   <source>没有“{stand}”这种身份。没有保存。请从列表中选择。</source>
   <translation>There is no such kind of account as "{stand}". Nothing was saved. Choose one from the list.</translation>
  </message>
  <message>
   <source>派驻部门审核人须选大厅和部门，其他身份不选。没有保存。请改正后再试。</source>
   <translation>A department reviewer needs a hall and a department, others have none. Nothing was saved. Correct it and try again.</translation>
  </message>
  <message>
   <source>{hall}没有代码为“{code}”的派驻部门。没有保存。这个大厅的代码有：{codes}。</source>
   <translation>{hall} has no department with the code "{code}". Nothing was saved. The codes of this hall are: {codes}.</translation>
  </message>
  <message>
   <source>输错次数过多，此账号暂停到{until}(还有{minutes}分钟)。请到时再试，或请系统管理员重设。</source>
   <translation>Too many wrong tries: this account is locked until {until} ({minutes} more minutes). Try again then, or ask an administrator to reset it.</translation>
  </message>
  <message>
   <source>从这台电脑输错次数过多，暂停登录到{until}(还有{minutes}分钟)。请到时再试。</source>
   <translation>Too many wrong tries from this computer: sign-in is locked until {until} ({minutes} more minutes). Try again then.</translation>
  </message>
  <message>
   <source>这个账号还没有经第二人确认，现在不能登录。请联系系统管理员。</source>
   <translation>A second person has not confirmed this account yet, so it cannot sign in. Ask an administrator.</translation>
  </message>
  <message>
   <source>动态验证码不对，或已经用过。没有登录。请等验证器显示下一个6位数字后再输。</source>
   <translation>The code is wrong or has been used. You are not signed in. Wait for the authenticator's next six digits.</translation>
  </message>
  <message>
   <source>这个账号的验证器资料读不出来，密钥文件可能换过。没有登录。请系统管理员重设这个账号。</source>
   <translation>This account's authenticator data cannot be read; the key file may have been replaced. You are not signed in. Ask an administrator to reset the account.</translation>
  </message>
  <message>
   <source>程序出错(编号 {number})。可能没有保存。请再试一次；反复出现的，请把编号告诉系统管理员。</source>
   <translation>The program failed (number {number}). It may not have been saved. Try again; if it happens repeatedly, tell an administrator the number.</translation>
  </message>
  <message>
   <source>{hall}的资料还没有列出来。记录收到后会自动列出，请稍候刷新。</source>
   <translation>What {hall} has sent is not listed yet. It is listed by itself once it has come; reload in a moment.</translation>
  </message>
  <message>
   <source>这封信的内容在这里读不出来。信件没有改动，大厅的结果见“状态”。</source>
   <translation>What this letter says cannot be read here. The letter is unchanged; see its state for the hall's answer.</translation>
  </message>
  <message>
   <source>内容太长，没有发出。名单请分几次发，每次最多{limit}行。</source>
   <translation>This is too long and was not sent. Please send a list in parts, of at most {limit} lines each.</translation>
  </message>
  <message>
   <source>名单里只有列名，没有人员。没有发出。请连同人员一起复制。</source>
   <translation>The list has column names and nobody below. Nothing was sent. Please copy it together with the people.</translation>
  </message>
  <message>
   <source>名单第{line}行有问题，整封信没有发出：{why}</source>
   <translation>Line {line} of the list is wrong, and nothing of the letter was sent: {why}</translation>
  </message>
  <message>
   <source>还没有选择意见。没有发出。请选“同意”或“不同意”。</source>
   <translation>No opinion has been chosen. Nothing was sent. Choose agree or disagree.</translation>
  </message>
  <message>
   <source>不同意的，须写明原因。没有发出。请填写说明。</source>
   <translation>A disagreement needs its reason. Nothing was sent. Fill in the note.</translation>
  </message>
  <message>
   <source>对请假{leave}的意见已经发出，大厅还没有记录。没有再发。请等大厅的结果。</source>
   <translation>An opinion on leave {leave} has been sent and the hall has not recorded it yet. Nothing more was sent. Wait for the hall's answer.</translation>
  </message>
  <message>
   <source>请假{leave}现在不需要本部门签署意见。没有发出。请看它现在的状态。</source>
   <translation>Leave {leave} needs no opinion of this department now. Nothing was sent. See how it stands.</translation>
  </message>
  <message>
   <source>没有生成登记码。新大厅请填名称，已有的大厅请从列表中选，两者只选一个。</source>
   <translation>No code was made. Name a new hall, or choose one that is there: one of the two.</translation>
  </message>
  <message>
   <source>没有这个警报，或它已经处理过。没有改动。请刷新后再看。</source>
   <translation>There is no such alarm, or it has been settled. Nothing was changed. Reload and look again.</translation>
  </message>
  <message>
   <source>终端送来的记录与已收到的不一致：终端可能是复制出来的、换回了旧硬盘，或记录被改过。送来的内容已另存，没有列入。请与大厅当面核对，确认哪一台是真的，再停用另一台。</source>
   <translation>What the terminal sent contradicts what has come before: it may be a clone, an old disk, or the records were changed. It was put aside and not taken in. Find out with the hall which terminal is the true one, then revoke the other.</translation>
  </message>
  <message>
   <source>终端的记录比已收到的少，可能是从旧备份恢复的。请让大厅停止登记，用“接管”取回全部记录。</source>
   <translation>The terminal has fewer records than have come: it may have been restored from an old backup. Have the hall stop recording and fetch all records by a takeover.</translation>
  </message>
  <message>
   <source>已停用或已更换的终端仍在发送。送来的内容已另存，没有列入。请到大厅收回这台终端。</source>
   <translation>A revoked or replaced terminal goes on sending. It was put aside and not taken in. Have that terminal collected from the hall.</translation>
  </message>
  <message>
   <source>终端的时钟被改动过。记录的真实时间已按开机时长推算。请与大厅核对是谁改的时钟。</source>
   <translation>The terminal's clock was changed. True times were worked out from how long it has been running. Ask the hall who changed it.</translation>
  </message>
  <message>
   <source>收到本平台还不认识的新版记录，这个大厅的资料停在此前；记录都已收到。请升级上级平台。</source>
   <translation>Records of a newer version have come that this upstream does not know; this hall's tables stop before them. All records are kept. Upgrade upstream.</translation>
  </message>
  <message>
   <source>终端报告本平台丢失了曾经确认收到的记录。请检查数据库是否从备份恢复过。</source>
   <translation>A terminal reports that this upstream lost records that it had acknowledged. See whether the database was restored from a backup.</translation>
  </message>
  <message>
   <source>这是最后一个系统管理员账号。没有停用。请先开立并确认另一个。</source>
   <translation>This is the last administrator's account. It was not closed. Make and confirm another one first.</translation>
  </message>
  <message>
   <source>正常</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>迟到</source>
   <translation>Late</translation>
  </message>
  <message>
   <source>早退</source>
   <translation>Early leave</translation>
  </message>
  <message>
   <source>缺签到</source>
   <translation>Missing sign-in</translation>
  </message>
  <message>
   <source>缺签退</source>
   <translation>Missing sign-out</translation>
  </message>
  <message>
   <source>旷工</source>
   <translation>Absence without leave</translation>
  </message>
  <message>
   <source>请假</source>
   <translation>Leave</translation>
  </message>
  <message>
   <source>公出</source>
   <translation>Official outing</translation>
  </message>
  <message>
   <source>顶岗</source>
   <translation>Covering</translation>
  </message>
  <message>
   <source>未结束</source>
   <translation>Not over yet</translation>
  </message>
  <message>
   <source>休息日打卡</source>
   <translation>Punch on a rest day</translation>
  </message>
  <message>
   <source>不在册打卡</source>
   <translation>Punch while off the roster</translation>
  </message>
  <message>
   <source>上午签到</source>
   <translation>Morning sign-in</translation>
  </message>
  <message>
   <source>上午签退</source>
   <translation>Morning sign-out</translation>
  </message>
  <message>
   <source>下午签到</source>
   <translation>Afternoon sign-in</translation>
  </message>
  <message>
   <source>下午签退</source>
   <translation>Afternoon sign-out</translation>
  </message>
  <message>
   <source>上午</source>
   <translation>morning</translation>
  </message>
  <message>
   <source>下午</source>
   <translation>afternoon</translation>
  </message>
  <message>
   <source>周一</source>
   <translation>Mon</translation>
  </message>
  <message>
   <source>周二</source>
   <translation>Tue</translation>
  </message>
  <message>
   <source>周三</source>
   <translation>Wed</translation>
  </message>
  <message>
   <source>周四</source>
   <translation>Thu</translation>
  </message>
  <message>
   <source>周五</source>
   <translation>Fri</translation>
  </message>
  <message>
   <source>周六</source>
   <translation>Sat</translation>
  </message>
  <message>
   <source>周日</source>
   <translation>Sun</translation>
  </message>
  <message>
   <source>工作人员</source>
   <translation>Staff</translation>
  </message>
  <message>
   <source>窗口负责人</source>
   <translation>Window head</translation>
  </message>
  <message>
   <source>派驻部门审核人</source>
   <translation>Department reviewer</translation>
  </message>
  <message>
   <source>考勤员</source>
   <translation>Attendance officer</translation>
  </message>
  <message>
   <source>值班长</source>
   <translation>Duty chief</translation>
  </message>
  <message>
   <source>中心领导</source>
   <translation>Centre director</translation>
  </message>
  <message>
   <source>系统管理员</source>
   <translation>System administrator</translation>
  </message>
  <message>
   <source>审计员</source>
   <translation>Auditor</translation>
  </message>
  <message>
   <source>上级中心人员</source>
   <translation>Member of the centre above</translation>
  </message>
  <message>
   <source>查看待签署的请假</source>
   <translation>read leave that waits for an opinion</translation>
  </message>
  <message>
   <source>签署部门意见</source>
   <translation>sign the department's opinion</translation>
  </message>
  <message>
   <source>查看各大厅</source>
   <translation>read the list of halls</translation>
  </message>
  <message>
   <source>查看大厅的考勤和请假</source>
   <translation>read a hall's attendance and leave</translation>
  </message>
  <message>
   <source>查看发往大厅的信件</source>
   <translation>read letters to halls</translation>
  </message>
  <message>
   <source>向大厅发信</source>
   <translation>send letters to halls</translation>
  </message>
  <message>
   <source>处理警报</source>
   <translation>settle alarms</translation>
  </message>
  <message>
   <source>查看终端</source>
   <translation>read terminals</translation>
  </message>
  <message>
   <source>生成登记码</source>
   <translation>make enrolment codes</translation>
  </message>
  <message>
   <source>确认终端</source>
   <translation>confirm terminals</translation>
  </message>
  <message>
   <source>停用终端</source>
   <translation>revoke terminals</translation>
  </message>
  <message>
   <source>查看账号</source>
   <translation>read accounts</translation>
  </message>
  <message>
   <source>开立和停用账号</source>
   <translation>make and close accounts</translation>
  </message>
  <message>
   <source>确认账号</source>
   <translation>confirm accounts</translation>
  </message>
  <message>
   <source>查看操作记录</source>
   <translation>read the log of pages</translation>
  </message>
  <message>
   <source>登录</source>
   <translation>Signed in</translation>
  </message>
  <message>
   <source>查看待签署列表(含假别)</source>
   <translation>Read the list of waiting leave, with types</translation>
  </message>
  <message>
   <source>查看已签署列表</source>
   <translation>Read the list of signed leave</translation>
  </message>
  <message>
   <source>查看请假事由</source>
   <translation>see the reasons of leave</translation>
  </message>
  <message>
   <source>查看大厅今日(含请假)</source>
   <translation>Looked at a hall's day (with leave)</translation>
  </message>
  <message>
   <source>查看大厅请假</source>
   <translation>Looked at a hall's leave</translation>
  </message>
  <message>
   <source>查看在岗安排(含请假)</source>
   <translation>Looked at a hall's coverage (with leave)</translation>
  </message>
  <message>
   <source>下载考勤表</source>
   <translation>Downloaded an attendance sheet</translation>
  </message>
  <message>
   <source>开立账号</source>
   <translation>Made an account</translation>
  </message>
  <message>
   <source>停用账号</source>
   <translation>Closed an account</translation>
  </message>
  <message>
   <source>重设账号</source>
   <translation>Reset an account</translation>
  </message>
  <message>
   <source>不同意终端</source>
   <translation>Refused a terminal</translation>
  </message>
  <message>
   <source>待确认</source>
   <translation>Waiting</translation>
  </message>
  <message>
   <source>在用</source>
   <translation>In use</translation>
  </message>
  <message>
   <source>已停用</source>
   <translation>Revoked</translation>
  </message>
  <message>
   <source>已被接管</source>
   <translation>Taken over</translation>
  </message>
  <message>
   <source>记录不一致</source>
   <translation>Records contradict</translation>
  </message>
  <message>
   <source>从旧备份恢复</source>
   <translation>Restored from an old backup</translation>
  </message>
  <message>
   <source>停用的终端仍在发送</source>
   <translation>A revoked terminal goes on sending</translation>
  </message>
  <message>
   <source>时钟被改动</source>
   <translation>Clock changed</translation>
  </message>
  <message>
   <source>不认识的新版记录</source>
   <translation>Records of an unknown newer version</translation>
  </message>
  <message>
   <source>平台的记录倒退</source>
   <translation>Upstream went back</translation>
  </message>
  <message>
   <source>A岗</source>
   <translation>A post</translation>
  </message>
  <message>
   <source>B岗</source>
   <translation>B post</translation>
  </message>
  <message>
   <source>指纹</source>
   <translation>Finger</translation>
  </message>
  <message>
   <source>考勤机导入</source>
   <translation>Imported from a clock</translation>
  </message>
  <message>
   <source>密码(有证人)</source>
   <translation>PIN (with a witness)</translation>
  </message>
  <message>
   <source>人工签到</source>
   <translation>Manual sign-in</translation>
  </message>
  <message>
   <source>补签单</source>
   <translation>Correction slip</translation>
  </message>
  <message>
   <source>事假</source>
   <translation>Personal leave</translation>
  </message>
  <message>
   <source>病假</source>
   <translation>Sick leave</translation>
  </message>
  <message>
   <source>年休假</source>
   <translation>Annual leave</translation>
  </message>
  <message>
   <source>婚假</source>
   <translation>Marriage leave</translation>
  </message>
  <message>
   <source>产假</source>
   <translation>Maternity leave</translation>
  </message>
  <message>
   <source>陪产假</source>
   <translation>Paternity leave</translation>
  </message>
  <message>
   <source>育儿假</source>
   <translation>Childcare leave</translation>
  </message>
  <message>
   <source>哺乳假</source>
   <translation>Nursing leave</translation>
  </message>
  <message>
   <source>丧假</source>
   <translation>Bereavement leave</translation>
  </message>
  <message>
   <source>探亲假</source>
   <translation>Home-visit leave</translation>
  </message>
  <message>
   <source>工伤假</source>
   <translation>Work-injury leave</translation>
  </message>
  <message>
   <source>公假</source>
   <translation>Official leave</translation>
  </message>
  <message>
   <source>补休</source>
   <translation>Compensatory rest</translation>
  </message>
  <message>
   <source>其他</source>
   <translation>Other</translation>
  </message>
  <message>
   <source>草稿</source>
   <translation>Draft</translation>
  </message>
  <message>
   <source>已提交</source>
   <translation>Handed in</translation>
  </message>
  <message>
   <source>部门已签意见</source>
   <translation>Department signed</translation>
  </message>
  <message>
   <source>已批准</source>
   <translation>Approved</translation>
  </message>
  <message>
   <source>不批准</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>休假中</source>
   <translation>On leave</translation>
  </message>
  <message>
   <source>已销假</source>
   <translation>Back</translation>
  </message>
  <message>
   <source>逾期未归</source>
   <translation>Overdue</translation>
  </message>
  <message>
   <source>已撤回</source>
   <translation>Withdrawn</translation>
  </message>
  <message>
   <source>中心审批</source>
   <translation>The centre decides</translation>
  </message>
  <message>
   <source>先由派驻部门签署意见，再报中心审批</source>
   <translation>The department signs, then the centre decides</translation>
  </message>
  <message>
   <source>上班</source>
   <translation>Working day</translation>
  </message>
  <message>
   <source>休息</source>
   <translation>Rest day</translation>
  </message>
  <message>
   <source>上午休息</source>
   <translation>Morning off</translation>
  </message>
  <message>
   <source>下午休息</source>
   <translation>Afternoon off</translation>
  </message>
  <message>
   <source>派驻部门</source>
   <translation>Dispatching department</translation>
  </message>
  <message>
   <source>政务服务中心</source>
   <translation>Service centre</translation>
  </message>
  <message>
   <source>分中心</source>
   <translation>Sub-centre</translation>
  </message>
  <message>
   <source>镇(街道)</source>
   <translation>Town (subdistrict)</translation>
  </message>
  <message>
   <source>未接通</source>
   <translation>Not connected</translation>
  </message>
  <message>
   <source>正在连接</source>
   <translation>Connecting</translation>
  </message>
  <message>
   <source>正在处理</source>
   <translation>Busy</translation>
  </message>
  <message>
   <source>已断开</source>
   <translation>Disconnected</translation>
  </message>
  <message>
   <source>已停用待查</source>
   <translation>Out of use, to be checked</translation>
  </message>
  <message>
   <source>没有接上</source>
   <translation>not connected</translation>
  </message>
  <message>
   <source>被其他程序占用</source>
   <translation>used by another program</translation>
  </message>
  <message>
   <source>没有回应</source>
   <translation>no answer</translation>
  </message>
  <message>
   <source>传来的数据读不懂</source>
   <translation>its data make no sense</translation>
  </message>
  <message>
   <source>模块密码不对</source>
   <translation>module password not right</translation>
  </message>
  <message>
   <source>需要拔下重插</source>
   <translation>must be plugged in again</translation>
  </message>
  <message>
   <source>不是原来那一台(已停用)</source>
   <translation>not the same device as before (out of use)</translation>
  </message>
  <message>
   <source>没有本大厅的标记(已停用)</source>
   <translation>without this hall's mark (out of use)</translation>
  </message>
  <message>
   <source>里面有别处的指纹(已停用)</source>
   <translation>holds fingers from elsewhere (out of use)</translation>
  </message>
  <message>
   <source>的指纹与登记不一致(已停用)</source>
   <translation>fingers differ from the record (out of use)</translation>
  </message>
  <message>
   <source>的驱动出错</source>
   <translation>driver fault</translation>
  </message>
  <message>
   <source>读不到应有的登记(已停用)</source>
   <translation>its record cannot be read (out of use)</translation>
  </message>
  <message>
   <source>修改名册</source>
   <translation>edit the roster</translation>
  </message>
  <message>
   <source>导入打卡记录</source>
   <translation>import punches</translation>
  </message>
  <message>
   <source>为密码打卡作证</source>
   <translation>witness a punch by PIN</translation>
  </message>
  <message>
   <source>登记人工签到</source>
   <translation>register a manual sign-in</translation>
  </message>
  <message>
   <source>登记设备故障</source>
   <translation>register a device fault</translation>
  </message>
  <message>
   <source>登记公出</source>
   <translation>register an official outing</translation>
  </message>
  <message>
   <source>安排值班时间</source>
   <translation>arrange duty hours</translation>
  </message>
  <message>
   <source>代填补签单</source>
   <translation>fill in a correction slip for others</translation>
  </message>
  <message>
   <source>确认补签单</source>
   <translation>confirm correction slips</translation>
  </message>
  <message>
   <source>审批补签单</source>
   <translation>approve correction slips</translation>
  </message>
  <message>
   <source>登记指纹</source>
   <translation>enrol fingers</translation>
  </message>
  <message>
   <source>代他人提交请假</source>
   <translation>hand in leave for others</translation>
  </message>
  <message>
   <source>登记部门意见</source>
   <translation>enter the department's opinion</translation>
  </message>
  <message>
   <source>审批请假</source>
   <translation>decide on leave</translation>
  </message>
  <message>
   <source>受委托审批请假</source>
   <translation>decide on leave by delegation</translation>
  </message>
  <message>
   <source>确认销假和交接</source>
   <translation>confirm returns and handovers</translation>
  </message>
  <message>
   <source>查看全部请假</source>
   <translation>see everybody's leave</translation>
  </message>
  <message>
   <source>登记顶岗</source>
   <translation>register covers</translation>
  </message>
  <message>
   <source>同意顶岗</source>
   <translation>agree to covers</translation>
  </message>
  <message>
   <source>月结</source>
   <translation>lock a month</translation>
  </message>
  <message>
   <source>查看全部考勤</source>
   <translation>see everybody's attendance</translation>
  </message>
  <message>
   <source>查看本窗口考勤</source>
   <translation>see the attendance of your window</translation>
  </message>
  <message>
   <source>修改规则</source>
   <translation>change rules</translation>
  </message>
  <message>
   <source>修改工作日历</source>
   <translation>change the working calendar</translation>
  </message>
  <message>
   <source>管理账号</source>
   <translation>manage accounts</translation>
  </message>
  <message>
   <source>为账号变更作第二人</source>
   <translation>confirm changes of accounts</translation>
  </message>
  <message>
   <source>任免审计员</source>
   <translation>appoint auditors</translation>
  </message>
  <message>
   <source>管理设备</source>
   <translation>manage devices</translation>
  </message>
  <message>
   <source>查阅日志</source>
   <translation>read the journal</translation>
  </message>
  <message>
   <source>核验日志</source>
   <translation>verify the journal</translation>
  </message>
  <message>
   <source>清除个人信息</source>
   <translation>erase personal data</translation>
  </message>
  <message>
   <source>办理待岗</source>
   <translation>stand people down</translation>
  </message>
  <message>
   <source>登记假期余额</source>
   <translation>register leave balances</translation>
  </message>
  <message>
   <source>登记亲属回避</source>
   <translation>register relatives</translation>
  </message>
  <message>
   <source>编号</source>
   <translation>Number</translation>
  </message>
  <message>
   <source>姓名</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>电脑名称</source>
   <translation>Computer name</translation>
  </message>
  <message>
   <source>派驻部门代码</source>
   <translation>Department code</translation>
  </message>
  <message>
   <source>窗口</source>
   <translation>Window</translation>
  </message>
  <message>
   <source>岗位</source>
   <translation>Post</translation>
  </message>
  <message>
   <source>进驻日期</source>
   <translation>Entry date</translation>
  </message>
  <message>
   <source>离开日期</source>
   <translation>Leaving date</translation>
  </message>
  <message>
   <source>考勤号</source>
   <translation>Clock number</translation>
  </message>
  <message>
   <source>打卡时间</source>
   <translation>Punch time</translation>
  </message>
  <message>
   <source>窗口号</source>
   <translation>Counter</translation>
  </message>
  <message>
   <source>考勤机</source>
   <translation>Time clock</translation>
  </message>
  <message>
   <source>事项</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>可办人员工号</source>
   <translation>Numbers of who can do it</translation>
  </message>
  <message>
   <source>参加工作日期</source>
   <translation>Date of starting work</translation>
  </message>
  <message>
   <source>原因</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>请假编号</source>
   <translation>Leave number</translation>
  </message>
  <message>
   <source>签署人</source>
   <translation>Signer</translation>
  </message>
  <message>
   <source>日期</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>备注</source>
   <translation>Note</translation>
  </message>
  <message>
   <source>询问的内容</source>
   <translation>Question</translation>
  </message>
  <message>
   <source>答复</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>信件编号</source>
   <translation>Letter number</translation>
  </message>
  <message>
   <source>密钥</source>
   <translation>Key</translation>
  </message>
  <message>
   <source>内容</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>类别</source>
   <translation>Kind</translation>
  </message>
  <message>
   <source>地点</source>
   <translation>Place</translation>
  </message>
  <message>
   <source>指纹机名称</source>
   <translation>Scanner name</translation>
  </message>
  <message>
   <source>接口</source>
   <translation>Port</translation>
  </message>
  <message>
   <source>传感器编号</source>
   <translation>Sensor number</translation>
  </message>
  <message>
   <source>指纹算法</source>
   <translation>Fingerprint algorithm</translation>
  </message>
  <message>
   <source>手指</source>
   <translation>Finger</translation>
  </message>
  <message>
   <source>依据</source>
   <translation>Grounds</translation>
  </message>
  <message>
   <source>登记码</source>
   <translation>enrolment code</translation>
  </message>
  <message>
   <source>规则名称</source>
   <translation>name of the rule</translation>
  </message>
  <message>
   <source>左手拇指</source>
   <translation>left thumb</translation>
  </message>
  <message>
   <source>左手食指</source>
   <translation>left index finger</translation>
  </message>
  <message>
   <source>左手中指</source>
   <translation>left middle finger</translation>
  </message>
  <message>
   <source>左手无名指</source>
   <translation>left ring finger</translation>
  </message>
  <message>
   <source>左手小指</source>
   <translation>left little finger</translation>
  </message>
  <message>
   <source>右手拇指</source>
   <translation>right thumb</translation>
  </message>
  <message>
   <source>右手食指</source>
   <translation>right index finger</translation>
  </message>
  <message>
   <source>右手中指</source>
   <translation>right middle finger</translation>
  </message>
  <message>
   <source>右手无名指</source>
   <translation>right ring finger</translation>
  </message>
  <message>
   <source>右手小指</source>
   <translation>right little finger</translation>
  </message>
  <message>
   <source>放上手指</source>
   <translation>Place the finger</translation>
  </message>
  <message>
   <source>抬起手指</source>
   <translation>Lift the finger</translation>
  </message>
  <message>
   <source>再放一次</source>
   <translation>Place it again</translation>
  </message>
  <message>
   <source>保存</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>已写入</source>
   <translation>Written</translation>
  </message>
  <message>
   <source>正在写入</source>
   <translation>Being written</translation>
  </message>
  <message>
   <source>暂时不能用，恢复后写入</source>
   <translation>Cannot be used now; written once it is back</translation>
  </message>
  <message>
   <source>型号不同，不能写入；请在这台上另行登记</source>
   <translation>Another model, cannot be written; please enrol on this scanner separately</translation>
  </message>
  <message>
   <source>本人要求</source>
   <translation>Asked for by the person</translation>
  </message>
  <message>
   <source>目的已实现</source>
   <translation>Purpose fulfilled</translation>
  </message>
  <message>
   <source>保存期限已满</source>
   <translation>Time of keeping over</translation>
  </message>
  <message>
   <source>撤回同意</source>
   <translation>Consent withdrawn</translation>
  </message>
  <message>
   <source>处理违法</source>
   <translation>Unlawful processing</translation>
  </message>
  <message>
   <source>大厅不符</source>
   <translation>another hall's</translation>
  </message>
  <message>
   <source>次序不对</source>
   <translation>out of order</translation>
  </message>
  <message>
   <source>前后不连</source>
   <translation>not tied to the one before</translation>
  </message>
  <message>
   <source>摘要不符</source>
   <translation>digest differs</translation>
  </message>
  <message>
   <source>内容不符</source>
   <translation>content differs</translation>
  </message>
  <message>
   <source>内容缺失</source>
   <translation>content missing</translation>
  </message>
  <message>
   <source>无法读取</source>
   <translation>unreadable</translation>
  </message>
  <message>
   <source>日志是空的</source>
   <translation>the journal is empty</translation>
  </message>
  <message>
   <source>作息时间</source>
   <translation>Working hours</translation>
  </message>
  <message>
   <source>每天打卡次数</source>
   <translation>Punches per day</translation>
  </message>
  <message>
   <source>迟到早退宽限分钟</source>
   <translation>Minutes allowed for late and early</translation>
  </message>
  <message>
   <source>迟到早退多少分钟起算旷工半天</source>
   <translation>Minutes that make half a day absent</translation>
  </message>
  <message>
   <source>中午一次打卡兼作签退和签到</source>
   <translation>One noon punch counts twice</translation>
  </message>
  <message>
   <source>补签期限(工作日)</source>
   <translation>Time for correction slips (working days)</translation>
  </message>
  <message>
   <source>中心可直接审批的天数</source>
   <translation>Days the centre decides alone</translation>
  </message>
  <message>
   <source>1天以上不足2天由谁审批</source>
   <translation>Who decides between 1 and 2 days</translation>
  </message>
  <message>
   <source>相连的请假合并计算</source>
   <translation>Adjoining leave counts as one</translation>
  </message>
  <message>
   <source>同一窗口同时请假人数上限</source>
   <translation>Most on leave at once at a window</translation>
  </message>
  <message>
   <source>窗口最少在岗人数</source>
   <translation>Fewest on duty at a window</translation>
  </message>
  <message>
   <source>低于最少在岗人数时不能请假</source>
   <translation>No leave below the fewest on duty</translation>
  </message>
  <message>
   <source>部门不同意时</source>
   <translation>When the department disagrees</translation>
  </message>
  <message>
   <source>补办请假期限(工作日)</source>
   <translation>Time for late requests (working days)</translation>
  </message>
  <message>
   <source>假期结束前几天提醒</source>
   <translation>Days of notice before leave ends</translation>
  </message>
  <message>
   <source>每月“忘记打卡”补签次数</source>
   <translation>"Forgot to punch" slips per month</translation>
  </message>
  <message>
   <source>假别与天数</source>
   <translation>Leave types and days</translation>
  </message>
  <message>
   <source>A岗几人以下须有B岗</source>
   <translation>Up to how many A posts need a B</translation>
  </message>
  <message>
   <source>须有B岗人数</source>
   <translation>B posts needed</translation>
  </message>
  <message>
   <source>AB岗要求</source>
   <translation>Rule on AB posts</translation>
  </message>
  <message>
   <source>离岗多少分钟无人顶岗即提醒</source>
   <translation>Minutes without cover until the alert</translation>
  </message>
  <message>
   <source>部门派驻人数少于几人时提示</source>
   <translation>Warn below how many of a department</translation>
  </message>
  <message>
   <source>考勤表符号</source>
   <translation>Symbols of the attendance sheet</translation>
  </message>
  <message>
   <source>考勤表本人签名栏</source>
   <translation>Own signature on the sheet</translation>
  </message>
  <message>
   <source>自助页面无人操作多少秒后退出</source>
   <translation>Idle seconds, self-service page</translation>
  </message>
  <message>
   <source>管理页面无人操作多少秒后退出</source>
   <translation>Idle seconds, desk</translation>
  </message>
  <message>
   <source>一次登录最长多少秒</source>
   <translation>Seconds a sign-in lasts at most</translation>
  </message>
  <message>
   <source>密码多少天须更换(0为不限)</source>
   <translation>Days a password lasts (0: any)</translation>
  </message>
  <message>
   <source>是</source>
   <translation>Yes</translation>
  </message>
  <message>
   <source>否</source>
   <translation>No</translation>
  </message>
  <message>
   <source>部门签署后由中心审批</source>
   <translation>The department signs, the centre decides</translation>
  </message>
  <message>
   <source>写明意见转中心审批</source>
   <translation>The centre decides all the same</translation>
  </message>
  <message>
   <source>不予批准</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>A岗少时须有B岗</source>
   <translation>B posts where A posts are few</translation>
  </message>
  <message>
   <source>人人互为AB岗</source>
   <translation>Mutual stand-ins for everybody</translation>
  </message>
  <message>
   <source>符号(√ ○ …)</source>
   <translation>Symbols (√ ○ ...)</translation>
  </message>
  <message>
   <source>文字</source>
   <translation>Words</translation>
  </message>
  <message>
   <source>班</source>
   <translation>Work</translation>
  </message>
  <message>
   <source>休</source>
   <translation>Off</translation>
  </message>
  <message>
   <source>上午休</source>
   <translation>AM off</translation>
  </message>
  <message>
   <source>下午休</source>
   <translation>PM off</translation>
  </message>
  <message>
   <source>新增</source>
   <translation>New</translation>
  </message>
  <message>
   <source>更改</source>
   <translation>Changed</translation>
  </message>
  <message>
   <source>无变化</source>
   <translation>The same</translation>
  </message>
  <message>
   <source>未导入</source>
   <translation>Not imported</translation>
  </message>
  <message>
   <source>新部门</source>
   <translation>New department</translation>
  </message>
  <message>
   <source>新窗口</source>
   <translation>New window</translation>
  </message>
  <message>
   <source>新人员</source>
   <translation>New person</translation>
  </message>
  <message>
   <source>新岗位</source>
   <translation>New post</translation>
  </message>
  <message>
   <source>在岗</source>
   <translation>On post</translation>
  </message>
  <message>
   <source>午休</source>
   <translation>Midday break</translation>
  </message>
  <message>
   <source>已签退</source>
   <translation>Signed out</translation>
  </message>
  <message>
   <source>未到时间</source>
   <translation>Not due yet</translation>
  </message>
  <message>
   <source>未到</source>
   <translation>Absent</translation>
  </message>
  <message>
   <source>在班(不需签到)</source>
   <translation>On duty (no sign-in needed)</translation>
  </message>
  <message>
   <source>备岗</source>
   <translation>Standby</translation>
  </message>
  <message>
   <source>旷工半天</source>
   <translation>Half a day without leave</translation>
  </message>
  <message>
   <source>密码打卡</source>
   <translation>PIN punch</translation>
  </message>
  <message>
   <source>时钟被改后的打卡</source>
   <translation>Punch after a clock change</translation>
  </message>
  <message>
   <source>未及时顶岗</source>
   <translation>Nobody took over</translation>
  </message>
  <message>
   <source>未及时顶岗(待中心同意)</source>
   <translation>Nobody took over (cover not agreed)</translation>
  </message>
  <message>
   <source>交接未确认</source>
   <translation>Handover not confirmed</translation>
  </message>
  <message>
   <source>旷工(待补)，请假待审批</source>
   <translation>Absent for now; leave pending</translation>
  </message>
  <message>
   <source>请假期间打卡</source>
   <translation>Punched while on leave</translation>
  </message>
  <message>
   <source>假满返岗，待确认销假</source>
   <translation>Back; return to confirm</translation>
  </message>
  <message>
   <source>时钟可信</source>
   <translation>Clock trusted</translation>
  </message>
  <message>
   <source>时钟被改动过，请核对时间</source>
   <translation>The clock was changed; please check the time</translation>
  </message>
  <message>
   <source>时钟早于最后一条记录，请核对时间</source>
   <translation>The clock is behind the last record; please check the time</translation>
  </message>
  <message>
   <source>时钟没有设置，请核对时间</source>
   <translation>The clock is not set; please check the time</translation>
  </message>
  <message>
   <source>演练数据，时间可指定</source>
   <translation>Practice data; the time can be given</translation>
  </message>
  <message>
   <source>派驻部门意见</source>
   <translation>Department's opinion</translation>
  </message>
  <message>
   <source>名册变动</source>
   <translation>Roster change</translation>
  </message>
  <message>
   <source>工作日历变动</source>
   <translation>Calendar change</translation>
  </message>
  <message>
   <source>规则变动</source>
   <translation>Rule change</translation>
  </message>
  <message>
   <source>通知</source>
   <translation>Message</translation>
  </message>
  <message>
   <source>已采用</source>
   <translation>In force</translation>
  </message>
  <message>
   <source>已收下</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>没有采用：到得太晚</source>
   <translation>Not in force: too late</translation>
  </message>
  <message>
   <source>没有采用：内容已变动</source>
   <translation>Not in force: changed meanwhile</translation>
  </message>
  <message>
   <source>没有采用：对方无权</source>
   <translation>Not in force: not entitled</translation>
  </message>
  <message>
   <source>没有采用：不合规则</source>
   <translation>Not in force: against the rules</translation>
  </message>
  <message>
   <source>没有采用：格式不对</source>
   <translation>Not in force: wrong form</translation>
  </message>
  <message>
   <source>设备故障或停电</source>
   <translation>Device fault or power cut</translation>
  </message>
  <message>
   <source>公务外出</source>
   <translation>Official outing</translation>
  </message>
  <message>
   <source>忘记打卡</source>
   <translation>Forgot to punch</translation>
  </message>
  <message>
   <source>新录指纹失败</source>
   <translation>New finger not working</translation>
  </message>
  <message>
   <source>待窗口确认</source>
   <translation>Waiting for the window</translation>
  </message>
  <message>
   <source>待中心审批</source>
   <translation>Waiting for the centre</translation>
  </message>
  <message>
   <source>已退回</source>
   <translation>Returned</translation>
  </message>
  <message>
   <source>值班时间</source>
   <translation>Duty hours</translation>
  </message>
  <message>
   <source>减时</source>
   <translation>Reduced hours</translation>
  </message>
  <message>
   <source>补签</source>
   <translation>Correction slip</translation>
  </message>
  <message>
   <source>符合</source>
   <translation>Complies</translation>
  </message>
  <message>
   <source>不符合</source>
   <translation>Does not</translation>
  </message>
  <message>
   <source>无派驻人员</source>
   <translation>Nobody dispatched</translation>
  </message>
  <message>
   <source>已顶岗</source>
   <translation>Covered</translation>
  </message>
  <message>
   <source>有人不在</source>
   <translation>Away</translation>
  </message>
  <message>
   <source>未安排顶岗</source>
   <translation>No cover</translation>
  </message>
  <message>
   <source>A、B岗都不在</source>
   <translation>A and B away</translation>
  </message>
  <message>
   <source>无人在岗</source>
   <translation>Empty</translation>
  </message>
  <message>
   <source>缺B岗</source>
   <translation>No B post</translation>
  </message>
  <message>
   <source>B岗不能通办</source>
   <translation>B cannot do all</translation>
  </message>
  <message>
   <source>B岗待岗</source>
   <translation>B stood down</translation>
  </message>
  <message>
   <source>B岗即本窗口A岗</source>
   <translation>B is an A here</translation>
  </message>
  <message>
   <source>未指定互为AB岗</source>
   <translation>No stand-in named</translation>
  </message>
  <message>
   <source>未登记事项</source>
   <translation>No items</translation>
  </message>
  <message>
   <source>派驻人员偏少</source>
   <translation>Few staff</translation>
  </message>
  <message>
   <source>顶岗待同意</source>
   <translation>Cover not agreed</translation>
  </message>
  <message>
   <source>待岗</source>
   <translation>Stood down</translation>
  </message>
  <message>
   <source>自动(超过25人用A3)</source>
   <translation>A4, or A3 above 25 people</translation>
  </message>
  <message>
   <source>A4</source>
   <translation>A4</translation>
  </message>
  <message>
   <source>A3</source>
   <translation>A3</translation>
  </message>
  <message>
   <source>符号(√ ＞ ＜ ×)</source>
   <translation>Symbols (√ ＞ ＜ ×)</translation>
  </message>
  <message>
   <source>文字(迟 退 旷 事)</source>
   <translation>Words (in Chinese)</translation>
  </message>
  <message>
   <source>冬季</source>
   <translation>Winter</translation>
  </message>
  <message>
   <source>夏季</source>
   <translation>Summer</translation>
  </message>
  <message>
   <source>出勤</source>
   <translation>Present</translation>
  </message>
  <message>
   <source>缺签</source>
   <translation>Missing punch</translation>
  </message>
  <message>
   <source>产(护理、育儿)假</source>
   <translation>Maternity (care, childcare) leave</translation>
  </message>
  <message>
   <source>其他假</source>
   <translation>Other leave</translation>
  </message>
  <message>
   <source>值班(延时)</source>
   <translation>Duty (extended)</translation>
  </message>
  <message>
   <source>已补签</source>
   <translation>Corrected</translation>
  </message>
  <message>
   <source>休息日</source>
   <translation>Rest day</translation>
  </message>
  <message>
   <source>调休上班</source>
   <translation>Swapped working day</translation>
  </message>
  <message>
   <source>不计考勤</source>
   <translation>Not counted</translation>
  </message>
  <message>
   <source>难产(另加)</source>
   <translation>Difficult birth, more</translation>
  </message>
  <message>
   <source>多胞胎每多一个(另加)</source>
   <translation>Each further child, more</translation>
  </message>
  <message>
   <source>怀孕未满4个月流产(共)</source>
   <translation>Miscarriage before 4 months</translation>
  </message>
  <message>
   <source>怀孕满4个月流产(共)</source>
   <translation>Miscarriage after 4 months</translation>
  </message>
  <message>
   <source>探望配偶(每年)</source>
   <translation>To a spouse, yearly</translation>
  </message>
  <message>
   <source>未婚探望父母(每年)</source>
   <translation>Unmarried, yearly</translation>
  </message>
  <message>
   <source>未婚探望父母(两年一次)</source>
   <translation>Unmarried, every 2 years</translation>
  </message>
  <message>
   <source>已婚探望父母(四年一次)</source>
   <translation>Married, every 4 years</translation>
  </message>
  <message>
   <source>计算方式</source>
   <translation>Way of counting</translation>
  </message>
  <message>
   <source>限额</source>
   <translation>Limit</translation>
  </message>
  <message>
   <source>国家规定天数</source>
   <translation>Days of the nation</translation>
  </message>
  <message>
   <source>本省另加天数</source>
   <translation>Days of the province</translation>
  </message>
  <message>
   <source>工作年限分档(年限应由少到多)</source>
   <translation>Steps by years worked (rising)</translation>
  </message>
  <message>
   <source>不享受的情形</source>
   <translation>Cases without leave</translation>
  </message>
  <message>
   <source>起算月份</source>
   <translation>First month</translation>
  </message>
  <message>
   <source>结转</source>
   <translation>Carrying over</translation>
  </message>
  <message>
   <source>超限</source>
   <translation>Over the limit</translation>
  </message>
  <message>
   <source>证明</source>
   <translation>Certificate</translation>
  </message>
  <message>
   <source>分次</source>
   <translation>In parts</translation>
  </message>
  <message>
   <source>特殊情形天数</source>
   <translation>Days in special cases</translation>
  </message>
  <message>
   <source>不限天数</source>
   <translation>No limit</translation>
  </message>
  <message>
   <source>每年计算</source>
   <translation>By the year</translation>
  </message>
  <message>
   <source>每次计算</source>
   <translation>Each time</translation>
  </message>
  <message>
   <source>每年，按工作年限</source>
   <translation>By years worked</translation>
  </message>
  <message>
   <source>每年，按登记</source>
   <translation>As registered</translation>
  </message>
  <message>
   <source>按工作日</source>
   <translation>working days</translation>
  </message>
  <message>
   <source>按自然日(含休息日)</source>
   <translation>calendar days</translation>
  </message>
  <message>
   <source>参加工作日期未登记</source>
   <translation>date of starting work not registered</translation>
  </message>
  <message>
   <source>工作未满一年</source>
   <translation>less than a year of work</translation>
  </message>
  <message>
   <source>今年事假累计满规定天数</source>
   <translation>too much personal leave this year</translation>
  </message>
  <message>
   <source>今年病假累计满规定月数</source>
   <translation>too much sick leave this year</translation>
  </message>
  <message>
   <source>去年已休年休假后事假满规定天数</source>
   <translation>too much personal leave after last year's annual leave</translation>
  </message>
  <message>
   <source>去年已休年休假后病假满规定月数</source>
   <translation>too much sick leave after last year's annual leave</translation>
  </message>
  <message>
   <source>天数由各省规定，本大厅未设定</source>
   <translation>set by the province, not entered here</translation>
  </message>
  <message>
   <source>未登记应补天数</source>
   <translation>no days registered</translation>
  </message>
  <message>
   <source>在册</source>
   <translation>Serving</translation>
  </message>
  <message>
   <source>待进驻</source>
   <translation>To enter</translation>
  </message>
  <message>
   <source>已离开</source>
   <translation>Left</translation>
  </message>
  <message>
   <source>未安排岗位</source>
   <translation>No post</translation>
  </message>
  <message>
   <source>{year}年{month}{day}日({weekday})</source>
   <translation>{weekday} {day} {month} {year}</translation>
  </message>
  <message>
   <source>{month}{day}日</source>
   <translation>{day} {month}</translation>
  </message>
  <message>
   <source>{year}年{month}</source>
   <translation>{month} {year}</translation>
  </message>
  <message>
   <source>{date}{half}</source>
   <translation>{date}, {half}</translation>
  </message>
  <message>
   <source>{half}{what}</source>
   <translation>{half}: {what}</translation>
  </message>
  <message>
   <source>{date}{what}</source>
   <translation>{date}, {what}</translation>
  </message>
  <message>
   <source>1月</source>
   <translation>January</translation>
  </message>
  <message>
   <source>2月</source>
   <translation>February</translation>
  </message>
  <message>
   <source>3月</source>
   <translation>March</translation>
  </message>
  <message>
   <source>4月</source>
   <translation>April</translation>
  </message>
  <message>
   <source>5月</source>
   <translation>May</translation>
  </message>
  <message>
   <source>6月</source>
   <translation>June</translation>
  </message>
  <message>
   <source>7月</source>
   <translation>July</translation>
  </message>
  <message>
   <source>8月</source>
   <translation>August</translation>
  </message>
  <message>
   <source>9月</source>
   <translation>September</translation>
  </message>
  <message>
   <source>10月</source>
   <translation>October</translation>
  </message>
  <message>
   <source>11月</source>
   <translation>November</translation>
  </message>
  <message>
   <source>12月</source>
   <translation>December</translation>
  </message>
  <message>
   <source>一</source>
   <translation>M</translation>
  </message>
  <message>
   <source>二</source>
   <translation>T</translation>
  </message>
  <message>
   <source>三</source>
   <translation>W</translation>
  </message>
  <message>
   <source>四</source>
   <translation>T</translation>
  </message>
  <message>
   <source>五</source>
   <translation>F</translation>
  </message>
  <message>
   <source>六</source>
   <translation>S</translation>
  </message>
  <message>
   <source>日</source>
   <translation>S</translation>
  </message>
  <message>
   <source>、</source>
   <translation>, </translation>
  </message>
  <message>
   <source>；</source>
   <translation>; </translation>
  </message>
  <message>
   <source>{head}：{note}</source>
   <translation>{head}: {note}</translation>
  </message>
  <message>
   <source>{days}天</source>
   <translation>{days} days</translation>
  </message>
  <message>
   <source>1天</source>
   <translation>1 day</translation>
  </message>
  <message>
   <source>{points}分</source>
   <translation>{points} points</translation>
  </message>
  <message>
   <source>{minutes}分钟</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{hours}小时</source>
   <translation>{hours} h</translation>
  </message>
  <message>
   <source>{hours}小时{minutes}分钟</source>
   <translation>{hours} h {minutes} min</translation>
  </message>
  <message>
   <source>程序没有说明这一情况的文字(代号 {key})。没有保存任何改动。请把代号告诉系统管理员。</source>
   <translation>The program has no words for this case (code {key}). No change was saved. Please tell the system administrator the code.</translation>
  </message>
 </context>
</TS>
