/** Material for training: handbook, on-site teaching plan, lecture. Course, audience and hours are asked for on the cover. */
import { collecting, type PackStart, section, table, written } from './start.ts';

const sourced: PackStart['options'] = {
  endings: [
    { kind: 'references', title: '' },
    { kind: 'notes', title: '' },
  ],
};

/** 培训资料汇编 */
export const handbook: PackStart = {
  cover: { notice: '内部资料' },
  options: sourced,
  items: [
    ...written('编写说明', '编写目的、使用对象、资料截至时间'),
    ...written('培训通知与方案', '文号、时间、地点、对象、要求'),
    section('日程安排', '填写下表'),
    table('日程安排', ['日期', '时间', '内容', '主讲、主持', '地点', '备注']),
    ...written('学员须知与纪律', '报到、住宿、请假、考勤、安全'),
    section('学员名册与分组', '填写下表；联系电话和住宿两栏默认不印'),
    table('学员名册', ['序号', '姓名', '性别', '单位及职务', '组别', '联系电话*', '住宿*']),
    section('领导讲话', '加入讲话资料'),
    section('专题讲义', '每讲列讲师简介、提纲、参考文献、思考题'),
    section('现场教学资料', '加入教学站点和支撑材料'),
    collecting('案例选编', '加入案例'),
    section('法律法规与文件选编', '加入法规制度'),
    section('交流发言材料', '加入发言材料'),
    section('附：培训评估表', '填写下表'),
    table('培训评估表', ['项目', '很好', '较好', '一般', '建议']),
  ],
};

/** 现场教学方案 */
export const sitePlan: PackStart = {
  cover: {},
  options: sourced,
  items: [
    ...written('教学主题', '一句话说明主题'),
    section('路线与时间安排', '加入教学站点：每站的时间、看什么、讲什么、谁讲、用什么形式和物料'),
    ...written('教学要点', '三至五条'),
    collecting('支撑材料', '加入用到的资料、数据和图片'),
    ...written('讨论题', '三至五题，结合学员所在地'),
    ...written('教师点评提纲', '按教学要点逐条点评'),
    ...written('课前阅读', '预备知识和阅读材料'),
    ...written('交通、应急与安全', '集合地点、车辆、联系人、应急预案'),
    section('教学评估', '填写下表'),
    table('教学评估表', ['项目', '很好', '较好', '一般', '建议']),
    ...written('审定', '试讲、评审的时间和意见'),
  ],
};

/** 讲义、课件 */
export const lecture: PackStart = {
  cover: {},
  options: {
    endings: [
      { kind: 'references', title: '延伸阅读' },
      { kind: 'notes', title: '' },
    ],
  },
  items: [
    ...written('重点与难点', '各列一至三条'),
    ...written('内容提纲', '三级提纲'),
    collecting('案例', '加入两三个案例'),
    ...written('讨论题', '二至四题'),
    ...written('小结', '回到教学目标'),
  ],
};
