"""What is new, dropped or renamed between two short reports; sentences are invented."""

import pytest

from tests.changes.compared import compared

AROUND = (
    "一、渔业发展",
    "全年渔业运行平稳，渔民收入稳步增加，渔港秩序持续改善。",
    "加强渔船安全检查，落实船东主体责任，做好台风天气渔船回港工作。",
)


def told(before: str, after: str, status: str) -> list[tuple[str, str]]:
    """The names of that status, with the earlier name where it is another."""
    found = compared((*AROUND, before), (*AROUND, after)).initiatives
    return [(one.name, one.was[0] if one.was else "") for one in found if one.status == status]


def test_a_named_action_that_the_other_year_does_not_know() -> None:
    before, after = "开展渔港垃圾清理。", "启动“蓝湾守护”专项行动，开展渔港垃圾清理。"
    assert [name for name, _ in told(before, after, "new")] == ["“蓝湾守护”专项行动"]
    assert [name for name, _ in told(after, before, "dropped")] == ["“蓝湾守护”专项行动"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("推动水产品集中采购。", "推动水产品集采提质。"),
        ("加入世界渔业组织。", "加入世渔组织。"),
    ],
)
def test_one_thing_under_two_names_is_renamed(before: str, after: str) -> None:
    assert told(before, after, "renamed")
    assert not told(before, after, "new") and not told(before, after, "dropped")


def test_what_is_renamed_is_not_new_as_well() -> None:
    before, after = "开展“渔声直达”行动。", "“渔声直达”升级为“渔声一线通”综合服务。推出“渔声一线通”。"
    assert told(before, after, "renamed")
    assert not [name for name, _ in told(before, after, "new") if "一线通" in name]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("围绕《海洋环境保护法》《渔业管理条例（试行）》等法律法规举办渔家讲堂4场。", "渔家讲堂"),
        ("依托惠渔政策服务专窗推行“免申即享”。", "“免申即享”"),
        ("渔家讲堂做法被省内刊物《渔业参考》刊发。", "省内刊物《渔业参考》"),
        ("部署“小渔问”智能问答助手。", "“小渔问”智能问答助手"),
    ],
)
def test_a_name_begins_behind_what_something_is_done_by(said: str, name: str) -> None:
    assert name in [one for one, _ in told("加强渔船安全检查。", said, "new")]


def test_a_date_of_entry_into_force_is_no_initiative() -> None:
    after = "修订渔港管理办法，自2024年9月1日起施行。"
    assert not any("起施行" in name for name, _ in told("修订渔港条例。", after, "new"))


def test_that_nothing_happened_is_no_other_name_of_it() -> None:
    pairs = told("全年没有发生渔业行政诉讼案件。", "全年渔业行政诉讼案件2件。", "renamed")
    assert not any("没有" in name + was for name, was in pairs)


def test_the_same_in_other_words_is_not_new() -> None:
    before, after = "全面开展渔船安全大检查，压实责任。", "压实责任，深入推进渔船安全检查。"
    assert told(before, after, "new") == []


@pytest.mark.parametrize(
    ("after", "names"),
    [
        ("市渔业局印发《深水网箱管理办法》，明确五项职责。", ["《深水网箱管理办法》"]),  # not by whom
        (
            "印发《关于推进渔港经济区落地见效的通知》，明确五项职责。",
            ["《关于推进渔港经济区落地见效的通知》"],
        ),  # not cut within
    ],
)
def test_a_document_is_called_by_its_title(after: str, names: list[str]) -> None:
    assert [name for name, _ in told("明确五项职责。", after, "new")] == names


@pytest.mark.parametrize(
    "after",
    [
        "按照“公开化、便民化、标准化”要求做好渔港服务。",
        "深海养殖产业刚刚起步，远洋捕捞事关全市大局。",
        "推动渔业统计公允性、智能化。",
    ],
)
def test_pieces_sentences_and_qualities_name_nothing(after: str) -> None:
    names = [name for name, _ in told("做好渔港服务。", after, "new")]
    assert not any(name.count("“") != name.count("”") for name in names)
    assert not {"刚刚", "事关", "公允性", "智能化"} & {
        part for name in names for part in ("刚刚", "事关", name) if part in name
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("推进海洋牧场振兴。", "推进海洋牧场振兴行动。"),
        ("保持渔业流动资金充裕。", "保持渔业流动资金合理充裕。"),
        ("改善渔民医疗互助服务。", "持续改善渔民医疗互助服务。"),
        ("海水淡化成本下行。", "海水淡化成本整体下行。"),
    ],
)
def test_a_word_more_that_tells_nothing_makes_no_other_name(before: str, after: str) -> None:
    assert told(before, after, "renamed") == [] and told(after, before, "renamed") == []


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (
            "在渔业网站平台主动公开渔港信息36条。",
            "在渔业网站平台主动发布各类渔港信息58条。",
            [("主动发布各类渔港信息", "主动公开渔港信息")],
        ),
        ("主动公开渔港信息36条。", "主动公开渔港信息58条。", []),
        ("主动公开渔港信息36条。", "主动公开各类渔港信息58条。", []),  # says more, and no other thing in its place
    ],
)
def test_a_figure_called_otherwise_is_renamed(before: str, after: str, names: list[tuple[str, str]]) -> None:
    assert told(before, after, "renamed") == names


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("落实全面护渔战略。", "全面护渔战略"),  # an adverb is one before a verb only
        ("推动海上应急救援、潮汐发电储能等新兴领域安全健康发展。", "海上应急救援、潮汐发电储能"),
        ("部署水下6G。", "水下6G"),  # no count of anything
        ("落实《海上搜救条例》有关要求。", "《海上搜救条例》"),
        ("完成IPv6规模部署。", "IPv6规模部署"),
        ("新增渔获溯源标识不少于20个。", "渔获溯源标识"),
        ("完善船东参与海上救援补偿机制。", "船东参与海上救援补偿机制"),
    ],
)
def test_a_name_is_cut_where_the_thing_begins_and_ends(said: str, name: str) -> None:
    assert name in [one for one, _ in told("加强渔船安全检查。", said, "new")]


@pytest.mark.parametrize("verb", ["鼓励", "确保", "防止", "避免"])
@pytest.mark.parametrize(("done", "wanted"), [("渔民转产从业", "渔船更新改造"), ("渔船更新改造", "渔民转产从业")])
def test_what_is_encouraged_or_averted_stands_behind_what_is_done(verb: str, done: str, wanted: str) -> None:
    names = [name for name, _ in told("做好渔港清理。", f"{verb}{wanted}。推进{done}。", "new")]
    assert names[0] == done


def test_two_things_whose_names_end_otherwise_are_two() -> None:
    after = "构建海洋碳汇渔业交易体系。支持建设海洋碳汇渔业交易体系先行区。"
    names = [name for name, _ in told("做好渔港清理。", after, "new")]
    assert "海洋碳汇渔业交易体系先行区" in "".join(names)


def test_a_quoted_name_that_both_know_does_not_make_two_names_one() -> None:
    before = "参与共建“蓝色海湾”。"
    after = "参与共建“蓝色海湾”。开展“蓝色海湾”八项护岸行动。发布“蓝色海湾”年度白皮书。"
    names = [name for name, _ in told(before, after, "new")]
    assert len([name for name in names if "行动" in name or "白皮书" in name]) == 2


@pytest.mark.parametrize(
    "said",
    ["形成工作清单。", "强化组织领导。", "落实有关文件要求。", "降低渔船事故发生率。", "对照“蓝海”规划推进巡查。"],
)
def test_everyday_words_demands_and_rates_name_nothing(said: str) -> None:
    assert not told("做好渔港清理。", said, "new")


def test_what_a_report_calls_new_is_new_though_its_like_is_known() -> None:
    before = "严格执行渔获信息审核发布制度，未经审核的渔获信息不得发布。"
    assert told(before, "新增渔获信息审核发布报备制度，未经审核报备的渔获信息不得发布。", "new")
