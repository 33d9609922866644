<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AccountForms</name>
    <message>
        <source>名册中的人</source>
        <translation>On the roster as</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>审核的部门</source>
        <translation>Reviews for</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>初始密码</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>添加账号</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>修改角色</source>
        <translation>Change roles</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>重设</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Put account out of use</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Put out of use</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不在名册中</source>
        <translation>Not on the roster</translation>
    </message>
    <message>
        <source>不限(非派驻部门审核人)</source>
        <translation>All (no department reviewer)</translation>
    </message>
    <message>
        <source>第二人密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>第二人用户名</source>
        <translation>Second person</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>添加账号</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>修改角色…</source>
        <translation>Change roles...</translation>
    </message>
    <message>
        <source>重设密码…</source>
        <translation>Reset password...</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Put out of use...</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>修改选中账号的角色</source>
        <translation>Change the roles of the chosen account</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>审核的部门</source>
        <translation>Reviews for</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{symbol} 已停用：{reason}</source>
        <translation>{symbol} Out of use: {reason}</translation>
    </message>
    <message>
        <source>{symbol} 可登录</source>
        <translation>{symbol} Can sign in</translation>
    </message>
    <message>
        <source>还没有账号。</source>
        <translation>There is no account yet.</translation>
    </message>
</context>
<context>
    <name>AdjustmentList</name>
    <message>
        <source>月结后的更正</source>
        <translation>Corrections after the lock</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>半天</source>
        <translation>Half-day</translation>
    </message>
    <message>
        <source>签发时</source>
        <translation>As issued</translation>
    </message>
    <message>
        <source>现为</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AttendancePage</name>
    <message>
        <source>派驻部门</source>
        <translation>Dispatching department</translation>
    </message>
    <message>
        <source>查找姓名、编号或拼音首字母</source>
        <translation>Find by name, number or initials</translation>
    </message>
    <message>
        <source>打印考勤表…</source>
        <translation>Print sheet...</translation>
    </message>
    <message>
        <source>月结…</source>
        <translation>Lock month...</translation>
    </message>
    <message>
        <source>查找人员</source>
        <translation>Find a person</translation>
    </message>
    <message>
        <source>上一个月、下一个月</source>
        <translation>Previous month, next month</translation>
    </message>
    <message>
        <source>为选中的半天填补签单</source>
        <translation>Correction slip for the chosen half-day</translation>
    </message>
    <message>
        <source>收起说明</source>
        <translation>Close the explanation</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>  · 打卡但不计考勤</source>
        <translation>  · punched, not counted</translation>
    </message>
    <message>
        <source>没有找到符合的人。请改查找的内容或派驻部门。</source>
        <translation>Nobody matches. Please change the search or the department.</translation>
    </message>
    <message>
        <source>{month}没有您能看到的在册人员。</source>
        <translation>{month} has nobody on the roster whom you may see.</translation>
    </message>
    <message>
        <source>已月结</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>未月结</source>
        <translation>Not locked</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>全部派驻部门</source>
        <translation>All dispatching departments</translation>
    </message>
    <message>
        <source>月结后有{n}处更正，列入下月的表：</source>
        <translation>Corrections since the lock, for the next month&apos;s sheet: {n}. </translation>
    </message>
    <message>
        <source>全部更正…</source>
        <translation>All corrections...</translation>
    </message>
    <message>
        <source>{moment}由{name}月结。</source>
        <translation>Locked on {moment} by {name}. </translation>
    </message>
    <message>
        <source>{moment}月结。</source>
        <translation>Locked on {moment}. </translation>
    </message>
    <message>
        <source>下面是签发时的记录，不再改动。</source>
        <translation>Below are the records as issued; they do not change any more.</translation>
    </message>
    <message>
        <source>……</source>
        <translation>...</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>上一年</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>导入放假安排…</source>
        <translation>Import holidays...</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>修改选中的日期</source>
        <translation>Change the chosen date</translation>
    </message>
    <message>
        <source>{year}年工作日历</source>
        <translation>Working calendar {year}</translation>
    </message>
    <message>
        <source>按周几(取消安排)</source>
        <translation>By weekday (no arrangement)</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>选择放假安排</source>
        <translation>Choose the holidays file</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv)</source>
        <translation>Tables (*.xlsx *.csv)</translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message>
        <source>重新采集</source>
        <translation>Capture again</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>按大厅设置</source>
        <translation>As the hall sets</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>符号</source>
        <translation>Symbols</translation>
    </message>
    <message>
        <source>派驻部门</source>
        <translation>Dispatching department</translation>
    </message>
</context>
<context>
    <name>ClockInPage</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>密码打卡</source>
        <translation>Use a PIN</translation>
    </message>
    <message>
        <source>演练数据</source>
        <translation>Practice data</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>本人同意</source>
        <translation>I consent</translation>
    </message>
    <message>
        <source>打印告知书…</source>
        <translation>Print notice...</translation>
    </message>
    <message>
        <source>请先把告知书看到最后，再勾选。</source>
        <translation>Read the notice to its end before you tick the box.</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>收起说明(Esc)</source>
        <translation>Close the explanation (Esc)</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>当天打卡和登记</source>
        <translation>Punches and entries of the day</translation>
    </message>
    <message>
        <source>补签单…</source>
        <translation>Correction slip...</translation>
    </message>
    <message>
        <source>公出登记…</source>
        <translation>Official outing...</translation>
    </message>
    <message>
        <source>值班时间…</source>
        <translation>Duty hours...</translation>
    </message>
    <message>
        <source>减时…</source>
        <translation>Reduced hours...</translation>
    </message>
    <message>
        <source>这半天不计考勤。</source>
        <translation>This half-day does not count for attendance.</translation>
    </message>
    <message>
        <source>正在读取……</source>
        <translation>Reading...</translation>
    </message>
    <message>
        <source>当天没有打卡。</source>
        <translation>There is no punch that day.</translation>
    </message>
    <message>
        <source>补签单待签字：{edge}</source>
        <translation>Correction slip waiting for a signature: {edge}</translation>
    </message>
    <message>
        <source>不在打卡时段</source>
        <translation>Outside the times of a punch</translation>
    </message>
    <message>
        <source>证人{name}</source>
        <translation>witness {name}</translation>
    </message>
    <message>
        <source>(一分钟内重复)</source>
        <translation>(repeated within a minute)</translation>
    </message>
</context>
<context>
    <name>DeviceForms</name>
    <message>
        <source>{number}号指纹仪</source>
        <translation>Scanner {number}</translation>
    </message>
    <message>
        <source>添加指纹仪</source>
        <translation>Add scanner</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>更换端口</source>
        <translation>Change port</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>指纹仪改名</source>
        <translation>Rename scanner</translation>
    </message>
    <message>
        <source>停用指纹仪</source>
        <translation>Put scanner out of use</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Put out of use</translation>
    </message>
    <message>
        <source>接管指纹仪</source>
        <translation>Take over scanner</translation>
    </message>
    <message>
        <source>清空并接管</source>
        <translation>Clear and take over</translation>
    </message>
    <message>
        <source>COM3、/dev/ttyUSB0 或 socket://主机:端口</source>
        <translation>COM3, /dev/ttyUSB0 or socket://host:port</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>添加指纹仪</source>
        <translation>Add scanner</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>型号</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Fingers</translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation>Last event</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
</context>
<context>
    <name>EnrolWizard</name>
    <message>
        <source>登记指纹</source>
        <translation>Enrol finger</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>选择人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>告知与同意</source>
        <translation>Notice and consent</translation>
    </message>
    <message>
        <source>第二人到场</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>选择手指</source>
        <translation>Finger</translation>
    </message>
    <message>
        <source>采集指纹</source>
        <translation>Capture</translation>
    </message>
    <message>
        <source>写入各指纹仪</source>
        <translation>Write to scanners</translation>
    </message>
    <message>
        <source>登记指纹：{name}</source>
        <translation>Enrol finger: {name}</translation>
    </message>
    <message>
        <source>再登记一枚</source>
        <translation>Enrol another</translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>{name}的{kind}已取消。</source>
        <translation>Cancelled for {name}: {kind}.</translation>
    </message>
</context>
<context>
    <name>EntriesPage</name>
    <message>
        <source>公出登记…</source>
        <translation>Official outing...</translation>
    </message>
    <message>
        <source>值班时间…</source>
        <translation>Duty hours...</translation>
    </message>
    <message>
        <source>减时…</source>
        <translation>Reduced hours...</translation>
    </message>
    <message>
        <source>设备故障…</source>
        <translation>Device fault...</translation>
    </message>
    <message>
        <source>人工签到…</source>
        <translation>Manual sign-in...</translation>
    </message>
    <message>
        <source>取消登记</source>
        <translation>Cancel entry</translation>
    </message>
    <message>
        <source>查找姓名、种类、内容</source>
        <translation>Name, kind or content</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>姓名或设备</source>
        <translation>Name or device</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>设备故障</source>
        <translation>Device fault</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>打开那一天的考勤</source>
        <translation>Open the attendance of that day</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>{month}没有登记。</source>
        <translation>{month} has no entries.</translation>
    </message>
    <message>
        <source>{name} {when} {kind}：{text}
取消后按打卡重新计考勤，取消本身留有记录。</source>
        <translation>{name} {when} {kind}: {text}
Once cancelled, attendance is counted from the punches again; the cancelling itself stays on record.</translation>
    </message>
</context>
<context>
    <name>FingerForms</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>撤回同意</source>
        <translation>Withdraw consent</translation>
    </message>
    <message>
        <source>撤回并删除指纹</source>
        <translation>Withdraw, delete fingers</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>删除手指</source>
        <translation>Delete finger</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>手指</source>
        <translation>Finger</translation>
    </message>
    <message>
        <source>试按手指</source>
        <translation>Test finger</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>指纹仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>设打卡密码：{name}</source>
        <translation>Set PIN: {name}</translation>
    </message>
</context>
<context>
    <name>FingerPage</name>
    <message>
        <source>指纹仪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>在哪台指纹仪上采集</source>
        <translation>Scanner to capture on</translation>
    </message>
    <message>
        <source>开始采集</source>
        <translation>Start capture</translation>
    </message>
</context>
<context>
    <name>FingersPage</name>
    <message>
        <source>姓名、拼音首字母或编号</source>
        <translation>Name, initials or number</translation>
    </message>
    <message>
        <source>登记指纹</source>
        <translation>Enrol finger</translation>
    </message>
    <message>
        <source>指纹与密码</source>
        <translation>Fingers and PINs</translation>
    </message>
    <message>
        <source>为选中的人登记指纹</source>
        <translation>Enrol a finger of the chosen person</translation>
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
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>同意书</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>已登记的手指</source>
        <translation>Enrolled fingers</translation>
    </message>
    <message>
        <source>试按手指…</source>
        <translation>Test finger...</translation>
    </message>
    <message>
        <source>设打卡密码…</source>
        <translation>Set PIN...</translation>
    </message>
    <message>
        <source>删除手指…</source>
        <translation>Delete finger...</translation>
    </message>
    <message>
        <source>撤回同意…</source>
        <translation>Withdraw consent...</translation>
    </message>
    <message>
        <source>没有找到。可换一种写法。</source>
        <translation>Nobody was found. Try another spelling.</translation>
    </message>
    <message>
        <source>请选择一人</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>没有，用密码打卡</source>
        <translation>None; punches by PIN</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Half</translation>
    </message>
    <message>
        <source>上午</source>
        <translation>AM</translation>
    </message>
    <message>
        <source>下午</source>
        <translation>PM</translation>
    </message>
</context>
<context>
    <name>GroupBar</name>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>  票号字头 {prefix}</source>
        <translation>  Ticket letter {prefix}</translation>
    </message>
    <message>
        <source>代码 {code}  {kind}</source>
        <translation>Code {code}  {kind}</translation>
    </message>
    <message>
        <source>添加窗口…</source>
        <translation>Add window...</translation>
    </message>
    <message>
        <source>修改部门…</source>
        <translation>Change department...</translation>
    </message>
    <message>
        <source>{numbers}号</source>
        <translation>{numbers}</translation>
    </message>
    <message>
        <source>负责人 {head}  窗口号 {counters}</source>
        <translation>Head {head}  Counters {counters}</translation>
    </message>
    <message>
        <source>窗口负责人…</source>
        <translation>Window head...</translation>
    </message>
    <message>
        <source>添加窗口号…</source>
        <translation>Add counter...</translation>
    </message>
    <message>
        <source>移除窗口号…</source>
        <translation>Remove counter...</translation>
    </message>
    <message>
        <source>窗口改名…</source>
        <translation>Rename window...</translation>
    </message>
</context>
<context>
    <name>HallModel</name>
    <message>
        <source>窗口{counters}</source>
        <translation>Counters {counters}</translation>
    </message>
    <message>
        <source>到岗{came}/{due}</source>
        <translation>here {came}/{due}</translation>
    </message>
</context>
<context>
    <name>HallPage</name>
    <message>
        <source>大厅改名…</source>
        <translation>Rename hall...</translation>
    </message>
    <message>
        <source>修改我的密码…</source>
        <translation>Change my password...</translation>
    </message>
    <message>
        <source>核验日志</source>
        <translation>Verify journal</translation>
    </message>
    <message>
        <source>由日志重建…</source>
        <translation>Rebuild from journal...</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>我的账号</source>
        <translation>My account</translation>
    </message>
    <message>
        <source>本机语言</source>
        <translation>Language of this terminal</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>本机与大厅</source>
        <translation>This terminal</translation>
    </message>
    <message>
        <source>大厅改名</source>
        <translation>Rename hall</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>修改我的密码</source>
        <translation>Change my password</translation>
    </message>
    <message>
        <source>原密码</source>
        <translation>Old password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>重建到新文件</source>
        <translation>Rebuild into a new file</translation>
    </message>
    <message>
        <source>数据库 (*.db)</source>
        <translation>Databases (*.db)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>导入名册</source>
        <translation>Import roster</translation>
    </message>
    <message>
        <source>替换已有内容</source>
        <translation>Replace existing</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
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
        <source>另选文件…</source>
        <translation>Other file...</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选择名册文件</source>
        <translation>Choose the roster file</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv)</source>
        <translation>Tables (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>将要做的改动，或未导入的原因</source>
        <translation>What would change, or why not</translation>
    </message>
    <message>
        <source>正在读取文件，还没有改动任何内容……</source>
        <translation>Reading the file; nothing has been changed yet...</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>退格</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>月结 {month}</source>
        <translation>Lock {month}</translation>
    </message>
    <message>
        <source>月结</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>我知道月结后签发的表不能再改动，也不能撤销</source>
        <translation>I know that the issued sheet can neither be changed nor taken back</translation>
    </message>
    <message>
        <source>将签发 {people} 人的考勤表。此后的更正列为调整，印在下个月的表后。</source>
        <translation>The attendance sheet of {people} people is issued. Later corrections are printed as adjustments after the next month&apos;s sheet.</translation>
    </message>
    <message>
        <source>未办完的补签单 {n} 张</source>
        <translation>Correction slips not settled: {n}</translation>
    </message>
    <message>
        <source>缺签 {n} 次</source>
        <translation>Missing punches: {n}</translation>
    </message>
    <message>
        <source>待匹配的打卡 {n} 条</source>
        <translation>Unmatched punches: {n}</translation>
    </message>
    <message>
        <source>隔离的打卡 {n} 条</source>
        <translation>Punches set aside: {n}</translation>
    </message>
    <message>
        <source>旷工 {days}</source>
        <translation>Absence without leave: {days}</translation>
    </message>
    <message>
        <source>月结时仍会照此记下：</source>
        <translation>These are recorded as they stand:</translation>
    </message>
    <message>
        <source>没有未了的事项。</source>
        <translation>Nothing is left open.</translation>
    </message>
</context>
<context>
    <name>MonthPicker</name>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>上一个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下一个月</source>
        <translation>Next month</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>请换一个新密码</source>
        <translation>Please choose a new password</translation>
    </message>
    <message>
        <source>保存新密码</source>
        <translation>Save new password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Again</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>第{page}页 共{pages}页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>派驻部门</source>
        <translation>Dispatching department</translation>
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
        <source>在岗</source>
        <translation>On post</translation>
    </message>
    <message>
        <source>更正姓名…</source>
        <translation>Correct name...</translation>
    </message>
    <message>
        <source>添加考勤号…</source>
        <translation>Add clock number...</translation>
    </message>
    <message>
        <source>取消考勤号…</source>
        <translation>Undo clock number...</translation>
    </message>
    <message>
        <source>指纹与密码…</source>
        <translation>Fingers and PIN...</translation>
    </message>
    <message>
        <source>安排岗位…</source>
        <translation>Arrange post...</translation>
    </message>
    <message>
        <source>更正岗位…</source>
        <translation>Correct post...</translation>
    </message>
    <message>
        <source>撤销录错的…</source>
        <translation>Undo mistaken post...</translation>
    </message>
    <message>
        <source>结束服务…</source>
        <translation>End service...</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>考勤号</source>
        <translation>Clock number</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Fingers</translation>
    </message>
    <message>
        <source>窗口负责人</source>
        <translation>Window head</translation>
    </message>
    <message>
        <source>与编号相同</source>
        <translation>Same as the number</translation>
    </message>
    <message>
        <source>不是窗口负责人</source>
        <translation>Not a window head</translation>
    </message>
    <message>
        <source>没有同意书。用密码打卡。</source>
        <translation>No consent. Punches by PIN.</translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation>None enrolled yet</translation>
    </message>
    <message>
        <source>{fingers}(同意书 {consent})</source>
        <translation>{fingers} (consent {consent})</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>姓名、编号或拼音首字母</source>
        <translation>Name, number or initials</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>姓名、拼音首字母或编号</source>
        <translation>Name, initials or number</translation>
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
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Fingers</translation>
    </message>
</context>
<context>
    <name>PlaceTree</name>
    <message>
        <source>派驻部门、窗口</source>
        <translation>Department, window</translation>
    </message>
    <message>
        <source>A岗</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B岗</source>
        <translation>B</translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation>Everybody</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>已送去打印，共{pages}页。</source>
        <translation>Sent to the printer. Pages: {pages}.</translation>
    </message>
    <message>
        <source>正在保存{name}</source>
        <translation>Saving {name}</translation>
    </message>
    <message>
        <source>已保存：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>已保存{count}个 PDF 文件。</source>
        <translation>PDF files saved: {count}.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>打印…</source>
        <translation>Print...</translation>
    </message>
    <message>
        <source>每部门一份 PDF…</source>
        <translation>PDF per department...</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save PDF...</translation>
    </message>
    <message>
        <source>存为表格</source>
        <translation>Save table</translation>
    </message>
    <message>
        <source>重新绘制</source>
        <translation>Draw again</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Excel 工作簿(每部门一页)…</source>
        <translation>Excel workbook (a page per department)...</translation>
    </message>
    <message>
        <source>CSV(每人一行合计)…</source>
        <translation>CSV (a line of totals per person)...</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>预览的上一页、下一页</source>
        <translation>Previous, next page of the preview</translation>
    </message>
    <message>
        <source>预览放大、缩小</source>
        <translation>Preview larger, smaller</translation>
    </message>
    <message>
        <source>已月结</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>未月结 草稿</source>
        <translation>Not locked, draft</translation>
    </message>
    <message>
        <source>考勤表</source>
        <translation>Attendance sheet</translation>
    </message>
    <message>
        <source>画好之后又有新的记录。</source>
        <translation>There are newer records than this drawing.</translation>
    </message>
    <message>
        <source>正在绘制考勤表……</source>
        <translation>Drawing the attendance sheet...</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>存到哪个文件夹</source>
        <translation>Folder to save to</translation>
    </message>
</context>
<context>
    <name>RosterForms</name>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>票号字头</source>
        <translation>Ticket letter</translation>
    </message>
    <message>
        <source>修改部门</source>
        <translation>Change department</translation>
    </message>
    <message>
        <source>添加部门</source>
        <translation>Add department</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>票号字头是一个英文字母，叫号时用；没有可留空。</source>
        <translation>The ticket letter is one Latin letter, used for calling tickets; it may be left empty.</translation>
    </message>
    <message>
        <source>添加窗口</source>
        <translation>Add window</translation>
    </message>
    <message>
        <source>派驻部门</source>
        <translation>Dispatching department</translation>
    </message>
    <message>
        <source>窗口名称</source>
        <translation>Window name</translation>
    </message>
    <message>
        <source>窗口改名</source>
        <translation>Rename window</translation>
    </message>
    <message>
        <source>添加窗口号</source>
        <translation>Add counter</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>窗口号</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>已在别处的窗口号会移到这里。</source>
        <translation>A counter that is elsewhere moves here.</translation>
    </message>
    <message>
        <source>移除窗口号</source>
        <translation>Remove counter</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>窗口负责人</source>
        <translation>Window head</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
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
        <source>编号是工号或考勤号，每人一个，不重复。添加后请为此人安排岗位。</source>
        <translation>The number is the staff number or clock number; each person has their own. Please arrange a post for the person afterwards.</translation>
    </message>
    <message>
        <source>更正姓名</source>
        <translation>Correct name</translation>
    </message>
    <message>
        <source>已定离开</source>
        <translation>Leaving date set</translation>
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
        <source>安排岗位：</source>
        <translation>Arrange post: </translation>
    </message>
    <message>
        <source>更正岗位：</source>
        <translation>Correct post: </translation>
    </message>
    <message>
        <source>撤销录错的岗位</source>
        <translation>Undo a post entered by mistake</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>只用于录错的岗位；此人离开大厅请用“结束服务”。撤销后，这段时间不再计考勤。</source>
        <translation>Only for a post entered by mistake; for a person who leaves the hall, use &quot;End service&quot;. Once undone, this time no longer counts for attendance.</translation>
    </message>
    <message>
        <source>结束服务：</source>
        <translation>End service: </translation>
    </message>
    <message>
        <source>结束服务</source>
        <translation>End service</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>此人的各个岗位都到这一天为止，之后的岗位撤销。已有的考勤记录都保留。</source>
        <translation>All posts of this person end on this day, and later posts are undone. All attendance records are kept.</translation>
    </message>
    <message>
        <source>添加考勤号：</source>
        <translation>Add clock number: </translation>
    </message>
    <message>
        <source>考勤号</source>
        <translation>Clock number</translation>
    </message>
    <message>
        <source>考勤机上此人的号码。等待匹配的打卡会自动归到此人名下。</source>
        <translation>The person&apos;s number on the time clock. Unmatched punches with it become this person&apos;s by themselves.</translation>
    </message>
    <message>
        <source>取消考勤号：</source>
        <translation>Undo clock number: </translation>
    </message>
    <message>
        <source>取消对应</source>
        <translation>Undo match</translation>
    </message>
    <message>
        <source>此号的打卡改为等待匹配，不会丢失。</source>
        <translation>The punches with this number become unmatched; none is lost.</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>姓名、拼音首字母、编号或考勤号</source>
        <translation>Name, initials, number or clock number</translation>
    </message>
    <message>
        <source>含已离开</source>
        <translation>Include left</translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import...</translation>
    </message>
    <message>
        <source>空白名册…</source>
        <translation>Empty roster...</translation>
    </message>
    <message>
        <source>添加部门…</source>
        <translation>Add department...</translation>
    </message>
    <message>
        <source>查找人员</source>
        <translation>Find a person</translation>
    </message>
    <message>
        <source>打开选中的人员</source>
        <translation>Open the chosen person</translation>
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
        <source>派驻部门、窗口</source>
        <translation>Department, window</translation>
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
        <source>打卡方式</source>
        <translation>Punches by</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>指纹{count}枚</source>
        <translation>Fingers: {count}</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>这里现在没有人员。</source>
        <translation>There is nobody here now.</translation>
    </message>
    <message>
        <source>导入名册…</source>
        <translation>Import roster...</translation>
    </message>
    <message>
        <source>空白名册</source>
        <translation>Empty roster</translation>
    </message>
    <message>
        <source>空白名册.xlsx</source>
        <translation>Empty roster.xlsx</translation>
    </message>
    <message>
        <source>已同意，待登记</source>
        <translation>Consented, not enrolled</translation>
    </message>
    <message>
        <source>没有找到。可换一种写法，或勾选“含已离开”。</source>
        <translation>Nobody was found. Try another spelling, or tick &quot;Include left&quot;.</translation>
    </message>
    <message>
        <source>名册还是空的。可导入 .xlsx 或 .csv 名册，也可先添加部门、窗口和人员。</source>
        <translation>The roster is empty. Import a roster from .xlsx or .csv, or first add departments, windows and people.</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>修改规则…</source>
        <translation>Change rule...</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>修改选中的规则</source>
        <translation>Change the chosen rule</translation>
    </message>
    <message>
        <source>现在的值</source>
        <translation>Value now</translation>
    </message>
    <message>
        <source>默认值</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>自何时起</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新的值</source>
        <translation>New value</translation>
    </message>
    <message>
        <source>自哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>以后的值</source>
        <translation>Later value</translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>添加季节</source>
        <translation>Add season</translation>
    </message>
    <message>
        <source>删去这一季</source>
        <translation>Remove season</translation>
    </message>
    <message>
        <source>新的一季</source>
        <translation>New season</translation>
    </message>
</context>
<context>
    <name>SeasonEditor</name>
    <message>
        <source>每天相同</source>
        <translation>Same every day</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>上午上班</source>
        <translation>Morning start</translation>
    </message>
    <message>
        <source>上午下班</source>
        <translation>Morning end</translation>
    </message>
    <message>
        <source>下午上班</source>
        <translation>Afternoon start</translation>
    </message>
    <message>
        <source>下午下班</source>
        <translation>Afternoon end</translation>
    </message>
    <message>
        <source>每天</source>
        <translation>Daily</translation>
    </message>
</context>
<context>
    <name>SecondPage</name>
    <message>
        <source>用户名和密码</source>
        <translation>User name and password</translation>
    </message>
    <message>
        <source>编号和指纹</source>
        <translation>Number and finger</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>指纹仪</source>
        <translation>Scanner</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>快捷键一览</source>
        <translation>List of shortcuts</translation>
    </message>
    <message>
        <source>重新读取本页</source>
        <translation>Read this page again</translation>
    </message>
    <message>
        <source>左侧各处</source>
        <translation>The places on the left</translation>
    </message>
    <message>
        <source>上一页、下一页</source>
        <translation>Previous page, next page</translation>
    </message>
    <message>
        <source>复制表格中选中的行</source>
        <translation>Copy the chosen lines of a table</translation>
    </message>
    <message>
        <source>退出登录，回到打卡页</source>
        <translation>Sign out, back to the clock-in page</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>SlipsPage</name>
    <message>
        <source>签字同意</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Return...</translation>
    </message>
    <message>
        <source>填补签单…</source>
        <translation>New slip...</translation>
    </message>
    <message>
        <source>查找姓名、编号、窗口</source>
        <translation>Name, number or window</translation>
    </message>
    <message>
        <source>补签单</source>
        <translation>Correction slips</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>哪一次打卡</source>
        <translation>Punch</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>选中全部补签单</source>
        <translation>Choose all correction slips</translation>
    </message>
    <message>
        <source>签字同意选中的补签单</source>
        <translation>Sign the chosen correction slips</translation>
    </message>
    <message>
        <source>查找补签单</source>
        <translation>Find a correction slip</translation>
    </message>
    <message>
        <source>打开那一天的考勤</source>
        <translation>Open the attendance of that day</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>待我签字</source>
        <translation>For me to sign</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>未办完</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>没有等您签字的补签单。</source>
        <translation>No correction slip waits for your signature.</translation>
    </message>
    <message>
        <source>您没有补签单。缺签、迟到、早退有原因的，可在期限内填写。</source>
        <translation>You have no correction slips. For a missing punch, a late arrival or an early leave with a reason, fill one in in time.</translation>
    </message>
    <message>
        <source>没有未办完的补签单。</source>
        <translation>No correction slip is left to settle.</translation>
    </message>
    <message>
        <source>还没有补签单。</source>
        <translation>There is no correction slip yet.</translation>
    </message>
    <message>
        <source>退回 {n} 张补签单，理由会告诉填单人。</source>
        <translation>Correction slips returned: {n}. The reason is told to whoever filled them in.</translation>
    </message>
    <message>
        <source>退回补签单</source>
        <translation>Return correction slip</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>StateView</name>
    <message>
        <source>正在读取……</source>
        <translation>Reading...</translation>
    </message>
    <message>
        <source>这里还没有内容。</source>
        <translation>There is nothing here yet.</translation>
    </message>
    <message>
        <source>没有读到内容。已保存的记录都在。请再试一次。</source>
        <translation>The page could not be read. All that was saved is there. Please try again.</translation>
    </message>
    <message>
        <source>连不上大厅终端。已保存的记录都在。接通后会自动显示。</source>
        <translation>The hall terminal cannot be reached. All that was saved is there. The page appears once it is back.</translation>
    </message>
    <message>
        <source>您的角色不能查看这一页。</source>
        <translation>Your role does not open this page.</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>打开选中的人这个月的考勤</source>
        <translation>Open this month of the chosen person</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>现在没有。</source>
        <translation>Nothing now.</translation>
    </message>
    <message>
        <source>这里没有您能看到的在册人员。请先在名册中添加人员,或由有权限的人登录。</source>
        <translation>There is nobody on the roster whom you may see. Please add people to the roster first, or have somebody with the right sign in.</translation>
    </message>
    <message>
        <source>今天休息</source>
        <translation>rest day today</translation>
    </message>
    <message>
        <source>截至{time}</source>
        <translation>as at {time}</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>最近打卡  {what}</source>
        <translation>Last punch  {what}</translation>
    </message>
    <message>
        <source>最近导入  {what}</source>
        <translation>Last import  {what}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>演练数据</source>
        <translation>Practice data</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>退出登录，回到打卡页(Ctrl+L)</source>
        <translation>Sign out, back to the clock-in page (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>UnmatchedPage</name>
    <message>
        <source>对应到人员…</source>
        <translation>Match to a person...</translation>
    </message>
    <message>
        <source>考勤号</source>
        <translation>Clock number</translation>
    </message>
    <message>
        <source>打卡次数</source>
        <translation>Punches</translation>
    </message>
    <message>
        <source>最早</source>
        <translation>First</translation>
    </message>
    <message>
        <source>最晚</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>打卡时间</source>
        <translation>Punch time</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>隔离的打卡：日期不可信，保留但不计考勤</source>
        <translation>Punches set aside: their date cannot be trusted; kept, not counted</translation>
    </message>
    <message>
        <source>待匹配的打卡</source>
        <translation>Unmatched punches</translation>
    </message>
    <message>
        <source>把选中的考勤号对应到人员</source>
        <translation>Match the chosen clock number to a person</translation>
    </message>
    <message>
        <source>晚于当时的本机时间</source>
        <translation>Later than this computer&apos;s time then</translation>
    </message>
    <message>
        <source>早于本人进驻，考勤机时钟可能曾被重置</source>
        <translation>Before the person&apos;s entry; the device&apos;s clock may have been reset</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>没有待匹配的打卡，每条打卡都知道是谁的。</source>
        <translation>No punch is unmatched; it is known whose each one is.</translation>
    </message>
    <message>
        <source>考勤号 {number} 的 {count} 次打卡将归到这个人名下，考勤随即重算。</source>
        <translation>The punches of clock number {number} ({count}) become this person&apos;s, and attendance is counted again at once.</translation>
    </message>
    <message>
        <source>对应到人员</source>
        <translation>Match to a person</translation>
    </message>
    <message>
        <source>对应</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>考勤号 {number} 已对应，考勤已重算。</source>
        <translation>Clock number {number} was matched, and attendance was counted again.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>关闭程序</source>
        <translation>Close the program</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>在岗：第一次使用</source>
        <translation>Zaigang: first start</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>作息时间</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>第一位系统管理员</source>
        <translation>First system administrator</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>演练用，不是正式数据</source>
        <translation>For practice, not real data</translation>
    </message>
    <message>
        <source>大厅名称</source>
        <translation>Name of the hall</translation>
    </message>
    <message>
        <source>时区</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>名称会印在考勤表上，以后可以改。</source>
        <translation>The name is printed on the attendance sheets; it can be changed later.</translation>
    </message>
    <message>
        <source>上午上班</source>
        <translation>Morning start</translation>
    </message>
    <message>
        <source>上午下班</source>
        <translation>Morning end</translation>
    </message>
    <message>
        <source>下午上班</source>
        <translation>Afternoon start</translation>
    </message>
    <message>
        <source>下午下班</source>
        <translation>Afternoon end</translation>
    </message>
    <message>
        <source>冬季是十月到四月，夏季是五月到九月。以后可以在“设置”中修改，每次修改都有记录。</source>
        <translation>Winter is October to April, summer May to September. The hours can be changed later under Settings; every change is recorded.</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>密码至少10个字符，程序没有默认密码，也没有别的办法进入。请记牢，或封存一份。</source>
        <translation>A password has at least 10 characters. There is no default password and no other way in: please remember it, or keep a sealed copy.</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>接管…</source>
        <translation>Take over...</translation>
    </message>
    <message>
        <source>更换端口…</source>
        <translation>Change port...</translation>
    </message>
    <message>
        <source>改名…</source>
        <translation>Rename...</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Put out of use...</translation>
    </message>
    <message>
        <source>认出手指</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>没有认出</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>没有读清</source>
        <translation>Not readable</translation>
    </message>
    <message>
        <source>断开</source>
        <translation>Disconnected</translation>
    </message>
    <message>
        <source>指纹不符</source>
        <translation>Differing</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Room</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>entries</name>
    <message>
        <source>不上班</source>
        <translation>no work</translation>
    </message>
    <message>
        <source>{first}到{last}</source>
        <translation>{first} to {last}</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>补签单经窗口负责人确认、中心审批后生效；原始打卡不改动。</source>
        <translation>A correction slip holds once the window head has confirmed it and the centre approved it; the punches themselves do not change.</translation>
    </message>
    <message>
        <source>补签单</source>
        <translation>Correction slip</translation>
    </message>
    <message>
        <source>补签单已提交，等待窗口确认。</source>
        <translation>The correction slip was handed in and waits for the window to confirm it.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>哪一次打卡</source>
        <translation>Punch</translation>
    </message>
    <message>
        <source>实际时间</source>
        <translation>Actual time</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>公出登记</source>
        <translation>Official outing</translation>
    </message>
    <message>
        <source>公出已登记。</source>
        <translation>The official outing was registered.</translation>
    </message>
    <message>
        <source>起止时间</source>
        <translation>From and to</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>这一天按本人的时间计考勤，不按大厅的时间。</source>
        <translation>On this day attendance is counted by these hours, not by the hall&apos;s.</translation>
    </message>
    <message>
        <source>值班时间</source>
        <translation>Duty hours</translation>
    </message>
    <message>
        <source>值班时间已安排。</source>
        <translation>The duty hours were arranged.</translation>
    </message>
    <message>
        <source>上班</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>上午</source>
        <translation>Morning</translation>
    </message>
    <message>
        <source>下午</source>
        <translation>Afternoon</translation>
    </message>
    <message>
        <source>减时</source>
        <translation>Reduced hours</translation>
    </message>
    <message>
        <source>减时已登记。</source>
        <translation>The reduced hours were registered.</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>减在哪一头</source>
        <translation>Taken off</translation>
    </message>
    <message>
        <source>每天减</source>
        <translation>Each day</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>To</translation>
    </message>
    <message>
        <source>孩子生日</source>
        <translation>Child&apos;s birthday</translation>
    </message>
    <message>
        <source>登记之后，故障期间可以人工签到，考勤表上会注明。</source>
        <translation>Once registered, manual sign-in is possible during the fault; the attendance sheet says so.</translation>
    </message>
    <message>
        <source>登记设备故障</source>
        <translation>Register device fault</translation>
    </message>
    <message>
        <source>设备故障已登记。</source>
        <translation>The device fault was registered.</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>您是这次人工签到的见证人，姓名会印在考勤表上。</source>
        <translation>You are the witness of this manual sign-in; your name is printed on the attendance sheet.</translation>
    </message>
    <message>
        <source>人工签到</source>
        <translation>Manual sign-in</translation>
    </message>
    <message>
        <source>人工签到已登记。</source>
        <translation>The manual sign-in was registered.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
</context>
<context>
    <name>month</name>
    <message>
        <source>应出勤</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>实出勤</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>早退</source>
        <translation>Early</translation>
    </message>
    <message>
        <source>缺签</source>
        <translation>No
punch</translation>
    </message>
    <message>
        <source>旷工</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>公出</source>
        <translation>Outing</translation>
    </message>
    <message>
        <source>{name} {where}：签发时{before}，现为{after}</source>
        <translation>{name}, {where}: issued as {before}, now {after}</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>叫号</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>考核</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>月考勤</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>补签单</source>
        <translation>Correction slips</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>待匹配</source>
        <translation>Unmatched</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>指纹与密码</source>
        <translation>Fingers and PINs</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>本机与大厅</source>
        <translation>This terminal</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>应到</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>公出</source>
        <translation>Outing</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>今日异常</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>待确认补签</source>
        <translation>Slips to confirm</translation>
    </message>
    <message>
        <source>待审批补签</source>
        <translation>Slips to approve</translation>
    </message>
    <message>
        <source>待匹配打卡</source>
        <translation>Unmatched</translation>
    </message>
    <message>
        <source>隔离打卡</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>可月结</source>
        <translation>To lock</translation>
    </message>
    <message>
        <source>证人 {name}</source>
        <translation>witness {name}</translation>
    </message>
    <message>
        <source>迟到{minutes}</source>
        <translation>Late {minutes}</translation>
    </message>
    <message>
        <source>公出至{until}</source>
        <translation>Outing until {until}</translation>
    </message>
    <message>
        <source>在班</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>{time}签到</source>
        <translation>signed in {time}</translation>
    </message>
    <message>
        <source>应在{time}前签到</source>
        <translation>due to sign in by {time}</translation>
    </message>
    <message>
        <source>早退{minutes}</source>
        <translation>left {minutes} early</translation>
    </message>
</context>
</TS>
