/** Office documents: briefing, dossier, anthology, appendix of a research report. */
import { collecting, comparison, figures, note, type PackStart, pageBreak, section, table, written } from './start.ts';

/** 会议简报、交流简报: five Ws, one paragraph a region in speaking order, key points, results, the list of speakers. */
export const briefing: PackStart = {
  cover: { series: '交流简报', notice: '内部资料　注意保存' },
  options: {
    notes: 'list',
    endings: [
      { kind: 'references', title: '资料来源' },
      { kind: 'notes', title: '' },
    ],
  },
  items: [
    ...written('会议概况', '何时、何地、由谁主办、以什么为主题、多少个区县多少人参加'),
    collecting('交流摘登', '按发言顺序加入各地资料的摘录，每地一段，要点不超过150字，附一个数据'),
    ...written('领导讲话要点', '分条列出'),
    ...written('成果与下步安排', '揭牌、成书、协议以及商定的下一步工作'),
    section('附：发言单位名单', '填写下表'),
    table('发言单位名单', ['序号', '地区', '单位', '姓名', '职务', '题目']),
  ],
};

/** 专题资料汇编: for a leader, the same day. */
export const dossier: PackStart = {
  cover: { notice: '内部资料' },
  options: {
    startsPage: 'section',
    endings: [
      { kind: 'references', title: '' },
      { kind: 'attachments', title: '' },
      { kind: 'notes', title: '' },
    ],
  },
  items: [
    section('一页要情'),
    {
      type: 'note',
      markdown: '',
      hint: '十行以内：什么事、涉及哪里、两个待决问题；主要数据和可比案例由所收资料自动列出',
      auto: 'essentials',
    },
    pageBreak,
    section('事实表'),
    figures('主要数据'),
    collecting('原文摘编', '加入资料的摘录，按时间先后排列'),
    section('各地对比'),
    comparison('各地做法对照表', 'practices'),
    ...written('政策依据', '法律法规和文件的名称、文号、条款'),
  ],
};

/** 案例选编: `arrange` groups its cases by link or by region. */
export const anthology: PackStart = {
  cover: {},
  options: {
    startsPage: 'record',
    endings: [
      { kind: 'figures', title: '附录：数据总表' },
      { kind: 'references', title: '' },
      { kind: 'notes', title: '' },
    ],
  },
  items: [
    ...written('编者的话', '编选缘起、征集起止、收到和入选份数、评审人'),
    ...written('凡例', '入选标准、排列次序、数据截至时间、标记的含义'),
    collecting('案例', '加入案例后，可按五个环节或按地区分编'),
  ],
};

/** 调研报告附件 */
export const research: PackStart = {
  cover: {},
  options: {
    endings: [
      { kind: 'references', title: '' },
      { kind: 'attachments', title: '' },
      { kind: 'notes', title: '' },
    ],
  },
  items: [
    ...written('调研情况', '调研课题、调研组、起止时间、走访地点'),
    section('数据表'),
    figures('调研数据'),
    collecting('案例摘编', '加入案例或摘录'),
    section('各地对照'),
    comparison('各地做法对照表', 'links'),
    section('座谈名单', '填写下表'),
    table('座谈名单', ['序号', '姓名', '单位及职务', '地区', '联系电话*']),
    note('问卷及其他附件的说明'),
  ],
};
