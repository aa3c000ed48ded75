"""What a report's clauses do: whose turn it is (looking back, planning), the verb, its object, and how concrete that is.

The helper of `initiatives` and `commitments`: both ask of a clause whether it names something a reader could check.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from yoy.model import Report, Span

Role = Literal["review", "plan", "issues"]

_OPEN, _CLOSE = "“《（(‘『「", "”》）)’』」"
_BREAKS = "，；。：！？,;!?\n\t"

_PLAN_TITLE = re.compile(
    r"(?:任务|安排|打算|计划|总体要求|政策取向|思路|重点|展望|目标|下一步|下步|下一阶段|改进措施|部署)(?:$|[，、。和及与（]|的)"
)
_REVIEW_TITLE = re.compile(r"回顾|总结|完成情况|进展|成效|成绩|基本情况|落实情况")
_PLAN_OPENING = re.compile(
    r"下一?步|下一?阶段|今后|明年|新的一年|20\d\d年[^。，]{0,14}(?:将|要(?!求)|拟)|(?:我[们市局区县省厅委]|本[局市区县厅委])(?:将|拟)|将(?:重点|切实|继续|认真)"
)
_ISSUES = re.compile(r"清醒.{0,4}(?:看到|认识)|存在.{0,8}(?:问题|不足|差距|短板|薄弱)|(?:问题|不足|差距)(?:和|与)?(?:挑战|困难)?[，：:]?(?:主要)?(?:是|有|表现)|有待.{0,6}(?:提高|提升|加强|改进)")
_RITES = re.compile(
    r"习近平|党中央|党的(?:领导|建设|方针|民族|宗教|自我)|两个维护|两个确立|四个意识|四个自信|中国特色社会主义|民族复兴|"
    r"一个中国|一国两制|台独|人类命运共同体|和平发展|各位(?:代表|委员)|衷心感谢|霸权|祖国统一|同胞|侨胞|奋斗|核心价值观|"
    r"党风廉政|从严治党|初心|使命|精气神|国际社会|政治(?:判断|方向|建设)"
)

_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]+是|——|（[一二三四五六七八九十]+）|\d+[.．、]|要|将|拟|并|也|还|再|就|须|必须|应当|应|可|能|我们|我[市区县省局厅委]|全[市区县省国]|"
    r"各级政府|各地区各部门|各地区|各部门|各地|中央财政|省级政府|其中|同时|此外|今年|明年|全年|去年|一年来|年内|20\d\d年|上半年|下半年|下一步|到20\d\d年|"
    r"继续|进一步|深入|扎实|大力|积极|加快|全面|持续|坚决|切实|着力|努力|稳步|稳妥|有序|不断|更好|更大力度|统筹|严格|严厉|认真|有效|有力|有力有效|充分|逐步|适当|合理|广泛|主动|精准|"
    r"从严|多渠道|多措并举|在全[国省市区县]|重点|集中|专项|分类|分级|纵深|协同|探索|尽快|及时|依法|稳慎|因地制宜|高质量|高标准|高水平|高效|着重|牢牢|组织|率先|首次|一次性|成功|圆满|顺利|已|先后|共|新|创新)+"
)
_DOING = (
    "实施 制定 制订 出台 印发 发布 建立 建立健全 建设 建成 开展 举办 承办 完善 健全 创建 启动 扩大 鼓励 推广 编制 修订 设立 成立 组建 发行 安排 打造 "
    "落实 深化 取消 办好 做好 抓好 严控 缩减 发放 增发 新增 上线 开通 开设 搭建 推出 引入 引进 试点 试行 推行 执行 组织 完成 提请 增设 "
    "调整 优化 改革 整治 查处 纠正 打击 加大 加强 推进 推动 强化 提高 发展 支持 扩容 延长 降低 下调 减轻 减免 清理 规范 改善 改造 治理 升级 转载 公开 "
    "赋予 放宽 保障 培育 壮大 促进 稳定 构建 拓展 提升 巩固 普及 编印 汇编 梳理 更新 拓宽 整合 统筹 丰富 开发 培养 控制 管控 防控 防范 严防 严禁 盘活 剥离 下放 "
    "上调 创设 新建 新设 谋划 研究 筹办 参加 出席 主办 签署 商签 加入 建强 建好 用好 讲好 打好 补齐 引导 发挥 维护 激发 营造 坚持 贯彻 弘扬 增强 注重 形成 满足 确保 "
    "反对 夯实 塑造 释放 树立 践行 压实 遏制 守住 兜牢 筑牢 坚定 保持 依靠 围绕 立足 聚焦 着眼 适应 顺应 锚定 把握 牢记 严守 倡导 依托 实现 加速 充实 畅通 健全落实 向 对 把 给予 采取 纳入 细化 "
    "分解 收集 办理 答复 受理 邀请 召开 利用 运用 设置 配备 融合 关爱 关注 强 做强 做优 做大 扶持 帮助 解决 化解 处置 督查 督办 通报 检查 排查 监测 评估 考核 培训 宣传 解读"
).split()
_IDLE = set(
    "坚持 贯彻 弘扬 增强 注重 激发 营造 满足 反对 夯实 塑造 释放 树立 践行 压实 守住 筑牢 坚定 依靠 围绕 立足 聚焦 着眼 适应 顺应 锚定 把握 牢记 倡导 依托 "
    "发挥 维护 引导 补齐 形成 实现 丰富 做强 做优 做大 遏制 充实 把 向 严守 做强".split()
)
_FIRM = set(
    "实施 制定 制订 出台 印发 发布 建立 建立健全 建成 开展 举办 承办 完善 健全 创建 启动 推广 编制 修订 设立 成立 组建 发行 安排 取消 办好 严控 缩减 发放 增发 新增 上线 开通 开设 "
    "搭建 推出 引入 引进 试行 推行 提请 增设 延长 下调 减免 赋予 放宽 创设 新建 新设 筹办 签署 商签 加入 建强 鼓励 落实 扩大 深化 打造 建设 谋划 减轻 整治 查处 纠正 打击 盘活 剥离 下放".split()
)
_VERB = re.compile(rf"^(?:{'|'.join(sorted(_DOING, key=len, reverse=True))})(?:好|了|并|和|与|、)?")
_HEADS = re.compile(
    r"(?:行动|工程|计划|规划|方案|制度|机制|体系|政策|试点|平台|条例|办法|标准|清单|基地|示范区|试验区|先行区|先导区|园区|工厂|城市|目录|指引|意见|协定|协议|"
    r"基金|贷款|债券?|国债|保险|补贴|津贴|待遇|公园|中心|专区|专栏|通道|网络|数据库|模板|指南|手册|细则|规则|规定|法规|考核|督查|评估|普查|专项整治|改革|峰会|论坛|运动会|会议|"
    r"活动|服务队|培训班|立法|草案|税|价格|收费|资金|投资|项目|大赛|比赛|展会|赛事|文件|措施|举措|模式|改造|培训|监管|研究院|实验室|联盟|市场|热线|窗口)(?:建设|工作|试点|落地|创新发展)?$"
)
_ABSTRACT = re.compile(
    r"(?:优势|活力|局面|环境|作用|责任|水平|信心|合力|韧性|格局|效能|动力|力量|根基|底线|需求|成效|质效|精神|意识|本领|动能|基础|潜力|共识|转型|竞争力|能力|进展|力度|关系|利益|成果|贡献|高地|要求|"
    r"期待|障碍|难题|问题|压力|质量|升级|效率|方向|氛围|态势|增长点|循环|思想|理念|原则|主线|方针|方略|大局|新路径|新局|未来)$"
)
_VAGUE = re.compile(
    r"工作|建设|发展|加强|推进|促进|提高|提升|完善|优化|创新|服务|能力|水平|质量|管理|体系|机制|制度|政策|措施|力度|改革|保障|支持|重点|领域|重大|全面|经济|社会|政府|"
    r"各类|各项|各级|有关|相关|方面|企业|群众|人民|国家|高质量|现代化|高水平|新型|基层|部门|地区|安全|风险|稳定|更加|更多|积极|深入|统筹|协调|有效|相关|情况|问题|任务|要求|目标|作用|"
    r"推动|实施|加快|强化|深化|健全|落实|开展|扩大|增强|合理|综合|整体|基础|资源|市场|产业|技术|科技|文化|教育|公共|治理|监管|设施|信息|领导|组织|行业|主体|结构|布局|需求|环境|"
    r"融合|协同|联动|衔接|规范|有序|运行|成果|效果|作为|责任|力量|优势|活力|动力|信心|和|与|及|的|等|在|以|为|对|好|更|化|性|一批|一些|多|新|大"
)


class Clause(NamedTuple):
    """A clause of a sentence: its place and its passage's index, what part of the report it is in, and what it does.

    `verb` is empty where it starts with none; `object` is what stands behind it. `opens`: it is the first of its line.
    """

    span: Span
    passage: int
    role: Role
    opens: bool
    verb: str
    object: Span
    rite: bool


def find_clauses(report: Report) -> tuple[Clause, ...]:
    """The clauses of all sentences of a report, in reading order; headings, table rows and front matter have none."""
    out: list[Clause] = []
    roles = find_roles(report)
    line = -1
    for k, passage in enumerate(report.passages):
        if passage.kind != "sentence":
            continue
        rite = len(_RITES.findall(report.slice(passage.span))) > 0
        spans = list(split(report.text, passage.span))
        for span in spans:
            verb, rest = _action(report.slice(span))
            opens = passage.line != line and span == spans[0] and len(spans) == 1
            out.append(Clause(span, k, roles[k], opens, verb, Span(span.end - len(rest), span.end), rite))
        line = passage.line
    return tuple(out)


def split(text: str, span: Span, breaks: str = _BREAKS) -> Iterator[Span]:
    """The stretches between breaking marks, those inside quotes and brackets not counting; without white space around."""
    depth, start = 0, span.start
    for i in range(span.start, span.end):
        c = text[i]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif c in breaks and not depth and not _within_number(text, i):
            yield from _trim(text, start, i)
            start = i + 1
    yield from _trim(text, start, span.end)


def _within_number(text: str, i: int) -> bool:
    return text[i] in ",:：" and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _action(clause: str) -> tuple[str, str]:
    """The clause's first verb and what stands behind its verbs."""
    rest = _LEAD.sub("", clause)
    first = ""
    while len(rest) > 2 and (verb := _VERB.match(rest)):
        first = first or verb.group().rstrip("好了并和与、")
        rest = _LEAD.sub("", rest[verb.end() :]) or rest
    return first, rest


# ---------------------------------------------------------------- roles
def find_roles(report: Report) -> tuple[Role, ...]:
    """Of each passage: does it look back, plan, or admit shortcomings?

    Titles decide (下一步…, …年工作任务); inside a section that looks back, a sentence that turns to the future opens a plan
    that lasts to the end of its top section, and one that names shortcomings lasts to the end of its line.
    """
    titled = [_titled(report, i) for i in range(len(report.sections))]
    out: list[Role] = []
    turned: int | None = None  # the top section in which the text turned to the future
    issues = -1
    for passage in report.passages:
        top = None if passage.section is None else report.sections[passage.section].ordinals[0]
        text = report.slice(passage.span)
        role: Role = titled[passage.section] if passage.section is not None else "review"
        if role != "plan" and passage.kind == "sentence":
            if _PLAN_OPENING.search(text[:60]):
                turned = top if top is not None else -1
            elif _ISSUES.search(text):
                issues = passage.line
        if role != "plan":
            role = "plan" if turned is not None and turned == (top if top is not None else -1) else role
            role = "issues" if role == "review" and issues == passage.line else role
        out.append(role)
    return tuple(out)


def _titled(report: Report, section: int) -> Role:
    """What a section's own title, or else those above it, say of its role."""
    at: int | None = section
    while at is not None:
        here = report.sections[at]
        title = here.title.rstrip("。：: ")
        if here.kind == "heading" and len(title) <= 40:
            if _REVIEW_TITLE.search(title):
                return "review"
            if _PLAN_TITLE.search(title):
                return "plan"
        at = here.parent
    return "review"


# ---------------------------------------------------------------- substance
def substance(report: Report, clause: Clause) -> float:
    """How much a clause names something one could check later: about 2 and more for a concrete act, below 1 for a phrase.

    Adds up the verb's firmness, a head such as 行动 or 条例, names and numbers; subtracts slogans and outcomes.
    """
    text, thing = report.slice(clause.span), report.slice(clause.object)
    score = 2.0 if clause.verb in _FIRM else 0.0 if clause.verb in _IDLE else 1.0 if clause.verb else -0.5
    score += 1.0 * bool(_HEADS.search(thing)) + 1.0 * bool(re.search(r"[“《].{2,}[”》]", thing))
    score += 1.5 * bool(re.search(r"\d", text))
    score -= 1.2 * bool(_ABSTRACT.search(text)) + 1.5 * clause.rite + 1.0 * clause.opens
    specific = specificity(thing)
    return score + (0.7 if specific >= 6 else 0.3 if specific >= 4 else -0.5 if specific >= 2 else -1.2)


def specificity(phrase: str) -> int:
    """How many characters of a phrase are not everyday official vocabulary."""
    return len(re.sub(r"[\s，、。；：“”《》（）]", "", _VAGUE.sub("", phrase)))
