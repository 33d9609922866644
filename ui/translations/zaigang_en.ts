<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message>
        <source>代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>票号字头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>票号字头是一个英文字母,叫号时用;没有可留空。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>派驻部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口改名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加窗口号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已在别处的窗口号会移到这里。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移除窗口号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口负责人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>负责人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号是工号或考勤号,每人一个,不重复。添加后请为此人安排岗位。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已定离开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进驻日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离开日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>安排岗位:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正岗位:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销录错的岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只用于录错的岗位;此人离开大厅请用“结束服务”。撤销后,这段时间不再计考勤。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束服务:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束服务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此人的各个岗位都到这一天为止,之后的岗位撤销。已有的考勤记录都保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加考勤号:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤机上此人的号码。等待匹配的打卡会自动归到此人名下。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消考勤号:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消对应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此号的打卡改为等待匹配,不会丢失。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttendancePage</name>
    <message>
        <source>派驻部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找姓名、编号或拼音首字母</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印考勤表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>月结…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一个月、下一个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为选中的半天填补签单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  · 打卡但不计考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到符合的人。请改查找的内容或派驻部门。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month}没有您能看到的在册人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已月结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未月结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部派驻部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moment}由{name}月结。下面是签发时的记录，不再改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>月结后有{n}处更正，列入下月的表：</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message>
        <source>重新采集</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClockInPage</name>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码打卡</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人同意</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起说明(Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当天打卡和登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补签单…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公出登记…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班时间…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>减时…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这半天不计考勤。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当天没有打卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补签单待签字：{edge}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不在打卡时段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证人{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(一分钟内重复)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceForms</name>
    <message>
        <source>{number}号指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>端口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更换端口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹仪改名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接管指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清空并接管</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COM3、/dev/ttyUSB0 或 socket://主机:端口</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>添加指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>端口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>型号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>再登记一枚</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolWizard</name>
    <message>
        <source>登记指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记指纹:{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>告知与同意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第二人到场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择手指</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采集指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写入各指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>{name}的{kind}已取消。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntriesPage</name>
    <message>
        <source>公出登记…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班时间…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>减时…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备故障…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人工签到…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找姓名、种类、内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名或设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>种类</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备故障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开那一天的考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month}没有登记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {when} {kind}：{text}
取消后按打卡重新计考勤，取消本身留有记录。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FingerForms</name>
    <message>
        <source>设打卡密码:{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回同意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回并删除指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除手指</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手指</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试按手指</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FingerPage</name>
    <message>
        <source>指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在哪台指纹仪上采集</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始采集</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FingersPage</name>
    <message>
        <source>姓名、拼音首字母或编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹与密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为选中的人登记指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记的手指</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有,用密码打卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试按手指…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设打卡密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除手指…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回同意…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到。可换一种写法。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选择一人</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时段</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupBar</name>
    <message>
        <source>修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  票号字头 {prefix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代码 {code}  {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加窗口…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改部门…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers}号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>负责人 {head}  窗口号 {counters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口负责人…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加窗口号…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移除窗口号…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口改名…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HallModel</name>
    <message>
        <source>窗口{counters}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>导入名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换已有内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>将要做的改动,或未导入的原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另选文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取文件,还没有改动任何内容……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择名册文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>退格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>月结 {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>月结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我知道月结后签发的表不能再改动，也不能撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>将签发 {people} 人的考勤表。此后的更正列为调整，印在下个月的表后。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未办完的补签单 {n} 张</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺签 {n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待匹配的打卡 {n} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隔离的打卡 {n} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>旷工 {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>月结时仍会照此记下：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有未了的事项。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MonthPicker</name>
    <message>
        <source>月份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一个月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一个月</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>请换一个新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>上一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第{page}页 共{pages}页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>派驻部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进驻日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离开日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正姓名…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加考勤号…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消考勤号…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹与密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>安排岗位…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正岗位…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销录错的…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束服务…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口负责人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与编号相同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是窗口负责人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有同意书。用密码打卡。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fingers}(同意书 {consent})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>姓名、编号或拼音首字母</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>姓名、拼音首字母或编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceTree</name>
    <message>
        <source>派驻部门、窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>正在打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送去打印，共{pages}页。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在保存{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存{count}个 PDF 文件。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>全选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全不选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每部门一份 PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存为表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新绘制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>月份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>纸张</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>符号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>派驻部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按大厅设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 工作簿(每部门一页)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV(每人一行合计)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预览的上一页、下一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预览放大、缩小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已月结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未月结 草稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>画好之后又有新的记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在绘制考勤表……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存到哪个文件夹</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>姓名、拼音首字母、编号或考勤号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>含已离开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空白名册…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加部门…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开选中的人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>派驻部门、窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>岗位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进驻日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离开日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打卡方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹{count}枚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已同意,待登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到。可换一种写法,或勾选“含已离开”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里现在没有人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册还是空的。可导入 .xlsx 或 .csv 名册,也可先添加部门、窗口和人员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入名册…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空白名册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空白名册.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>修改规则…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改选中的规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在的值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>默认值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自何时起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已定的以后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新的值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自哪天起</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>添加季节</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删去这一季</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新的一季</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeasonEditor</name>
    <message>
        <source>每天相同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上午上班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上午下班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下午上班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下午下班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每天</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondPage</name>
    <message>
        <source>用户名和密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号和指纹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹仪</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>快捷键一览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新读取本页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>左侧各处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一页、下一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制表格中选中的行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出登录,回到打卡页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlipsPage</name>
    <message>
        <source>签字同意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填补签单…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找姓名、编号、窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补签单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>哪一次打卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中全部补签单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签字同意选中的补签单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找补签单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开那一天的考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待我签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未办完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有等您签字的补签单。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您没有补签单。缺签、迟到、早退有原因的，可在期限内填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有未办完的补签单。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有补签单。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回 {n} 张补签单，理由会告诉填单人。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回补签单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateView</name>
    <message>
        <source>正在读取……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里还没有内容。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读到内容。已保存的记录都在。请再试一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上大厅终端。已保存的记录都在。接通后会自动显示。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>您的角色不能查看这一页。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开选中的人这个月的考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在没有。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里没有您能看到的在册人员。请先在名册中添加人员,或由有权限的人登录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天休息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至{time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近打卡  {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近导入  {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>演练数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出登录,回到打卡页(Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnmatchedPage</name>
    <message>
        <source>对应到人员…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打卡次数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最早</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最晚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打卡时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隔离的打卡：日期不可信，保留但不计考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待匹配的打卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把选中的考勤号对应到人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>晚于当时的本机时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>早于本人进驻，考勤机时钟可能曾被重置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有待匹配的打卡，每条打卡都知道是谁的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤号 {number} 的 {count} 次打卡将归到这个人名下，考勤随即重算。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对应到人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤号 {number} 已对应，考勤已重算。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>关闭程序</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>在岗：第一次使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大厅</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作息时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一位系统管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>演练用，不是正式数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大厅名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称会印在考勤表上，以后可以改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上午上班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上午下班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下午上班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下午下班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冬季是十月到四月，夏季是五月到九月。以后可以在“设置”中修改，每次修改都有记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码至少10个字符，程序没有默认密码，也没有别的办法进入。请记牢，或封存一份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>接管…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更换端口…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改名…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>认出手指</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有认出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读清</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>断开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指纹不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>容量</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>entries</name>
    <message>
        <source>不上班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}到{last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>month</name>
    <message>
        <source>应出勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实出勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>迟到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>早退</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>旷工</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请假</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {where}：签发时{before}，现为{after}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>今日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请假</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>叫号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>考核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>月考勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补签单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待匹配</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名册</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>应到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>迟到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请假</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日异常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待确认补签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待审批补签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待匹配打卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隔离打卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可月结</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证人 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>迟到{minutes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公出至{until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应在{time}前签到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>早退{minutes}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
