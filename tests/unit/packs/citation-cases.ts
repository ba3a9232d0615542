/** An invented item of every type of GB/T 7714, printed and online, with its lines in both editions. */
import type { CitationOptions } from '../../../electron/archive/packs/citation.ts';
import type { ArchiveRecord } from '../../../electron/contract/index.ts';

export interface CitationCase {
  name: string;
  fields: Partial<ArchiveRecord>;
  options?: CitationOptions;
  now: string;
  before: string;
}

const url = 'https://example.org/a.pdf';
const press = { publisher: '示例出版社' };
export const proceedings = '长三角基层民主实践研讨会论文集';

export const cases: CitationCase[] = [
  {
    name: '[M] with a translator before the edition',
    fields: {
      kind: 'publication',
      title: '《代议制概论》',
      source: { author: 'Smith J', ...press },
      dates: { document: '2021-05' },
      extra: { translator: ['谢某', '林某'], edition: '第二版', place: '北京', pages: '235—236' },
    },
    now: 'Smith J. 代议制概论[M]. 谢某，林某，译. 2版. 北京：示例出版社，2021：235-236.',
    before: 'Smith J. 代议制概论[M]. 谢某, 林某, 译. 2版. 北京: 示例出版社, 2021: 235-236.',
  },
  {
    name: '[M] of an editor; the first edition is not named',
    fields: {
      kind: 'publication',
      title: '基层治理读本',
      source: press,
      dates: { document: '2020' },
      extra: { editor: '周某 主编', edition: '第1版', place: '南京' },
    },
    now: '周某. 基层治理读本[M]. 南京：示例出版社，2020.',
    before: '周某. 基层治理读本[M]. 南京: 示例出版社, 2020.',
  },
  {
    name: '[M/OL]',
    fields: {
      kind: 'publication',
      title: '基层民主实践概论',
      source: { author: '李某某', ...press, url },
      dates: { document: '2023', capture: '2026-11-23' },
      extra: { place: '南京' },
    },
    options: { page: 78 },
    now: '李某某. 基层民主实践概论[M/OL]. 南京：示例出版社，2023：78. https://example.org/a.pdf.',
    before: '李某某. 基层民主实践概论[M/OL]. 南京: 示例出版社, 2023: 78[2026-11-23]. https://example.org/a.pdf.',
  },
  {
    name: '[M]// a chapter',
    fields: {
      kind: 'article',
      title: '票决制的由来',
      source: { author: '吴某', ...press },
      dates: { document: '2022' },
      extra: { bookTitle: '《基层民主实践概论》', editor: '李某某', edition: '3版', place: '南京', pages: '12-20' },
    },
    now: '吴某. 票决制的由来[M]//李某某. 基层民主实践概论. 3版. 南京：示例出版社，2022：12-20.',
    before: '吴某. 票决制的由来[M]//李某某. 基层民主实践概论. 3版. 南京: 示例出版社, 2022: 12-20.',
  },
  {
    name: '[C] proceedings',
    fields: {
      kind: 'publication',
      title: proceedings,
      source: { author: '示例市人大常委会研究室', ...press },
      dates: { document: '2022' },
      extra: { place: '苏州' },
    },
    now: '示例市人大常委会研究室. 长三角基层民主实践研讨会论文集[C]. 苏州：示例出版社，2022.',
    before: '示例市人大常委会研究室. 长三角基层民主实践研讨会论文集[C]. 苏州: 示例出版社, 2022.',
  },
  {
    name: '[C]// a paper in proceedings',
    fields: {
      kind: 'speech',
      title: '街道议政代表会的运行',
      source: press,
      people: [{ name: '张某', role: 'speaker' }],
      dates: { document: '2022', event: '2021-10-13' },
      extra: { bookTitle: proceedings, editor: '示例市人大常委会研究室', place: '苏州', pages: '12-20' },
    },
    now: '张某. 街道议政代表会的运行[C]//示例市人大常委会研究室. 长三角基层民主实践研讨会论文集. 苏州：示例出版社，2022：12-20.',
    before:
      '张某. 街道议政代表会的运行[C]//示例市人大常委会研究室. 长三角基层民主实践研讨会论文集. 苏州: 示例出版社, 2022: 12-20.',
  },
  {
    name: '[C]//OL a paper in proceedings without an editor',
    fields: {
      kind: 'article',
      title: '联系点的运行',
      source: { author: '张某', url },
      dates: { document: '2022', capture: '2026-11-23' },
      extra: { bookTitle: proceedings },
    },
    now: '张某. 联系点的运行[C/OL]//长三角基层民主实践研讨会论文集. 2022. https://example.org/a.pdf.',
    before: '张某. 联系点的运行[C/OL]//长三角基层民主实践研讨会论文集. 2022[2026-11-23]. https://example.org/a.pdf.',
  },
  {
    name: '[C] a talk that was not printed',
    fields: {
      kind: 'speech',
      title: '家站点建设的体会',
      people: [{ name: '张某', role: 'speaker' }],
      dates: { event: '2022-10-13' },
      extra: { place: '苏州' },
    },
    options: { meeting: '示例交流会' },
    now: '张某. 家站点建设的体会[C]//示例交流会，2022.',
    before: '张某. 家站点建设的体会[C]. 苏州: 示例交流会, 2022.',
  },
  {
    name: '[R/OL] with publisher: the whole date in 2025',
    fields: {
      kind: 'research',
      title: '预算联网监督调研报告',
      source: { author: '示例区人大常委会', publisher: '示例区人大常委会', url },
      dates: { document: '2022-10-28', capture: '2026-11-23' },
      extra: { place: '苏州', reportNumber: 'DY-2022-07' },
    },
    options: { page: 5 },
    now: '示例区人大常委会. 预算联网监督调研报告：DY-2022-07[R/OL]. 苏州：示例区人大常委会，2022-10-28：5. https://example.org/a.pdf.',
    before:
      '示例区人大常委会. 预算联网监督调研报告: DY-2022-07[R/OL]. 苏州: 示例区人大常委会, 2022: 5(2022-10-28)[2026-11-23]. https://example.org/a.pdf.',
  },
  {
    name: '[N/OL] with the sheet',
    fields: {
      kind: 'report',
      title: '代表进网格',
      source: { author: '赵某', name: '《示例日报》', url },
      dates: { document: '2022-11-13', capture: '2026-11-23' },
      extra: { pages: '第2版' },
    },
    now: '赵某. 代表进网格[N/OL]. 示例日报，2022-11-13（2）. https://example.org/a.pdf.',
    before: '赵某. 代表进网格[N/OL]. 示例日报, 2022-11-13(2)[2026-11-23]. https://example.org/a.pdf.',
  },
  {
    name: '[J/OL] without a volume',
    fields: {
      kind: 'article',
      title: '票决制的制度逻辑',
      source: { author: '周某', url },
      dates: { document: '2022-06', capture: '2026-11-23' },
      extra: { journal: '示例研究', issue: 6, pages: '12–18' },
    },
    now: '周某. 票决制的制度逻辑[J/OL]. 示例研究，2022（6）：12-18. https://example.org/a.pdf.',
    before: '周某. 票决制的制度逻辑[J/OL]. 示例研究, 2022(6): 12-18[2026-11-23]. https://example.org/a.pdf.',
  },
  {
    name: '[G] that an office printed for itself: [R] in 2025',
    fields: {
      kind: 'publication',
      title: '人大工作文件汇编：2022',
      source: { author: '示例市人大常委会办公室', publisher: '示例市人大常委会办公室' },
      dates: { document: '2023' },
      extra: { place: '昆山', pages: '101-105' },
    },
    now: '示例市人大常委会办公室. 人大工作文件汇编：2022[R]. 昆山：示例市人大常委会办公室，2023：101-105.',
    before: '示例市人大常委会办公室. 人大工作文件汇编：2022[G]. 昆山: 示例市人大常委会办公室, 2023: 101-105.',
  },
  {
    name: '[G] that was published: [M] in 2025',
    fields: {
      kind: 'publication',
      title: '基层立法联系点案例选编',
      source: { author: '示例研究会', ...press },
      dates: { document: '2023' },
      extra: { place: '苏州' },
    },
    now: '示例研究会. 基层立法联系点案例选编[M]. 苏州：示例出版社，2023.',
    before: '示例研究会. 基层立法联系点案例选编[G]. 苏州: 示例出版社, 2023.',
  },
  {
    name: '[G] in the archive: [A] in 2025',
    fields: {
      kind: 'publication',
      title: '会议文件汇编',
      source: { author: '示例区人大常委会', archiveNumber: '0123-WS·2022-Y-0009' },
      dates: { document: '2022-10-13' },
      extra: { place: '苏州', holder: '示例区档案馆' },
    },
    now: '示例区人大常委会. 会议文件汇编：0123-WS·2022-Y-0009[A]. 苏州：示例区档案馆，2022-10-13.',
    before: '示例区人大常委会. 会议文件汇编: 0123-WS·2022-Y-0009[G]. 苏州, 2022.',
  },
  {
    name: '[A/OL]',
    fields: {
      kind: 'minutes',
      title: '主任会议纪要',
      source: { archiveNumber: '0123-WS·2022-D30-0011', url },
      dates: { document: '2022-10-13', capture: '2026-11-23' },
    },
    now: '主任会议纪要：0123-WS·2022-D30-0011[A/OL]. 2022-10-13. https://example.org/a.pdf.',
    before: '主任会议纪要: 0123-WS·2022-D30-0011[A/OL]. 2022[2026-11-23]. https://example.org/a.pdf.',
  },
  {
    name: '[S] by its number, which is in the title as well',
    fields: {
      kind: 'regulation',
      title: 'GB/T 0000-2020 某规则',
      source: { author: '全国某委员会', publisher: '某出版社' },
      dates: { document: '2020' },
      extra: { place: '北京' },
    },
    now: 'GB/T 0000—2020 某规则[S].',
    before: '全国某委员会. 某规则: GB/T 0000-2020[S]. 北京: 某出版社, 2020.',
  },
  {
    name: '[S/OL] with its number beside the title',
    fields: {
      kind: 'document',
      title: '代表联络站建设规范',
      source: { author: '示例市监督管理局', url },
      dates: { document: '2023', capture: '2026-11-23' },
      extra: { standardNumber: 'DB32/T 1234—2023' },
    },
    now: 'DB32/T 1234—2023 代表联络站建设规范[S/OL]. https://example.org/a.pdf.',
    before:
      '示例市监督管理局. 代表联络站建设规范: DB32/T 1234-2023[S/OL]. 2023[2026-11-23]. https://example.org/a.pdf.',
  },
  {
    name: '[D]',
    fields: {
      kind: 'document',
      title: '街道人大工作机制研究',
      source: { author: '钱某', publisher: '示例大学' },
      dates: { document: '2020-06' },
      extra: { degree: '硕士', place: '南京' },
    },
    options: { page: 12 },
    now: '钱某. 街道人大工作机制研究[D]. 南京：示例大学，2020：12.',
    before: '钱某. 街道人大工作机制研究[D]. 南京: 示例大学, 2020: 12.',
  },
  {
    name: '[P/OL]',
    fields: {
      kind: 'document',
      title: '一种投票箱',
      source: { author: '孙某', url },
      dates: { document: '2006-12-13', capture: '2026-11-23' },
      extra: { patentNumber: '200610000000.3' },
    },
    now: '孙某. 一种投票箱：200610000000.3[P/OL]. 2006-12-13. https://example.org/a.pdf.',
    before: '孙某. 一种投票箱: 200610000000.3[P/OL]. 2006-12-13[2026-11-23]. https://example.org/a.pdf.',
  },
];
