/** 编制说明: what went in, by which rules, and what a reader must know before using it. */
import type { PackQuery } from '../../contract/index.ts';
import type { PackSnapshot } from './snapshot.ts';
import { dateInChinese } from './wording.ts';

/** “票决”（6件） */
function queryInChinese({ query, total }: PackQuery): string {
  return `${query.trim() === '' ? '（未填检索词，按筛选条件）' : `“${query.trim()}”`}（${total}件）`;
}

type Facts = Omit<PackSnapshot, 'notes'>;

export function compilationNote(facts: Facts): string[] {
  const quotations = facts.sections.flatMap((s) => s.entries.filter((e) => e.type === 'quotation'));
  const whole = facts.records.filter((r) => r.whole).length;
  const missing = facts.sections.flatMap((s) => s.entries.filter((e) => e.type === 'missing'));
  const matching = quotations.filter((q) => q.state === 'ok' || q.state === 'moved').length;
  const changed = quotations.filter((q) => q.state === 'changed').map((q) => q.number);
  const gone = quotations.filter((q) => q.state === 'missing').map((q) => q.number);
  const marked = facts.records.filter((r) => r.marks.length > 0);
  const entries = facts.sections.flatMap((s) => s.entries);
  const tabled =
    facts.figures.length > 0 &&
    (facts.endings.some((ending) => ending.kind === 'figures') ||
      entries.some((e) => e.type === 'figures' || (e.type === 'record' && e.layout === 'case')));
  const notes: string[] = [];

  const compiled = facts.compiledOn === '' ? '' : `，编定于${dateInChinese(facts.compiledOn)}`;
  const parts = [
    ...(whole > 0 ? [`全文资料${whole}件`] : []),
    ...(quotations.length > 0 ? [`引文${quotations.length}条`] : []),
    ...(tabled ? [`数据${facts.figures.length}项`] : []),
  ];
  notes.push(
    `本资料包共涉及资料${facts.records.length}件${parts.length > 0 ? `，其中${parts.join('、')}` : ''}${compiled}。`,
  );
  if (quotations.length > 0)
    notes.push(
      matching === quotations.length
        ? `${quotations.length}条引文均与档案中的文字逐字核对一致。引文按出现先后编号，并注明在资料中的位置。`
        : `${quotations.length}条引文中，${matching}条与档案中的文字逐字核对一致。引文按出现先后编号，并注明在资料中的位置。`,
    );
  if (changed.length > 0) notes.push(`第${changed.join('、')}条引文的原文在摘录之后有改动，引用前请核对。`);
  if (gone.length > 0) notes.push(`第${gone.join('、')}条引文的原记录已不在档案中，无法核对。`);
  if (missing.length > 0) notes.push(`另有${missing.length}件列入的资料已不在档案中，未能收入。`);
  if (tabled)
    notes.push('数据表取自各件资料已著录的数据，保留原文表述、单位和截至时间；同一事项的不同数值分别列出，未作合并。');
  if (facts.queries.length > 0)
    notes.push(`所收资料由下列检索查得：${facts.queries.map((q) => queryInChinese(q)).join('；')}。`);
  if (facts.records.some((r) => r.masked)) notes.push('资料中个人的手机号码、证件号码等已用“＊”遮盖，原件未作改动。');
  if (marked.length > 0) {
    const list = marked.map((r) => `[${r.reference}]（${r.marks.join('、')}）`).join('、');
    notes.push(`下列资料带有质量标记，引用前请与原件核对：${list}。`);
  }
  notes.push(
    `参考文献按${facts.style.replace('-', '—')}著录，以首次出现的先后为序；原件未载明的事项从缺。人员职务以资料形成时为准。`,
  );
  // Each on a line of its own: an identifier fills most of one, and two would draw the words between them apart.
  notes.push(
    `资料包编号：${facts.pack.id}。`,
    `档案编号：${facts.archiveId}。`,
    `资料包版次：第${facts.pack.version}版；编制程序：${facts.program}。`,
  );
  return notes;
}
