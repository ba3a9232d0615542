/**
 * What documents of every practice share: the frame of each kind, what people say, sentences that any report could
 * hold. The shared wording is on purpose: texts about different things overlap in real life.
 */
import type { RecordKind } from '../../../electron/contract/index.ts';

/** Per practice, in this order; `web-copy` comes with the title repeated and a toolbar line, as pages do. */
export const kindsOfAPractice: readonly RecordKind[] = [
  'case',
  'report',
  'research',
  'case',
  'briefing',
  'speech',
  'report',
  'site-plan',
  'case',
  'regulation',
  'report',
  'web-copy',
  'case',
  'research',
  'briefing',
  'case',
  'speech',
  'report',
  'minutes',
  'case',
  'regulation',
  'research',
  'report',
  'lecture',
  'case',
  'briefing',
  'article',
  'case',
  'web-copy',
  'research',
];

/** Headings by kind; a kind that is not here is plain text without any. */
export const headings: Partial<Record<RecordKind, readonly [string, string, string]>> = {
  case: ['背景', '主要做法', '成效和启示'],
  research: ['基本情况', '做法和成效', '问题和建议'],
  'site-plan': ['教学主题', '路线和讲解要点', '讨论题'],
  lecture: ['课程要点', '案例', '思考题'],
  report: ['会议情况', '各方做法', '下一步'],
};

/** The last part of a document, by kind. */
export const closings: Partial<Record<RecordKind, readonly string[]>> = {
  case: [
    '这一做法的启示在于：制度要管得住，程序要走得通，群众要看得见。',
    '从实践看，成效来自长期坚持，换了届、换了人也没有中断。',
    '可供借鉴的是先试点、再铺开，没有条件的地方不必急于求成。',
  ],
  research: [
    '调研中也发现一些问题：各地进展不平衡，基层人手偏紧，部分代表参与不够。建议加强统筹，完善考核，注重实效。',
    '存在的不足主要是宣传不深入、制度不配套。建议修订办法，明确责任，把“软任务”变成“硬约束”。',
    '座谈中反映较多的是经费和专业力量不足。建议列入年度预算，并引入社会力量。',
  ],
  report: [
    '会议要求，各单位对照清单抓好落实，年底报告结果。',
    '与会人员认为，这些做法值得相互学习。',
    '下一步将扩大覆盖面，把好的经验固定为制度。',
  ],
  'site-plan': [
    '讨论题：本地条件有什么不同？哪些环节可以照做，哪些需要调整？',
    '学员分组讨论后，由点评人归纳，再回到现场看一遍。',
  ],
  lecture: ['思考题：怎样判断一项制度是否真正管用？', '课后请结合本单位实际写一篇体会，下次课交流。'],
  briefing: ['（{R}人大常委会办公室供稿）', '以上情况供参阅。'],
  speech: ['以上汇报，不妥之处请批评指正。', '我就讲这些，谢谢大家。'],
  minutes: ['会议确定的事项由办公室负责督促，逾期未办的在下次会议上说明。'],
  article: ['制度的生命力在于执行，这是几年实践给出的回答。'],
};

/** Before the opening sentence. */
export const leads: Partial<Record<RecordKind, readonly string[]>> = {
  speech: ['各位领导、同志们：', '各位代表：'],
  research: ['为了解{n}的情况，调研组走访了{r}的镇、街道和有关单位。'],
  'site-plan': ['本教学点以{n}为主题，面向参加培训的人大干部和代表。'],
  lecture: ['本讲介绍{n}的由来、做法和需要注意的问题，以{R}为例。'],
  minutes: ['会议研究了{n}的有关工作。'],
};

/** Sentences about the whole, true of any of these practices. */
export const fillers: readonly string[] = [
  '全过程人民民主在基层怎样落地，靠的是一件一件具体的事。',
  '人大常委会党组多次研究，把这项工作列入年度要点。',
  '人大代表来自人民，为人民履职，要让群众感到代表就在身边。',
  '工作中注意发挥各方面的作用，形成合力。',
  '这项工作得到了党委的重视和政府的支持。',
  '办法出台以前反复征求意见，先后改了多稿。',
  '有关部门分工负责，遇到交叉事项由人大常委会办公室协调。',
  '做法受到基层欢迎，外地同行也前来学习考察。',
  '围绕“{n}”这个主题，各镇、街道都有自己的探索。',
  '群众的知情权、参与权、表达权、监督权由此得到落实。',
  '选举、协商、决策、管理、监督几个环节在这里连成了一条线。',
  '高质量发展离不开高质量的民主，二者相互促进。',
  '基层治理的难点往往也是民主实践的切入点。',
  '时间不长，但路子走对了，关键是坚持下去。',
  '有老同志说：“以前是找上门，现在是请进门。”',
  '人大干部常讲，不怕问题多，就怕没有回音。',
];

/** Provisions that any set of rules has. */
export const provisions: readonly string[] = [
  '人大常委会办公室负责组织实施，有关工作机构按照职责分工配合。',
  '参加活动的代表应当遵守纪律，不得借机为个人谋取利益。',
  '所需经费列入年度预算，专款专用。',
  '有关文件、记录和影像资料应当及时整理归档。',
  '对工作不力、造成不良影响的单位予以通报，并责令限期改正。',
];

export interface OfficeText {
  office: string;
  says: readonly string[];
}

/** Offices and what their holders say; {p} the name, {o} the office. */
export const offices: readonly OfficeText[] = [
  {
    office: '{R}人大常委会副主任',
    says: [
      '{o}{p}介绍，这项工作贵在坚持，关键是让代表和群众都看得见结果。',
      '{o}{p}在发言中谈到，制度定下来以后，要紧的是一年接着一年做。',
    ],
  },
  {
    office: '{R}人大常委会主任',
    says: ['{o}{p}表示，要把基层的好做法总结出来，也要把没有做好的地方讲清楚。', '{o}{p}主持会议并讲话。'],
  },
  {
    office: '{R}人大代表',
    says: ['{o}{p}说，刚开始心里没底，做了几回就知道怎么同群众打交道了。', '“群众信得过，我们才坐得住。”{o}{p}说。'],
  },
  {
    office: '{R}人大常委会办公室主任',
    says: ['{o}{p}介绍了有关数据和下一步打算。', '据{o}{p}介绍，档案从一开始就按件整理。'],
  },
  {
    office: '{R}{t}人大主席',
    says: ['{o}{p}谈了镇里的体会：事情不大，件件连着人心。', '{o}{p}带着参观的人把现场走了一遍。'],
  },
];

/** Invented towns. */
export const towns: readonly string[] = [
  '清河镇',
  '云溪镇',
  '白塔镇',
  '双桥镇',
  '石门镇',
  '柳林镇',
  '大港镇',
  '梅园镇',
  '桃源镇',
  '凤鸣镇',
];

/** Invented names: a surname and one of the given names. Neither holds a character that a rewriting robot knows. */
export const surnames = '沈顾陆钱孙周吴郑冯褚卫蒋韩杨朱秦许何吕施孔曹严华金魏陶姜戚谢邹喻柏章苏潘葛范彭鲁';
export const givenNames: readonly string[] = [
  '雨亭',
  '志远',
  '秀兰',
  '柏青',
  '文澜',
  '思齐',
  '桂芳',
  '敬之',
  '若水',
  '红梅',
  '海峰',
  '景行',
  '巧珍',
  '长庚',
  '晓岚',
  '仲谋',
  '惠如',
  '子墨',
  '立群',
  '春生',
];

/** Units below a region where the documents play: four provinces, cities and counties, names with a twin included. */
export const counties: readonly string[] = [
  ...['310101', '310104', '310105', '310107', '310110', '310112', '310115', '310118'],
  ...['320102', '320106', '320118', '320205', '320281', '320302', '320402', '320412', '320481', '320505'],
  ...['320507', '320508', '320509', '320581', '320582', '320583', '320585', '320612', '320724', '320981'],
  ...['321084', '321181', '330105', '330106', '330110', '330205', '330212', '330382', '330421', '330481'],
  ...['330482', '330483', '330523', '330604', '330681', '330782', '330903', '331082', '331127'],
  ...['340104', '340123', '340202', '340281', '340503', '340621', '340881', '341122', '341126', '341181', '341881'],
];

export interface MeetingText {
  title: string;
  region: string;
  date: string;
  practices: readonly string[];
}

/** Invented meetings; documents about their practices may have been presented there. */
export const meetings: readonly MeetingText[] = [
  { title: '长三角民生实事票决工作交流会', region: '330482', date: '2020-11-18', practices: ['PT02', 'PT12'] },
  { title: '代表联络站规范化建设现场会', region: '320583', date: '2021-05-20', practices: ['PT01', 'PT09'] },
  { title: '基层立法联系点经验交流会', region: '310112', date: '2021-10-15', practices: ['PT03'] },
  { title: '预算审查监督工作座谈会', region: '320412', date: '2019-09-26', practices: ['PT04', 'PT15'] },
  { title: '数字人大建设观摩会', region: '330110', date: '2022-06-09', practices: ['PT08'] },
  { title: '街道人大工作研讨会', region: '320205', date: '2023-03-30', practices: ['PT05', 'PT14'] },
  { title: '监督工作创新案例发布会', region: '340104', date: '2023-11-08', practices: ['PT06', 'PT11', 'PT13'] },
  { title: '毗邻地区人大协作联席会议', region: '330421', date: '2024-04-25', practices: ['PT18', 'PT17', 'PT07'] },
];
