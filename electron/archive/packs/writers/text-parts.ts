/**
 * What the formats say alike, as plain strings: each escapes them in its own way.
 */
import type { PrintedCase } from '../printed.ts';
import type {
  PackSnapshot,
  SnapshotComparison,
  SnapshotQuotation,
  SnapshotRecord,
  SnapshotWhole,
} from '../snapshot.ts';

export const goneText = '列入此处的一件资料已不在档案中，未能收入。';
export const proofTitle = '引文核对表';
export const proofHead: readonly string[] = ['引文', '资料', '位置', '核对结果', '原件 SHA-256（前16位）'];
/** Heading of the sources of quotations where they stand at the end. */
export const endnotesTitle = '注释';
export const expertTitle = '专家点评';
export const questionsTitle = '思考题';
export const caseFiguresTitle = '主要数据';
/** Stands behind a case of a matrix whose record has a quality mark. */
export const caseMark = '※';
const caseMarkNote = `标“${caseMark}”的资料带有质量标记，引用前请与原件核对。`;

/** 〔原文已改动；转载副本〕, or nothing when the quotation is clean. */
export function warning(q: SnapshotQuotation): string {
  const warnings = q.state === 'ok' || q.state === 'moved' ? q.marks : [q.check, ...q.marks];
  return warnings.length === 0 ? '' : `〔${warnings.join('；')}〕`;
}

/** The reference as it stands in a note; of a record that is gone, its number in the archive. */
export function citedText(q: SnapshotQuotation): string {
  return q.citation === '' ? `原记录（编号：${q.recordId}）已不在档案中。` : q.citation;
}

/** What the Word document has in its footnote. */
export function sourceLine(q: SnapshotQuotation): string {
  return `出处：${q.reference === 0 ? '' : `[${q.reference}] `}${citedText(q)} 见${q.position}。`;
}

/** Where sources stand only in the list of references: the number there, and the position. */
export function shortSourceLine(q: SnapshotQuotation): string {
  return q.reference === 0 ? sourceLine(q) : `出处：[${q.reference}] 见${q.position}。`;
}

/** A source among notes of its own, after its number. */
export function noteText(q: SnapshotQuotation): string {
  return `${q.reference === 0 ? '' : `[${q.reference}] `}${citedText(q)} 见${q.position}。`;
}

export function quotedTitle(q: SnapshotQuotation): string {
  return q.title === '' ? q.recordId : q.title;
}

/** The second time a record stands in full, its text is not repeated. */
export function againText(record: SnapshotRecord): string {
  return `《${record.title}》全文见前文[${record.reference}]。`;
}

/** 张某（某大学教授） */
export function signature({ expert }: Pick<SnapshotWhole, 'expert'>): string {
  const [name, office] = [expert.name.trim(), expert.office.trim()];
  return name === '' || office === '' ? `${name}${office}` : `${name}（${office}）`;
}

/** The cases of one cell on one line: 相城区：代表履职平台[1]※（选民登记率 99.96%）；… */
export function cellText(cases: readonly PrintedCase[]): string {
  return cases
    .map(({ title, reference, figures, marked }) => {
      const values = figures.length === 0 ? '' : `（${figures.join('；')}）`;
      return `${title}[${reference}]${marked ? caseMark : ''}${values}`;
    })
    .join('；');
}

/** What a reader of a matrix must know: what its mark means, and what found no place in it. */
export function matrixNotes({ matrix }: SnapshotComparison): string[] {
  const marked = matrix.cells.some((cell) => cell.cases.some((one) => one.quality.length > 0));
  const unplaced = matrix.unplaced.map((one) => `《${one.title}》`).join('');
  return [
    ...(marked ? [caseMarkNote] : []),
    ...(unplaced === ''
      ? []
      : [`下列${matrix.unplaced.length}件资料未著录地区或本表各栏所列事项，未列入本表：${unplaced}。`]),
    ...(matrix.beyond > 0 ? [`另有${matrix.beyond}件资料超出对照的件数上限，未列入本表。`] : []),
  ];
}

export function recordFacts(record: SnapshotRecord): Array<[string, string]> {
  const practices = record.practices.map((p) => p.name).join('、');
  const links = record.links.map((l) => l.name).join('、');
  const people = record.people.map((p) => (p.office === '' ? p.name : `${p.name}（${p.office}）`)).join('；');
  const source = [record.source, record.sourceNote].filter((part) => part !== '').join('。');
  const original = record.original === null ? '' : `${record.original.name}，SHA-256：${record.original.sha256}`;
  const facts: Array<[string, string]> = [
    ['地区', record.regions.join('、')],
    ['类型', [record.kindLabel, links, practices].filter((part) => part !== '').join('；')],
    ['时间', record.dates],
    ['人员', people],
    ['资料来源', `${source === '' ? '' : `${source.replace(/[。；]+$/, '')}。`}见参考文献[${record.reference}]。`],
    ['印证', record.certainty],
    ['质量标记', record.marks.join('、')],
    ['附注', record.note],
    ['原件', original],
  ];
  return facts.filter(([, value]) => value.trim() !== '');
}

export function proofCells(q: SnapshotQuotation): string[] {
  return [String(q.number), quotedTitle(q), q.position, q.check, q.originalSha256.slice(0, 16)];
}

export function recordsById(snapshot: PackSnapshot): ReadonlyMap<string, SnapshotRecord> {
  return new Map(snapshot.records.map((record) => [record.id, record]));
}
