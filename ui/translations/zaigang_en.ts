<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AbPage</name>
    <message>
        <source>登记顶岗…</source>
        <translation>Register cover...</translation>
    </message>
    <message>
        <source>事项和人员…</source>
        <translation>Items and people...</translation>
    </message>
    <message>
        <source>同意顶岗</source>
        <translation>Agree to cover</translation>
    </message>
    <message>
        <source>结束顶岗…</source>
        <translation>End cover...</translation>
    </message>
    <message>
        <source>AB岗</source>
        <translation>AB posts</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>登记顶岗</source>
        <translation>Register a cover</translation>
    </message>
    <message>
        <source>打开选中窗口的事项和人员；在未来一周中登记顶岗</source>
        <translation>Open the selected window&apos;s items and people; in the coming week, register a cover</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>今天 {count}</source>
        <translation>Today {count}</translation>
    </message>
    <message>
        <source>未来一周 {count}</source>
        <translation>Coming week {count}</translation>
    </message>
    <message>
        <source>顶岗登记 {count}</source>
        <translation>Covers {count}</translation>
    </message>
    <message>
        <source>另有{count}处。</source>
        <translation>{count} more.</translation>
    </message>
    <message>
        <source>您的角色不能查看谁不在岗。</source>
        <translation>Your role does not show who is away.</translation>
    </message>
    <message>
        <source>这里没有您能看到的窗口。请先在名册中添加窗口和人员，或由有权限的人登录。</source>
        <translation>There is no window here that you may see. Please add windows and people to the roster first, or have somebody sign in who may.</translation>
    </message>
    <message>
        <source>未来一周没有上班的半天。</source>
        <translation>There is no working half-day in the coming week.</translation>
    </message>
    <message>
        <source>没有顶岗登记。A岗不在岗时，请及时登记顶岗。</source>
        <translation>No covers are registered. When somebody on an A post is away, please register who covers at once.</translation>
    </message>
    <message>
        <source>选一个半天，看谁不在岗、谁顶岗。</source>
        <translation>Select a half-day to see who is away and who covers.</translation>
    </message>
    <message>
        <source>{name}替{covered}顶岗，从{when}起结束。</source>
        <translation>{name} covers {covered}; this ends from {when} on.</translation>
    </message>
    <message>
        <source>结束顶岗</source>
        <translation>End the cover</translation>
    </message>
</context>
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
    <message>
        <source>  ! 请假期间打卡</source>
        <translation>  ! punched while on leave</translation>
    </message>
</context>
<context>
    <name>BalanceDialog</name>
    <message>
        <source>假期余额</source>
        <translation>Leave balances</translation>
    </message>
    <message>
        <source>登记参加工作日期…</source>
        <translation>Date of starting work...</translation>
    </message>
    <message>
        <source>登记增减…</source>
        <translation>Add or take days...</translation>
    </message>
    <message>
        <source>结转上年未休…</source>
        <translation>Carry over...</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>假别</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>增减</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>登记人</source>
        <translation>Registered by</translation>
    </message>
    <message>
        <source>登记的增减</source>
        <translation>Days added or taken</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>not registered</translation>
    </message>
    <message>
        <source>登记参加工作日期</source>
        <translation>Date of starting work</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>登记增减</source>
        <translation>Add or take days</translation>
    </message>
    <message>
        <source>规定情形</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>增加天数</source>
        <translation>Days added</translation>
    </message>
    <message>
        <source>补休、本省或本人另有的天数记在这里；扣回时天数填负数。</source>
        <translation>Compensatory rest and further days of the province or the person are entered here; a negative number takes days back.</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>结转上年未休</source>
        <translation>Carry over days not taken</translation>
    </message>
    <message>
        <source>结转</source>
        <translation>Carry over</translation>
    </message>
    <message>
        <source>哪一年未休的</source>
        <translation>Days not taken in</translation>
    </message>
    <message>
        <source>只结转年休假，只转到下一年。</source>
        <translation>Only annual leave is carried over, and only to the next year.</translation>
    </message>
</context>
<context>
    <name>BalanceView</name>
    <message>
        <source>假期余额</source>
        <translation>Leave balances</translation>
    </message>
    <message>
        <source>假别</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>共有</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>已休</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>在批</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>CaField</name>
    <message>
        <source>选择文件…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>选择证书文件</source>
        <translation>Choose certificate file</translation>
    </message>
    <message>
        <source>没有(一般不用选)</source>
        <translation>None (seldom needed)</translation>
    </message>
    <message>
        <source>证书 (*.pem *.crt *.cer)</source>
        <translation>Certificates (*.pem *.crt *.cer)</translation>
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
    <name>CaseView</name>
    <message>
        <source>从左边选择一份请假。</source>
        <translation>Choose a request on the left.</translation>
    </message>
    <message>
        <source>选中了{n}份，办理时逐份核对。下面是第一份。</source>
        <translation>{n} requests are chosen, and each is checked in turn. Below is the first.</translation>
    </message>
    <message>
        <source>其余{n}段见上图。</source>
        <translation>{n} more: see the chart above.</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>部门意见</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>问答</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>顶岗</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>委托</source>
        <translation>Delegation</translation>
    </message>
    <message>
        <source>受{name}委托审批</source>
        <translation>on behalf of {name}</translation>
    </message>
    <message>
        <source>续自</source>
        <translation>Extends</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>查看附件{n}</source>
        <translation>View paper {n}</translation>
    </message>
    <message>
        <source>查看{name}签署的扫描件</source>
        <translation>View the scan signed by {name}</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>{begin}
到{end}</source>
        <translation>{begin}
to {end}</translation>
    </message>
    <message>
        <source>半天</source>
        <translation>Half-day</translation>
    </message>
    <message>
        <source>本窗口同时请假</source>
        <translation>Also on leave here</translation>
    </message>
    <message>
        <source>准假后在岗</source>
        <translation>On duty if granted</translation>
    </message>
    <message>
        <source>另有{n}个半天</source>
        <translation>{n} more half-days</translation>
    </message>
    <message>
        <source>待审批</source>
        <translation>pending</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{n}人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>超限</source>
        <translation>Over limit</translation>
    </message>
    <message>
        <source>不足</source>
        <translation>Too few</translation>
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
    <message>
        <source>文件</source>
        <translation>Document</translation>
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
    <message>
        <source>请假</source>
        <translation>Leave</translation>
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
    <name>CoverStep</name>
    <message>
        <source>其他同事({n}/{all})</source>
        <translation>Others ({n}/{all})</translation>
    </message>
    <message>
        <source>不安排顶岗</source>
        <translation>No cover</translation>
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
    <message>
        <source>销去半天假…</source>
        <translation>Give back...</translation>
    </message>
    <message>
        <source>确认销假…</source>
        <translation>Confirm return...</translation>
    </message>
</context>
<context>
    <name>DesksPage</name>
    <message>
        <source>更换端口…</source>
        <translation>Change port...</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Revoke...</translation>
    </message>
    <message>
        <source>连接一台电脑</source>
        <translation>Connect a computer</translation>
    </message>
    <message>
        <source>连接的电脑</source>
        <translation>Connected computers</translation>
    </message>
    <message>
        <source>允许其他电脑连接</source>
        <translation>Allow other computers</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>连接于</source>
        <translation>Connected on</translation>
    </message>
    <message>
        <source>由谁连接</source>
        <translation>By</translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>可以连接</source>
        <translation>May connect</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>开启</source>
        <translation>Turn on</translation>
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
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>撤销这台电脑</source>
        <translation>Revoke this computer</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Revoke</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>收起详情(Esc)</source>
        <translation>Close the details (Esc)</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>，相连合计{days}</source>
        <translation>, {days} with adjoining leave</translation>
    </message>
    <message>
        <source>假别</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>{first}
到{last}</source>
        <translation>{first}
to {last}</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>顶岗</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>注明</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>续自</source>
        <translation>Extends</translation>
    </message>
    <message>
        <source>超限</source>
        <translation>Over limit</translation>
    </message>
    <message>
        <source>补办</source>
        <translation>Late request</translation>
    </message>
    <message>
        <source>部门不同意，中心批准</source>
        <translation>Department disagreed, centre approved</translation>
    </message>
    <message>
        <source>查看附件{n}</source>
        <translation>View paper {n}</translation>
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
    <name>DoneStep</name>
    <message>
        <source>已提交  {number}</source>
        <translation>Handed in  {number}</translation>
    </message>
    <message>
        <source>{begin}到{end}</source>
        <translation>{begin} to {end}</translation>
    </message>
    <message>
        <source>超限</source>
        <translation>Over limit</translation>
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
    <name>FormPreview</name>
    <message>
        <source>请假审批表</source>
        <translation>Leave slip</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print...</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save PDF...</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在绘制……</source>
        <translation>Drawing...</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
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
    <name>GroupDetails</name>
    <message>
        <source>A岗</source>
        <translation>A post</translation>
    </message>
    <message>
        <source>B岗</source>
        <translation>B post</translation>
    </message>
    <message>
        <source>办理事项 {count}</source>
        <translation>Service items {count}</translation>
    </message>
    <message>
        <source>没有登记</source>
        <translation>None registered</translation>
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
    <name>InboxActions</name>
    <message>
        <source>不批准…</source>
        <translation>Refuse...</translation>
    </message>
    <message>
        <source>退回修改…</source>
        <translation>Return...</translation>
    </message>
    <message>
        <source>询问…</source>
        <translation>Ask...</translation>
    </message>
    <message>
        <source>收信件…</source>
        <translation>Take letter...</translation>
    </message>
    <message>
        <source>说明逾期…</source>
        <translation>Explain...</translation>
    </message>
    <message>
        <source>委托…</source>
        <translation>Delegate...</translation>
    </message>
    <message>
        <source>亲属回避…</source>
        <translation>Relatives...</translation>
    </message>
    <message>
        <source>批准、登记意见或确认选中的请假</source>
        <translation>Approve, enter the opinion on, or confirm the chosen leave</translation>
    </message>
    <message>
        <source>不批准选中的请假</source>
        <translation>Refuse the chosen leave</translation>
    </message>
    <message>
        <source>退回修改</source>
        <translation>Return it for changes</translation>
    </message>
    <message>
        <source>询问请假人</source>
        <translation>Ask the applicant</translation>
    </message>
    <message>
        <source>收派驻部门的信件</source>
        <translation>Take a letter of the department</translation>
    </message>
    <message>
        <source>委托审批</source>
        <translation>Delegate approval</translation>
    </message>
    <message>
        <source>签署意见…</source>
        <translation>Sign opinion...</translation>
    </message>
    <message>
        <source>登记意见…</source>
        <translation>Enter opinion...</translation>
    </message>
    <message>
        <source>确认{n}份</source>
        <translation>Confirm {n}</translation>
    </message>
    <message>
        <source>批准{n}份…</source>
        <translation>Approve {n}...</translation>
    </message>
    <message>
        <source>确认…</source>
        <translation>Confirm...</translation>
    </message>
    <message>
        <source>批准…</source>
        <translation>Approve...</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>查找姓名、编号、窗口</source>
        <translation>Name, number or window</translation>
    </message>
    <message>
        <source>请假审批</source>
        <translation>Leave approval</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>注明</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>上一份、下一份请假</source>
        <translation>Previous, next request</translation>
    </message>
    <message>
        <source>选中全部请假</source>
        <translation>Choose all requests</translation>
    </message>
    <message>
        <source>查找请假</source>
        <translation>Find a request</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>待我审批</source>
        <translation>For me to decide</translation>
    </message>
    <message>
        <source>待部门意见</source>
        <translation>Department to sign</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>其他未办</source>
        <translation>Others open</translation>
    </message>
    <message>
        <source>没有等您审批的请假。</source>
        <translation>No leave waits for your approval.</translation>
    </message>
    <message>
        <source>没有等部门签署意见的请假。</source>
        <translation>No leave waits for a department to sign.</translation>
    </message>
    <message>
        <source>没有要确认的销假、交接，也没有逾期未归的人。</source>
        <translation>No return or handover waits to be confirmed, and nobody is overdue.</translation>
    </message>
    <message>
        <source>没有别的未办请假。</source>
        <translation>No other leave is open.</translation>
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
    <name>KindStep</name>
    <message>
        <source>{found}继续</source>
        <translation>{found} Continue</translation>
    </message>
</context>
<context>
    <name>KioskCalendar</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>LeaveChoices</name>
    <message>
        <source>A3(整月一页)</source>
        <translation>A3 (whole month)</translation>
    </message>
    <message>
        <source>A4(半月一页)</source>
        <translation>A4 (half a month)</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>派驻部门</source>
        <translation>Dispatching department</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>张贴用：只写姓名，不写请假类别；只列已批准的请假。</source>
        <translation>For the wall: names without the type of leave; approved leave only.</translation>
    </message>
    <message>
        <source>跨月的请假只计本月部分。</source>
        <translation>Of leave over several months only this month&apos;s part counts.</translation>
    </message>
</context>
<context>
    <name>LeaveFields</name>
    <message>
        <source>扫描件或照片 (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>Scans or photos (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>选择附件</source>
        <translation>Choose a paper</translation>
    </message>
</context>
<context>
    <name>LeaveKiosk</name>
    <message>
        <source>返回打卡</source>
        <translation>Back to clock-in</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>请哪种假</source>
        <translation>Type of leave</translation>
    </message>
    <message>
        <source>从哪天到哪天</source>
        <translation>From and to</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>谁顶岗</source>
        <translation>Who covers</translation>
    </message>
    <message>
        <source>核对后提交</source>
        <translation>Check and hand in</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>提交(超限，报中心领导)</source>
        <translation>Hand in (over limit: director)</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Hand in</translation>
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
    <name>LeavePage</name>
    <message>
        <source>返回列表</source>
        <translation>Back to list</translation>
    </message>
    <message>
        <source>存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>填请假条</source>
        <translation>New leave request</translation>
    </message>
    <message>
        <source>提交请假</source>
        <translation>Hand in the request</translation>
    </message>
    <message>
        <source>查找请假</source>
        <translation>Find a request</translation>
    </message>
    <message>
        <source>打印选中的请假的审批表</source>
        <translation>Print the slip of the chosen leave</translation>
    </message>
    <message>
        <source>到选中的请假的第一个按钮</source>
        <translation>To the first button of the chosen leave</translation>
    </message>
    <message>
        <source>返回列表、收起详情</source>
        <translation>Back to the list, close the details</translation>
    </message>
    <message>
        <source>附件{n}</source>
        <translation>Paper {n}</translation>
    </message>
    <message>
        <source>修改请假{number}</source>
        <translation>Change leave {number}</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>填请假条…</source>
        <translation>New request...</translation>
    </message>
    <message>
        <source>提交(超限，报中心领导)</source>
        <translation>Hand in (over limit: director)</translation>
    </message>
    <message>
        <source>重新提交</source>
        <translation>Hand in again</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Hand in</translation>
    </message>
</context>
<context>
    <name>LeavePapersPage</name>
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
        <source>存为表格…</source>
        <translation>Save table...</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Reports</translation>
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
        <source>正在绘制……</source>
        <translation>Drawing...</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>LeaveTypesEditor</name>
    <message>
        <source>假别</source>
        <translation>Leave types</translation>
    </message>
</context>
<context>
    <name>LetterCard</name>
    <message>
        <source>已读</source>
        <translation>Mark as read</translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>查找姓名、编号或拼音首字母</source>
        <translation>Find by name, number or initials</translation>
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
        <source>假别</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{date}全天</source>
        <translation>{date}, all day</translation>
    </message>
    <message>
        <source>{first}到{last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>超限</source>
        <translation>Over limit</translation>
    </message>
    <message>
        <source>有询问</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>派驻部门</source>
        <translation>Dispatching department</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>全部部门</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>近两个月和以后</source>
        <translation>Last two months and later</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>我顶岗的</source>
        <translation>I cover</translation>
    </message>
    <message>
        <source>没有找到符合的请假。请改查找的内容或筛选。</source>
        <translation>No leave matches. Please change the search or the filters.</translation>
    </message>
    <message>
        <source>这段时间没有请假。</source>
        <translation>There is no leave in this time.</translation>
    </message>
    <message>
        <source>您这段时间没有请假。要请假，请按右上角“填请假条…”。</source>
        <translation>You have no leave in this time. To request leave, press &quot;New request...&quot; at the top right.</translation>
    </message>
    <message>
        <source>这段时间没有由您顶岗的请假。</source>
        <translation>There is no leave in this time that you cover.</translation>
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
    <message>
        <source>未办完的请假 {n} 份</source>
        <translation>Leave not settled: {n}</translation>
    </message>
    <message>
        <source>请假期间打卡 {n} 个半天</source>
        <translation>Half-days punched while on leave: {n}</translation>
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
    <name>NotifiedField</name>
    <message>
        <source>电话告知</source>
        <translation>Told by telephone</translation>
    </message>
    <message>
        <source>电话告知的时间</source>
        <translation>Time of the call</translation>
    </message>
    <message>
        <source>本人打电话请假的时间，会记在请假上</source>
        <translation>When they rang to ask for leave; it is kept with the leave</translation>
    </message>
</context>
<context>
    <name>OutlookModel</name>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>{date}({weekday})</source>
        <translation>{date} ({weekday})</translation>
    </message>
</context>
<context>
    <name>PairForm</name>
    <message>
        <source>连接一台电脑</source>
        <translation>Connect a computer</translation>
    </message>
    <message>
        <source>两边一致，允许连接</source>
        <translation>Both agree, allow</translation>
    </message>
</context>
<context>
    <name>PairingDialog</name>
    <message>
        <source>连接大厅</source>
        <translation>Connect to the hall</translation>
    </message>
    <message>
        <source>连接</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>这台电脑的名称</source>
        <translation>Name of this computer</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>附件</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这份附件打不开。文件已保存。请本人重新提交一份。</source>
        <translation>This paper cannot be opened. The file is kept. Please have the person hand in another copy.</translation>
    </message>
</context>
<context>
    <name>PapersField</name>
    <message>
        <source>选择文件…</source>
        <translation>Choose file...</translation>
    </message>
    <message>
        <source>PDF、JPG、PNG，不超过5兆字节</source>
        <translation>PDF, JPG or PNG, at most 5 MB</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>去掉{name}</source>
        <translation>Remove {name}</translation>
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
    <message>
        <source>假期余额…</source>
        <translation>Balances...</translation>
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
    <name>PersonPicker</name>
    <message>
        <source>换人</source>
        <translation>Change</translation>
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
    <name>PreviewPanel</name>
    <message>
        <source>待审批</source>
        <translation>pending</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>半天</source>
        <translation>Half-day</translation>
    </message>
    <message>
        <source>本窗口同时请假</source>
        <translation>Also on leave here</translation>
    </message>
    <message>
        <source>准假后在岗</source>
        <translation>On duty if granted</translation>
    </message>
    <message>
        <source>{n}人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>超限</source>
        <translation>Over limit</translation>
    </message>
    <message>
        <source>不足</source>
        <translation>Too few</translation>
    </message>
    <message>
        <source>选好请假人和时间，这里显示天数、审批路线和窗口情况。</source>
        <translation>Once the person and the time are chosen, the days, the route and the window are shown here.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>办理结果</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>办理{n}份：完成{done}份，没有办成{left}份。</source>
        <translation>Handled: {n}; done: {done}, not done: {left}.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
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
    <name>RequestForm</name>
    <message>
        <source>请假人：姓名、编号或拼音首字母</source>
        <translation>Applicant: name, number or initials</translation>
    </message>
    <message>
        <source>谁顶岗：姓名、编号或拼音首字母，可不填</source>
        <translation>Who covers: name, number or initials; may stay empty</translation>
    </message>
    <message>
        <source>请假人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>假别</source>
        <translation>Type</translation>
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
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>顶岗人</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Told</translation>
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
    <name>ScanField</name>
    <message>
        <source>选择文件…</source>
        <translation>Choose file...</translation>
    </message>
    <message>
        <source>没有(PDF、JPG、PNG)</source>
        <translation>None (PDF, JPG, PNG)</translation>
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
    <name>SetupDialog</name>
    <message>
        <source>{window}的事项和人员</source>
        <translation>Items and people of {window}</translation>
    </message>
    <message>
        <source>对方也以此人为AB岗</source>
        <translation>The other way round too</translation>
    </message>
    <message>
        <source>登记待岗…</source>
        <translation>Stand down...</translation>
    </message>
    <message>
        <source>结束待岗…</source>
        <translation>End it...</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>办理事项(每行一个)</source>
        <translation>Service items, one a line</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>能办理的事项</source>
        <translation>Can do these items</translation>
    </message>
    <message>
        <source>互为AB岗的人</source>
        <translation>Mutual stand-in</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>(待岗)</source>
        <translation>(stood down)</translation>
    </message>
    <message>
        <source>没有指定</source>
        <translation>Nobody named</translation>
    </message>
    <message>
        <source>没有待岗。</source>
        <translation>Not stood down.</translation>
    </message>
    <message>
        <source>{first}起待岗。{reason}</source>
        <translation>Stood down from {first}. {reason}</translation>
    </message>
    <message>
        <source>{first}至{last}待岗。{reason}</source>
        <translation>Stood down from {first} to {last}. {reason}</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>登记待岗</source>
        <translation>Stand down</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>待岗期间不算在岗，也不能作B岗；考勤照常记录。</source>
        <translation>Who is stood down is not on duty and cannot be a B; attendance is recorded as usual.</translation>
    </message>
    <message>
        <source>结束待岗</source>
        <translation>End the stand-down</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>最后一天早于开始日期的，视为没有待岗。</source>
        <translation>A last day before the first one takes the stand-down back.</translation>
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
    <name>StandingDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
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
    <name>Steps</name>
    <message>
        <source>继续填写…</source>
        <translation>Continue...</translation>
    </message>
    <message>
        <source>回答询问…</source>
        <translation>Answer...</translation>
    </message>
    <message>
        <source>销假…</source>
        <translation>Return...</translation>
    </message>
    <message>
        <source>确认交接…</source>
        <translation>Handover...</translation>
    </message>
    <message>
        <source>说明逾期…</source>
        <translation>Explain...</translation>
    </message>
    <message>
        <source>续假…</source>
        <translation>Extend...</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change...</translation>
    </message>
    <message>
        <source>补交附件…</source>
        <translation>Add paper...</translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation>Withdraw...</translation>
    </message>
    <message>
        <source>打印审批表…</source>
        <translation>Print slip...</translation>
    </message>
    <message>
        <source>假期余额…</source>
        <translation>Balances...</translation>
    </message>
    <message>
        <source>中心询问：{text}</source>
        <translation>The centre asks: {text}</translation>
    </message>
    <message>
        <source>回答询问</source>
        <translation>Answer the question</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>已回答。</source>
        <translation>Answered.</translation>
    </message>
    <message>
        <source>{name} {first}到{last}由{cover}顶岗。确认后，顶岗时段由{cover}在岗。</source>
        <translation>{cover} covers {name} from {first} to {last}. Once confirmed, {cover} is on duty in that time.</translation>
    </message>
    <message>
        <source>确认交接</source>
        <translation>Confirm handover</translation>
    </message>
    <message>
        <source>已交接</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>交接已确认。</source>
        <translation>The handover is confirmed.</translation>
    </message>
    <message>
        <source>逾期的半天记旷工；说明会和请假一起保存，由中心处理。</source>
        <translation>Overdue half-days count as absence without leave; the explanation is kept with the leave for the centre.</translation>
    </message>
    <message>
        <source>说明逾期</source>
        <translation>Explain overdue</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>说明已保存。</source>
        <translation>The explanation was saved.</translation>
    </message>
    <message>
        <source>{name} {kind} {days}。撤回后这份请假作废，让出名额；记录保留。</source>
        <translation>{name}, {kind}, {days}. Once withdrawn this request is void and its place free; the record is kept.</translation>
    </message>
    <message>
        <source>撤回请假</source>
        <translation>Withdraw leave</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>请假已撤回。</source>
        <translation>The leave was withdrawn.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{first}到{last}的请假。从选定的半天起在岗，余下的退回。</source>
        <translation>Leave from {first} to {last}. From the chosen half-day on the person is on duty, and the rest is given back.</translation>
    </message>
    <message>
        <source>从哪个半天起在岗</source>
        <translation>On duty from</translation>
    </message>
    <message>
        <source>销假已登记。本人报告的，由窗口负责人或考勤员确认后生效。</source>
        <translation>The return was registered. One&apos;s own report counts once the window head or the attendance officer has confirmed it.</translation>
    </message>
    <message>
        <source>销假</source>
        <translation>Return from leave</translation>
    </message>
    <message>
        <source>续假是一份新的请假，接在{last}之后，与原来的合计天数决定由谁审批。</source>
        <translation>An extension is a new request that follows {last}; the days of both together decide who approves.</translation>
    </message>
    <message>
        <source>续到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>续假</source>
        <translation>Extend leave</translation>
    </message>
    <message>
        <source>提交续假</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>续假已提交，等待审批。</source>
        <translation>The extension was handed in and waits for approval.</translation>
    </message>
    <message>
        <source>附件已补交。</source>
        <translation>The paper was added.</translation>
    </message>
</context>
<context>
    <name>StripModel</name>
    <message>
        <source>同时请假</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>批准后在岗</source>
        <translation>If granted</translation>
    </message>
    <message>
        <source>在岗人数</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>在岗不足</source>
        <translation>Too few on duty</translation>
    </message>
    <message>
        <source>超过人数上限</source>
        <translation>Over the limit</translation>
    </message>
</context>
<context>
    <name>StripView</name>
    <message>
        <source>{window}  {date}起两周</source>
        <translation>{window}  two weeks from {date}</translation>
    </message>
    <message>
        <source>灰 休息</source>
        <translation>Grey: rest day</translation>
    </message>
    <message>
        <source>! 在岗不足</source>
        <translation>! Too few on duty</translation>
    </message>
    <message>
        <source>! 超过人数上限</source>
        <translation>! Over the limit</translation>
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
        <source>这里没有您能看到的在册人员。请先在名册中添加人员，或由有权限的人登录。</source>
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
    <message>
        <source>退出登录(Ctrl+L)</source>
        <translation>Sign out (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>TypeForm</name>
    <message>
        <source>本大厅事假不扣工资(扣工资的不影响年休假)</source>
        <translation>Personal leave is paid here (unpaid: no effect)</translation>
    </message>
    <message>
        <source>限额</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>计算</source>
        <translation>Counted</translation>
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
        <source>病假多少天算一个月</source>
        <translation>Sick days in a month</translation>
    </message>
    <message>
        <source>事假满多少天不享受</source>
        <translation>Lost after personal days</translation>
    </message>
    <message>
        <source>工作满几年</source>
        <translation>Years worked</translation>
    </message>
    <message>
        <source>每年几天</source>
        <translation>Days a year</translation>
    </message>
    <message>
        <source>病假满几个月不享受</source>
        <translation>Lost after sick months</translation>
    </message>
    <message>
        <source>满年限后从下月起算</source>
        <translation>Counts from the month after</translation>
    </message>
    <message>
        <source>未休的可由中心结转到下一年</source>
        <translation>May be carried over</translation>
    </message>
    <message>
        <source>一次的天数可分开休</source>
        <translation>May be taken in parts</translation>
    </message>
    <message>
        <source>须交证明</source>
        <translation>Certificate needed</translation>
    </message>
    <message>
        <source>超过上限也准假，标明超限</source>
        <translation>Granted over the limit</translation>
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
    <name>UpstreamPage</name>
    <message>
        <source>退出上级平台…</source>
        <translation>Leave upstream…</translation>
    </message>
    <message>
        <source>取消登记</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>上级平台</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>接入于</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>最近联系</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>未上传</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>最近的信件</source>
        <translation>Latest letters</translation>
    </message>
    <message>
        <source>处理于</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>第几封</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>现在上传</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>接入上级平台…</source>
        <translation>Enrol…</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>{count}条</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count}条，最早一条记录于{at}</source>
        <translation>{count}, the oldest of {at}</translation>
    </message>
    <message>
        <source>退出上级平台</source>
        <translation>Leave upstream</translation>
    </message>
    <message>
        <source>退出，不再上传</source>
        <translation>Leave, send no more</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>到第{acked}条，本厅共{own}条</source>
        <translation>up to {acked} of {own} records</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
</context>
<context>
    <name>WhenStep</name>
    <message>
        <source>更早</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>更晚</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
</context>
<context>
    <name>WhyStep</name>
    <message>
        <source>家中有事</source>
        <translation>Family matters</translation>
    </message>
    <message>
        <source>身体不适</source>
        <translation>Not well</translation>
    </message>
    <message>
        <source>就医检查</source>
        <translation>Seeing a doctor</translation>
    </message>
    <message>
        <source>照顾老人</source>
        <translation>Care of parents</translation>
    </message>
    <message>
        <source>照顾孩子</source>
        <translation>Care of a child</translation>
    </message>
    <message>
        <source>办理个人事务</source>
        <translation>Personal matters</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>探亲</source>
        <translation>Visiting family</translation>
    </message>
    <message>
        <source>参加考试</source>
        <translation>An examination</translation>
    </message>
    <message>
        <source>参加婚礼</source>
        <translation>A wedding</translation>
    </message>
    <message>
        <source>办理丧事</source>
        <translation>A bereavement</translation>
    </message>
    <message>
        <source>单位另有任务</source>
        <translation>Work for my unit</translation>
    </message>
    <message>
        <source>选一个，或用键盘输入；可以不填</source>
        <translation>Choose one or type it; may stay empty</translation>
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
    <name>ab</name>
    <message>
        <source>登记后即生效。</source>
        <translation>In force once registered.</translation>
    </message>
    <message>
        <source>登记后由中心同意才生效。</source>
        <translation>In force once the centre has agreed.</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>不在岗的人</source>
        <translation>Who is away</translation>
    </message>
    <message>
        <source>顶岗的人</source>
        <translation>Cover</translation>
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
        <source>窗口号</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>交接说明</source>
        <translation>Handover note</translation>
    </message>
    <message>
        <source>登记顶岗</source>
        <translation>Register a cover</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>不指定</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>能通办</source>
        <translation>can do everything</translation>
    </message>
    <message>
        <source>不能通办</source>
        <translation>cannot do everything</translation>
    </message>
    <message>
        <source>顶岗已登记，已生效。</source>
        <translation>The cover is registered and in force.</translation>
    </message>
    <message>
        <source>顶岗已登记，等待中心同意。</source>
        <translation>The cover is registered and waits for the centre.</translation>
    </message>
    <message>
        <source>上午或下午</source>
        <translation>Morning or afternoon</translation>
    </message>
    <message>
        <source>窗口{counters}</source>
        <translation>Counters {counters}</translation>
    </message>
    <message>
        <source>{names}不能通办</source>
        <translation>{names} cannot do everything</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>符合AB岗要求。</source>
        <translation>Complies with the rule on AB posts.</translation>
    </message>
    <message>
        <source>A岗{count}人，不要求B岗。</source>
        <translation>{count} on A posts: no B is required.</translation>
    </message>
    <message>
        <source>待岗</source>
        <translation>Stood down</translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation>{count} here</translation>
    </message>
    <message>
        <source>{when}：{count}人在岗。</source>
        <translation>{when}: {count} on duty.</translation>
    </message>
    <message>
        <source>{when}：{who}，{count}人在岗。</source>
        <translation>{when}: {who}; {count} on duty.</translation>
    </message>
    <message>
        <source>{name}不在岗</source>
        <translation>{name} is away</translation>
    </message>
    <message>
        <source>{name}不在岗，{by}顶岗</source>
        <translation>{name} is away, {by} covers</translation>
    </message>
    <message>
        <source>待中心同意</source>
        <translation>To be agreed</translation>
    </message>
    <message>
        <source>已同意</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Over</translation>
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
        <source>配备</source>
        <translation>Staffed</translation>
    </message>
    <message>
        <source>缺什么</source>
        <translation>Lacks</translation>
    </message>
    <message>
        <source>替谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>来由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>请假{leave}</source>
        <translation>Leave {leave}</translation>
    </message>
</context>
<context>
    <name>confirm</name>
    <message>
        <source>从选定的半天起在岗，余下的请假退回，让出名额。</source>
        <translation>From the chosen half-day on the person is on duty; the rest of the leave is given back and its place free.</translation>
    </message>
    <message>
        <source>{name}的销假已确认。</source>
        <translation>The return of {name} is confirmed.</translation>
    </message>
    <message>
        <source>从哪个半天起在岗</source>
        <translation>On duty from</translation>
    </message>
    <message>
        <source>确认销假</source>
        <translation>Confirm return</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>{name}与{cover}的交接已确认。</source>
        <translation>The handover from {name} to {cover} is confirmed.</translation>
    </message>
    <message>
        <source>交接说明</source>
        <translation>Handover note</translation>
    </message>
    <message>
        <source>确认交接</source>
        <translation>Confirm handover</translation>
    </message>
    <message>
        <source>已交接</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>说明会和请假一起保存；没有另外请假的时段仍按旷工计。</source>
        <translation>The explanation is kept with the leave; time without further leave still counts as absence.</translation>
    </message>
    <message>
        <source>{name}逾期的说明已保存。</source>
        <translation>The explanation for {name} was saved.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>说明逾期</source>
        <translation>Explain overdue</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>decision</name>
    <message>
        <source>批准请假</source>
        <translation>Approve leave</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>超限时段</source>
        <translation>Over the limit</translation>
    </message>
    <message>
        <source>部门意见</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>批准理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>超限批准</source>
        <translation>Approve over limit</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>已批准{name}的请假。</source>
        <translation>The leave of {name} is approved.</translation>
    </message>
    <message>
        <source>理由会印在审批表上。</source>
        <translation>The reason is printed on the slip.</translation>
    </message>
    <message>
        <source>没有批准{name}的请假。</source>
        <translation>The leave of {name} is refused.</translation>
    </message>
    <message>
        <source>不批准请假</source>
        <translation>Refuse leave</translation>
    </message>
    <message>
        <source>不批准</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>理由会告诉请假人，并印在审批表上。</source>
        <translation>The reason is told to the applicant and printed on the slip.</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已把请假退回{name}修改。</source>
        <translation>The request went back to {name} for changes.</translation>
    </message>
    <message>
        <source>退回修改</source>
        <translation>Return for changes</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退回后不再占名额，改好重新提交后按新的次序排队。</source>
        <translation>A returned request holds no place; handed in again, it queues anew.</translation>
    </message>
    <message>
        <source>要改什么</source>
        <translation>What to change</translation>
    </message>
    <message>
        <source>已向{name}询问。</source>
        <translation>The question went to {name}.</translation>
    </message>
    <message>
        <source>询问请假人</source>
        <translation>Ask the applicant</translation>
    </message>
    <message>
        <source>询问</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>请假保留原来的次序和名额，等待本人答复。</source>
        <translation>The request keeps its turn and its place while the answer is awaited.</translation>
    </message>
    <message>
        <source>问什么</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>逐份核对，先提交的先办。超限或部门不同意的须单独写明理由，这里不会批准。</source>
        <translation>Each is checked in turn, the earliest first. Those over the limit, or against the department, need a reason of their own and are not approved here.</translation>
    </message>
    <message>
        <source>同一个理由会告诉每一位请假人，并印在审批表上。</source>
        <translation>The same reason is told to every applicant and printed on the slips.</translation>
    </message>
    <message>
        <source>批准{n}份请假</source>
        <translation>Approve {n} requests</translation>
    </message>
    <message>
        <source>不批准{n}份请假</source>
        <translation>Refuse {n} requests</translation>
    </message>
    <message>
        <source>{names}等{n}份</source>
        <translation>{names} ... ({n} in all)</translation>
    </message>
    <message>
        <source>另有{n}段</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>delegation</name>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>委托给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>委托审批</source>
        <translation>Delegate approval</translation>
    </message>
    <message>
        <source>委托期内由值班长审批请假，审批表上印两人姓名。超限的和窗口负责人的请假仍由中心领导本人审批。</source>
        <translation>In this time the duty chief approves leave, and the slip bears both names. Leave over the limit and of window heads is still for the director alone.</translation>
    </message>
    <message>
        <source>现在没有委托。</source>
        <translation>There is no delegation now.</translation>
    </message>
    <message>
        <source>委托</source>
        <translation>Delegate</translation>
    </message>
    <message>
        <source>结束委托</source>
        <translation>End delegation</translation>
    </message>
    <message>
        <source>委托已保存。</source>
        <translation>The delegation was saved.</translation>
    </message>
    <message>
        <source>委托已结束。</source>
        <translation>The delegation was ended.</translation>
    </message>
    <message>
        <source>委托人</source>
        <translation>Given by</translation>
    </message>
    <message>
        <source>受托人</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>一方</source>
        <translation>One person</translation>
    </message>
    <message>
        <source>另一方</source>
        <translation>The other</translation>
    </message>
    <message>
        <source>亲属回避</source>
        <translation>Relatives</translation>
    </message>
    <message>
        <source>列在这里的两个人，不能为对方的请假签署意见或审批。</source>
        <translation>Two people listed here neither sign nor decide on each other&apos;s leave.</translation>
    </message>
    <message>
        <source>还没有登记。</source>
        <translation>None is registered yet.</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>已登记。</source>
        <translation>Registered.</translation>
    </message>
    <message>
        <source>已去掉。</source>
        <translation>Removed.</translation>
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
    <name>documents</name>
    <message>
        <source>考勤表</source>
        <translation>Attendance sheet</translation>
    </message>
    <message>
        <source>请假登记表</source>
        <translation>Leave register</translation>
    </message>
    <message>
        <source>窗口在岗月历</source>
        <translation>On-duty calendar</translation>
    </message>
</context>
<context>
    <name>enrol</name>
    <message>
        <source>由上级平台管理员给出</source>
        <translation>Given by upstream&apos;s administrator</translation>
    </message>
    <message>
        <source>接入上级平台</source>
        <translation>Enrol with upstream</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>登记码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>证书文件</source>
        <translation>Certificate</translation>
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
    <message>
        <source>{name}在{when}请假({leave})，当时却有打卡。销去这半天假以后，这半天按打卡计考勤，不占假期和请假人数。</source>
        <translation>{name} was on leave on {when} ({leave}), yet there is a punch. Once this half-day is given back, it counts by the punches and takes neither days nor a place.</translation>
    </message>
    <message>
        <source>销去半天假</source>
        <translation>Give back a half-day</translation>
    </message>
    <message>
        <source>销去</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>这半天已销假，按打卡计考勤。</source>
        <translation>The half-day was given back and counts by the punches.</translation>
    </message>
    <message>
        <source>{name}的请假({leave})已到期，之后有打卡。确认已经回来上班吗？</source>
        <translation>The leave of {name} ({leave}) is over, and there are punches since. Confirm that they are back at work?</translation>
    </message>
    <message>
        <source>确认销假</source>
        <translation>Confirm return</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>已确认销假。</source>
        <translation>The return is confirmed.</translation>
    </message>
</context>
<context>
    <name>leave_inbox</name>
    <message>
        <source>{route}(连同前后相连的请假共{days})</source>
        <translation>{route} ({days} with adjoining leave)</translation>
    </message>
    <message>
        <source>{route}(共{days})</source>
        <translation>{route} ({days})</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Disagrees</translation>
    </message>
    <message>
        <source>{name}登记</source>
        <translation>entered by {name}</translation>
    </message>
    <message>
        <source>(未生效)</source>
        <translation>(no effect)</translation>
    </message>
    <message>
        <source>已签署。</source>
        <translation>Signed.</translation>
    </message>
    <message>
        <source>还没有签署。</source>
        <translation>Not signed yet.</translation>
    </message>
    <message>
        <source>{who}问：{text}</source>
        <translation>{who} asked: {text}</translation>
    </message>
    <message>
        <source>{who}答：{text}</source>
        <translation>{who} answered: {text}</translation>
    </message>
    <message>
        <source>{who}退回：{text}</source>
        <translation>{who} returned it: {text}</translation>
    </message>
    <message>
        <source>{who}说明：{text}</source>
        <translation>{who} explained: {text}</translation>
    </message>
    <message>
        <source>工作日历有变，已重新计算并重新签批。</source>
        <translation>The working calendar changed; the days were counted and are to be signed again.</translation>
    </message>
    <message>
        <source>工作日历有变，天数已重新计算。</source>
        <translation>The working calendar changed, and the days were counted again.</translation>
    </message>
    <message>
        <source>没有指定</source>
        <translation>Nobody named</translation>
    </message>
    <message>
        <source>{name}，交接已确认</source>
        <translation>{name}, handover confirmed</translation>
    </message>
    <message>
        <source>{name}，交接还没有确认</source>
        <translation>{name}, handover not confirmed</translation>
    </message>
    <message>
        <source>{when}  {who}代为登记</source>
        <translation>{when}  entered by {who}</translation>
    </message>
    <message>
        <source>本人于{at}电话告知</source>
        <translation>told by telephone on {at}</translation>
    </message>
    <message>
        <source>现在不能批准：</source>
        <translation>Cannot be approved now:</translation>
    </message>
    <message>
        <source>超过人数上限，批准须中心领导写明理由。</source>
        <translation>Over the limit: the director must give a reason to approve it.</translation>
    </message>
    <message>
        <source>派驻部门不同意，批准须写明理由，理由会印在审批表上。</source>
        <translation>The department disagrees: approving needs a reason, which is printed on the slip.</translation>
    </message>
    <message>
        <source>符合规定，可以批准。</source>
        <translation>It meets the rules and can be approved.</translation>
    </message>
    <message>
        <source>{when}批准后窗口只有{left}人在岗，少于{minimum}人。仍可批准，请尽快安排B岗顶岗。</source>
        <translation>{when}: if approved only {left} stay on duty at the window, fewer than {minimum}. It can still be approved; please arrange cover by the B post soon.</translation>
    </message>
    <message>
        <source>应先由派驻部门签署意见，再由中心审批。《管理考核办法》第十六条。</source>
        <translation>The dispatching department signs first, then the centre decides. Management and Assessment Measures, Art. 16.</translation>
    </message>
    <message>
        <source>这是您本人的请假，须由其他有权限的人审批。</source>
        <translation>This is your own leave; another person with the right decides on it.</translation>
    </message>
    <message>
        <source>请假人与您是登记在册的亲属，须由其他有权限的人审批。</source>
        <translation>The applicant is registered as your relative; another person with the right decides.</translation>
    </message>
    <message>
        <source>这份请假或部门意见是您录入的，须由另一位领导审批。</source>
        <translation>You entered this request or its opinion; another leader decides on it.</translation>
    </message>
    <message>
        <source>您现在没有中心领导的委托，须由中心领导审批。</source>
        <translation>You hold no delegation of the director now; the director decides.</translation>
    </message>
    <message>
        <source>中心领导对您的委托不在有效期内，须由中心领导审批。</source>
        <translation>The director&apos;s delegation to you is not in force; the director decides.</translation>
    </message>
    <message>
        <source>超出人数上限的请假须由中心领导本人审批。</source>
        <translation>Leave over the limit is for the director alone.</translation>
    </message>
    <message>
        <source>窗口负责人的请假须由中心领导本人审批。</source>
        <translation>The leave of a window head is for the director alone.</translation>
    </message>
    <message>
        <source>本人报告{when}起上班，等待确认。</source>
        <translation>Reported back from {when} on, waiting to be confirmed.</translation>
    </message>
    <message>
        <source>假期结束后已有打卡，等待确认销假。</source>
        <translation>There are punches since the leave ended; the return waits to be confirmed.</translation>
    </message>
    <message>
        <source>请假已开始，顶岗交接还没有确认，窗口缺人。请马上确认。</source>
        <translation>The leave has begun and the handover is not confirmed, so the window lacks a person. Please confirm it now.</translation>
    </message>
    <message>
        <source>顶岗交接还没有确认。</source>
        <translation>The handover is not confirmed yet.</translation>
    </message>
    <message>
        <source>假期已结束，没有销假，也没有打卡。没有说明的时段按旷工计。</source>
        <translation>The leave is over, without a return or a punch. Time without an explanation counts as absence without leave.</translation>
    </message>
    <message>
        <source>假期将于{when}结束，请提醒本人按时返岗。</source>
        <translation>The leave ends on {when}; please remind the person to be back in time.</translation>
    </message>
    <message>
        <source>等待派驻部门签署意见。签好的纸质请假条请登记。</source>
        <translation>Waits for the dispatching department to sign. Please enter a paper slip once it is signed.</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>超限</source>
        <translation>Over limit</translation>
    </message>
    <message>
        <source>在岗不足</source>
        <translation>too few on duty</translation>
    </message>
    <message>
        <source>部门不同意</source>
        <translation>Disagreed</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>补办</source>
        <translation>Late request</translation>
    </message>
    <message>
        <source>待部门意见</source>
        <translation>Department to sign</translation>
    </message>
    <message>
        <source>待确认销假</source>
        <translation>Confirm return</translation>
    </message>
    <message>
        <source>待确认交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>逾期未归</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>即将到期</source>
        <translation>Ends soon</translation>
    </message>
    <message>
        <source>本人的</source>
        <translation>Your own</translation>
    </message>
    <message>
        <source>须回避</source>
        <translation>Relative</translation>
    </message>
    <message>
        <source>您录入的</source>
        <translation>You entered it</translation>
    </message>
    <message>
        <source>须中心领导</source>
        <translation>For the director</translation>
    </message>
    <message>
        <source>{when}：批准后窗口{n}人在岗</source>
        <translation>{when}: {n} on duty if approved</translation>
    </message>
    <message>
        <source>，同时请假{names}</source>
        <translation>, also on leave: {names}</translation>
    </message>
    <message>
        <source>超过人数上限</source>
        <translation>over the limit</translation>
    </message>
    <message>
        <source>{first}至{last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>待审批</source>
        <translation>pending</translation>
    </message>
    <message>
        <source>{when}：已有{names}请假</source>
        <translation>{when}: {names} on leave already</translation>
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
    <message>
        <source>旷工(待补)</source>
        <translation>Absent for now</translation>
    </message>
</context>
<context>
    <name>opinion</name>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>签署部门意见</source>
        <translation>Sign the department&apos;s opinion</translation>
    </message>
    <message>
        <source>签署</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>署名是您本人，日期是今天。不同意的，请写明理由，中心会看到。</source>
        <translation>It bears your name and today&apos;s date. If you disagree, please give the reason for the centre.</translation>
    </message>
    <message>
        <source>签署人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>签署日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>登记部门意见</source>
        <translation>Enter the department&apos;s opinion</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>照签好的纸质请假条填写。登记人是您，会印在审批表上。</source>
        <translation>Copy what the signed paper slip says. Your name is printed as the one who entered it.</translation>
    </message>
    <message>
        <source>已记下{name}这份请假的部门意见。</source>
        <translation>The department&apos;s opinion on the leave of {name} was entered.</translation>
    </message>
    <message>
        <source>部门意见信件 (*.json)</source>
        <translation>Letters of departments (*.json)</translation>
    </message>
    <message>
        <source>选择信件</source>
        <translation>Choose a letter</translation>
    </message>
    <message>
        <source>信件已收下：{signer}对请假{leave}的意见。</source>
        <translation>The letter was taken: the opinion of {signer} on leave {leave}.</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Disagrees</translation>
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
    <message>
        <source>请假审批</source>
        <translation>Leave approval</translation>
    </message>
    <message>
        <source>AB岗</source>
        <translation>AB posts</translation>
    </message>
    <message>
        <source>连接的电脑</source>
        <translation>Connected computers</translation>
    </message>
    <message>
        <source>上级平台</source>
        <translation>Upstream</translation>
    </message>
</context>
<context>
    <name>strip</name>
    <message>
        <source>·</source>
        <translation>·</translation>
    </message>
    <message>
        <source>假</source>
        <translation>L</translation>
    </message>
    <message>
        <source>待</source>
        <translation>P</translation>
    </message>
    <message>
        <source>请</source>
        <translation>T</translation>
    </message>
    <message>
        <source>出</source>
        <translation>O</translation>
    </message>
    <message>
        <source>顶</source>
        <translation>C</translation>
    </message>
    <message>
        <source>拟</source>
        <translation>c</translation>
    </message>
    <message>
        <source>岗</source>
        <translation>D</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>请假待审批</source>
        <translation>Leave pending</translation>
    </message>
    <message>
        <source>本次请假</source>
        <translation>This request</translation>
    </message>
    <message>
        <source>公出</source>
        <translation>Official outing</translation>
    </message>
    <message>
        <source>顶岗</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>拟顶岗</source>
        <translation>Planned cover</translation>
    </message>
    <message>
        <source>待岗</source>
        <translation>Stood down</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>B岗备岗</source>
        <translation>B on standby</translation>
    </message>
    <message>
        <source>不在本窗口</source>
        <translation>Not at this window</translation>
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
    <message>
        <source>待办请假</source>
        <translation>Leave to do</translation>
    </message>
</context>
</TS>
