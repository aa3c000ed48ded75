"""The vocabulary of official reports: which verbs bind, which nouns head a name, which words name nothing.

Linguistic data for `clauses` and `names`; nothing here knows a report.
"""

import re


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ADVERBS = "|".join(
    _words(
        "继续 进一步 定期 不定期 深入 扎实 大力 积极 全面 持续 坚决 切实 着力 努力 稳步 稳妥 有序 不断 更大力度 更好 严格 严厉 认真 有效 有力 充分 逐步 "
        "适当 合理 广泛 主动 精准 从严 多渠道 多措并举 在全[国省市区县] 重点 集中 专项 分类 分级 纵深 协同 尽快 及时 依法 稳慎 因地制宜 "
        "高质量 高效 牢牢 率先 首次 一次性 成功 圆满 顺利 先后 适度超前 再次 再度 重新 "
    )
)

# verbs whose object can be pointed at afterwards: something was issued, set up, enlarged, ended
FIRM = _words(
    "实施 制定 制订 出台 印发 发布 建立 建立健全 建成 开展 举办 承办 完善 健全 创建 启动 推广 编制 修订 设立 成立 组建 发行 安排 取消 "
    "办好 严控 缩减 发放 增发 新增 上线 开通 开设 搭建 推出 引入 引进 试行 推行 提请 增设 延长 下调 减免 赋予 放宽 创设 新建 新设 筹办 "
    "签署 商签 加入 建强 鼓励 落实 扩大 深化 打造 建设 谋划 减轻 整治 查处 纠正 打击 盘活 剥离 下放 用于 开辟 纳入 列入 "
)
# verbs whose object is there afterwards and wasn't before, or stands otherwise
ACTS = _words(
    "实施 制定 制订 出台 印发 发布 建成 开展 举办 承办 创建 启动 推广 编制 修订 设立 成立 组建 发行 推出 引入 引进 试行 推行 提请 增设 上线 "
    "开通 开设 搭建 新增 组织 试点 安排 取消 打造 建设 放宽 缩减 完善 健全 建立 建立健全 构建 "
)
# verbs of work in progress
PLAIN = _words(
    "指导 督促 做好 抓好 试点 执行 组织 完成 调整 优化 改革 加大 加强 推进 推动 强化 提高 发展 支持 扩容 降低 清理 规范 改善 改造 治理 升级 转载 "
    "公开 保障 培育 壮大 促进 稳定 构建 拓展 提升 巩固 普及 编印 汇编 梳理 更新 拓宽 整合 统筹 开发 培养 控制 管控 防控 防范 防止 严防 "
    "严禁 上调 研究 参加 参与 出席 主办 建好 用好 讲好 打好 确保 兜牢 保持 加快 加速 畅通 给予 采取 细化 分解 收集 办理 答复 受理 "
    "邀请 召开 利用 运用 设置 配备 融合 关爱 扶持 帮助 解决 化解 处置 督查 督办 通报 检查 排查 监测 评估 考核 培训 宣传 解读 增加 减少 "
    "习惯 探索 实行 严格 强制 部署 布设 选派 选取 "
)
# verbs of attitude and hope
IDLE = _words(
    "坚持 贯彻 弘扬 增强 注重 激发 营造 满足 反对 夯实 塑造 释放 树立 践行 压实 守住 筑牢 坚定 依靠 围绕 立足 聚焦 着眼 适应 顺应 锚定 "
    "把握 牢记 倡导 依托 发挥 维护 引导 补齐 形成 实现 丰富 做强 做优 做大 遏制 充实 严守 "
)

VERBS = frozenset((*FIRM, *PLAIN, *IDLE))

# what a verb says of whether its object is new: these change what is there already,
BUILDING_ON = frozenset(_words("完善 健全 建立健全 扩大 深化 优化 落实 巩固 改善 提升 提高 拓展 做好 抓好 增强 规范"))
# these say that it is new,
FOUNDING = frozenset(_words("新增 增设 新建 新设 创设 首创"))
# these bring about what wasn't there,
LAUNCHING = frozenset(_words("制定 制订 出台 建立 设立 启动 编制 修订 组建 推出"))
# these push work along, old or new,
PUSHING = frozenset(_words("加强 推进 加快 加速 强化 发展 加大 建设 培育 打造 构建"))
# these leave the doing to others,
URGING = frozenset(_words("鼓励 支持 促进 推动 引导 帮助 带动 组织 协助"))
# and these name a state to be reached, kept or averted, which is no thing
ENSURING = frozenset(_words("确保 保障 保持 防止 防范 严禁 禁止 避免 杜绝 注重 减轻 反对 遏制 维护 形成 实现"))

HEADS = re.compile(
    r"(?:行动|工程|计划|规划|方案|制度|机制|体系|政策|试点|平台|条例|办法|标准|清单|基地|示范区|试验区|先行区|先导区|园区|工厂|城市|目录|指引|意见|协定|协议|"
    r"基金|贷款|债券?|国债|保险|补贴|津贴|待遇|公园|中心|专区|专栏|通道|网络|数据库|模板|指南|手册|细则|规则|规定|法规|考核|督查|评估|普查|专项整治|改革|峰会|论坛|运动会|会议|"
    r"活动|服务队|培训班|立法|草案|税|价格|收费|资金|投资|项目|大赛|比赛|展会|赛事|文件|措施|举措|模式|改造|培训|监管|研究院|实验室|联盟|市场|热线|窗口)(?:建设|工作|试点|落地|创新发展)?$"
)
ABSTRACT = re.compile(
    r"(?:优势|活力|局面|环境|作用|责任|水平|信心|合力|韧性|格局|效能|动力|力量|根基|底线|需求|成效|质效|精神|意识|本领|动能|基础|潜力|共识|转型|竞争力|能力|进展|力度|关系|利益|成果|贡献|高地|要求|"
    r"期待|障碍|难题|问题|压力|质量|升级|效率|方向|氛围|态势|增长点|循环|思想|理念|原则|主线|方针|方略|大局|新路径|新局|未来)$"
)
STATES = re.compile(
    r"^(?:今年|这)?是|^(?:今年)?预计|不断积聚|.{2,}(?<!需)(?<!重)(?<!主)(?<!纪)要(?![素求件点闻道员])|目标为|^比上年|^(?:占|同比)|为了|不是|必将"
)
VAGUE = re.compile(
    r"工作|建设|发展|加强|推进|促进|提高|提升|完善|优化|创新|服务|能力|水平|质量|管理|体系|机制|制度|政策|措施|力度|改革|保障|支持|重点|领域|重大|全面|经济|社会|政府|"
    r"各类|各项|各级|有关|相关|方面|企业|群众|人民|国家|高质量|现代化|高水平|新型|基层|部门|地区|安全|风险|稳定|更加|更多|积极|深入|统筹|协调|有效|相关|情况|问题|任务|要求|目标|作用|"
    r"推动|实施|加快|强化|深化|健全|落实|开展|扩大|增强|合理|综合|整体|基础|资源|市场|产业|技术|科技|文化|教育|公共|治理|监管|设施|信息|领导|组织|行业|主体|结构|布局|需求|环境|"
    r"融合|协同|联动|衔接|规范|有序|运行|成果|效果|作为|责任|力量|优势|活力|动力|信心|和|与|及|的|等|在|以|为|对|好|更|化|性|一批|一些|多|新|大"
)

# what is done with a thing once it is there: 建立 was promised, 实施 is told
CARRYING_ON = (BUILDING_ON - {"建立健全"}) | frozenset(_words("实施 执行 推广 签署"))

# what makes a list's members one thing
TOGETHER = re.compile(r"相结合|并重|联动|互补")

# what takes place once
EVENTS = re.compile(
    r"峰会|论坛|(?:运动|大运|亚运|亚冬|奥运|残奥|进博|博览|全|大|年|展)会$|普查|大赛|周年|地震|特大洪涝|专题教育|主题教育"
)

# what a name ends in: its head
HEAD = re.compile(
    r"(行动|工程|计划|规划|方案|制度|机制|体系|政策|试点|平台|条例|办法|标准|清单|基地|示范区|试验区|先行区|先导区|园区|目录|指引|意见|法规|纲要|协定|改革|峰会|论坛|运动会|会议|活动|战略|市场|"
    r"基金|国债|公园|中心)(?:建设|工作|试点)?$"
)
