/**
 * Characters of printed simplified Chinese that are taken for one another: in a scan, by a hurried eye, by whoever
 * types a text from paper.
 *
 * Two characters are look-alikes when they stand in one group; a character may stand in several. The list only
 * serves to offer corrections: without an entry of the archive behind it, nothing is offered.
 */

const GROUPS = `
人入八 几儿九 乃及 力刀刁 七匕 又叉 乂义 卜下 了丁 丁于 厂广 十千 口囗 己已巳 未末 土士工 日曰目 大太犬丈 干千于 子孑 寸才 才木 万方 个介 久夕 久欠 凡几 凡风 夕歹 小少
山出 尸户 弋戈 勺匀 土王 么公 天夫无 夫失 无元 元完 王玉主 壬王 仁仕 牛午 手毛 水永 木本术 木禾 公分 今令 仑仓 化比 北比 比此 比毕 五正 开井 升井 日白 冈网 贝见 车东
乐牙 云去 互瓦 戍戌戊戎 支友 友反 反皮 斤斥 斤片 气乞 风凤 仅权 什付 计汁 订计 订讨 讨付 氏民 币巾 仓合 从丛 代伐 付代 他地 仪议 议义 白百 百自 自目 田由甲 甲申 申电
由曲 史吏 央史 石后 左在 在存 布市 市币 可司 句旬 句勾 旬包 包句 台召 占古 本体 休体 主生 立产 平乎 半丰 丰羊 正止 正证 旧日 印卯 卯卵 札扎 礼札 处外 务各 务备 功切
功动 厅斤 民良 永求 冰水 皮支 业亚 宁宇 宇字 字学 守字 礼扎 母毋 册删 册用 用月 月且 且目 且旦 旦早 早旱 占点 台合 它宅 宅定 全金 会合 会公 合含 名各 同向 同回 向问
问间 间闻 问阅 问门 因困 因囚 团困 团因 回面 西四 西酉 至到 至全 考老 老孝 考孝 有存 米来 异导 导寻 任住 住往 住佳 仁任 伍任 件伴 优忧 传转 伦论 论轮 论沦 伤杨 扬杨
汤扬 讯汛 讯迅 讲井 讲进 访仿 访防 设没 没投 设投 许评 评坪 讼讯 识织 织积 识积 证征 诉拆 拆折 折析 拆析 诀决 决快 快块 抉诀 技枝 技拔 拔拨 扳板 板版 抵低 低底 抓抒
抱拘 抱把 把吧 拖抱 批比 投技 找我 扰拢 刑形 刑判 刑列 判利 利和 和私 和知 利刹 制刺 别列 列例 例侧 侧测 测则 则刚 刚纲 纲钢 纲网 岗冈 岗岚 劳荣 劳芳 劲动 助肋 助动
劝动 励厉 办为 办苏 办力 勤勒 区匹 区医 医匡 匹四 巨臣 却劫 却即 即既 部郎 部陪 陪培 培倍 陪赔 郎朗 郊效 郊郑 那邪 邦那 群郡 邵郡 院阮 院陷 宗宋 完院 限根 限很 很恨
狠狼 狼浪 浪粮 娘狼 良艮 村材 材林 村付 杜社 社祉 杆村 析板 极级 级纪 级纹 约纳 纳纺 组租 租祖 组祖 结给 给绐 给络 络格 经径 径轻 绩积 织只 线钱 终络 统充 绿缘 缓绥
事争 争净 净静 直真 真具 具其 具县 县悬 其共 共兴 兴举 举誉 典曲 其基 基墓 墓幕 幕暮 募墓 墓慕 幕慕 莫草 草章 章音 章竟 竟竞 境镜 章童 童重 重垂 垂乘 乘秉 秉兼 兼廉
官宫 宜宣 宣宫 宝室 宝实 实买 买卖 卖实 空室 宙审 审申 审番 家冢 家蒙 豪毫 毫亳 案安 察祭 查香 查杏 客各 容客 容窄 定足 是足 足走 是题 题提 提堤 责贵 责贡 贫贪 货贷
货资 贷贸 贸留 质货 员贞 负贞 负员 财材 财则 败则 购构 构沟 赏尝 尝常 常堂 堂党 党常 项顶 顶预 须项 顺须 预颁 颁颂 颗题 视规 规观 观现 现视 视祝 觉党 览监 监盐 监临
督瞥 督皙 票栗 栗粟 要票 要耍 表衷 衷哀 哀衰 表丧 表袁 联取 联朕 耿联 职识 职织 职积 聘骋 记纪 记订 询徇 询洵 请清 清情 情请 情晴 晴睛 精情 诸谓 诸储 谓渭 调凋 调周
谈淡 课裸 该核 核刻 该孩 诚城 城域 试式 式武 说脱 说悦 谋煤 谦嫌 过达 达迖 还过 迁过 远还 近进 近迈 连莲 连逢 送迭 送选 选造 逃挑 透诱 遍逼 适话 话活 活适 退眼 眼跟
追迫 徒徙 徒陡 起赶 起超 超越 越趁 政攻 攻改 改政 政致 故政 放故 放效 效教 教敦 教数 敞敝 敬敏 散敬 激徼 微徽 层居 居屈 屈届 届局 局居 屋层 层展 屋尾 展屏
履屡 履覆 复夏 夏厦 爱受 受授 援授 援缓 缓暖 采彩 采菜 变受 变恋 播番 摇遥 遥谣 摸模 模漠 模膜 志态 态怠 怠急 总怠 忽急 志忘 忌志 思恩 思惠 恩因 意章 意竟 愿源 源原
原厚 明朋 明昭 昭照 期朝 期斯 期欺 普晋 普昔 昔音 曹曾 曾增 增赠 增僧 善喜 喜嘉 善普 署暑 署置 著署 者著 罪罚 里重 里量 里理 理埋 皿血 旅族 族旋 施旋 第弟 第笫 等寺
筒简 简间 算箅 筑策 符付 笔毛 策荣 管营 营萤 节苏 花化 荐存 蔽弊 弊毙 幕募 落洛 蓝篮 拥佣 浦埔 浦捕 埔捕 湖胡 潮湖 溪奚 港巷 沪沾 淮准 滁除 涂除 泾径 溧漂 漂票 淞松
郸鄣 皖院 浙淅 浙渐 淅渐 泗四 泰秦 秦奏 奏春 春看 看着 着差 差羞 侯候 往佳 祟崇 茶荼 汨汩 沐沭 洗冼 赢羸嬴 券卷 籍藉 钓钩 管菅 幸辛 兔免 鸟乌 遣遗 道遣 梁粱 瞻赡 戴载
博搏 副幅福 偏遍编篇 辩辨辫 喝渴竭 峻竣俊骏 幼幻 侍待持特 状壮 绵棉锦 惟唯维 谁准难 缉辑 较校 陈阵 险检验俭 阴阳 街衔衍 镇填慎 育盲 秩铁秋 辟僻 撤撒 簿薄 弛驰池 拒柜 棵颗课
梢稍 嘱瞩 概慨 幢撞 捡检拣 榜傍 捅桶 砍坎 稿搞 篷蓬 胀账帐 综踪 辍缀 煅锻 骄娇 辆辅 辅铺 输愉 轮轻 暂哲 愈愉 遵尊 尊奠 酒洒 晒硒 汇江 江汪 注往 注住 注主 法怯 拉位
位住 使便 便更 侵浸 倒到 倡唱 偿尝 健建 廷延 异弄 弈奕 弘宏 张帐 循盾 德得 性姓 恢灰 悟语 惜借 借措 错借 惠患 慧惠 截载 裁载 裁截 载栽 栽裁 站玷 抗杭 杭航 坑抗 坊妨防
纺仿 阻祖 陆陈 降除 随堕 障章 雷需 霍需 霜需 震振 靖靓 韦书 书节 预矛 领顾 顷项 饭饮 馆绾 马鸟 驻注 驻驼 骑椅 魏巍 鲁鱼 鸿鸣 麻府 庆庄 庄压 床庆 库车 序库 应庄 底府
庭廷 康唐 廉康 苏芬 芜无 芜芫 茂芪 范苑 苗苖 英央 荆制 莱菜 萧肃 蒋薄 薛薜 虹红 虾吓 补朴 朴扑 扑补 裕裙 稳隐 移侈 竖坚 坚监 纠纪 绍绝 绝艳 继断 罢署 翟瞿 耕耗 聚娶
腊猎蜡 致到 船般 航般
`.trim();

export const LOOK_ALIKE_GROUPS: readonly string[] = GROUPS.split(/\s+/);

const groupsOf = new Map<string, number[]>();
const parents = new Map<string, string>();

function rootOf(character: string): string {
  let at = character;
  for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
  return at;
}

LOOK_ALIKE_GROUPS.forEach((group, id) => {
  for (const character of group) groupsOf.set(character, [...(groupsOf.get(character) ?? []), id]);
  const root = rootOf(group.charAt(0));
  for (const character of group) if (rootOf(character) !== root) parents.set(rootOf(character), root);
});

/** Different characters that stand in one group. */
export function areLookAlikes(a: string, b: string): boolean {
  const others = groupsOf.get(b);
  return a !== b && others !== undefined && (groupsOf.get(a) ?? []).some((id) => others.includes(id));
}

/**
 * The same for all characters that a chain of look-alikes connects: a key to find candidates by. A chain goes
 * further than likeness does, so what is found has to be compared with `areLookAlikes`.
 */
export function lookAlikeKey(character: string): string {
  return rootOf(character);
}
