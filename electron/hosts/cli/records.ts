/** `show ID` and `list`: one record whole, or many in a line each. */
import type { ArchiveRecord, Figure, RecordSummary, Taxonomy } from '../../contract/index.ts';
import { certaintyLabels, qualityLabels, relationLabels } from '../../contract/messages.ts';
import { type CommonOptions, type Context, printJson, say, wholeNumber, withArchive } from './context.ts';
import { type ExitCode, exits } from './exit.ts';
import { type FilterOptions, readFilters } from './filters.ts';
import { oneLine, table, tame } from './output.ts';
import { summaryLine } from './search.ts';

/** The contract's largest page. */
const largestPage = 500;

export async function show(context: Context, id: string): Promise<ExitCode> {
  return withArchive(context, 'read', async (client) => {
    const record = await client.records.get({ id });
    if (context.json) printJson(context, record);
    else printRecord(context, record, await client.archive.taxonomy());
    return exits.ok;
  });
}

export async function list(context: Context, options: CommonOptions & FilterOptions): Promise<ExitCode> {
  const limit = wholeNumber(options.limit, '--limit', 1, 50);
  return withArchive(context, 'read', async (client) => {
    const taxonomy = await client.archive.taxonomy();
    const filters = readFilters(options, taxonomy);
    const records: RecordSummary[] = [];
    let total = 0;
    do {
      const size = Math.min(limit - records.length, largestPage);
      const page = await client.records.list({ filters, offset: records.length, limit: size });
      total = page.total;
      if (page.records.length === 0) break;
      records.push(...page.records);
    } while (records.length < Math.min(limit, total));
    if (context.json) printJson(context, { total, records });
    else {
      const rows = records.map((r) => [r.id, summaryLine(r, taxonomy, context).join(' · '), oneLine(r.title)]);
      if (rows.length > 0) context.io.out(table(rows));
      context.io.out(
        say(context, `共 ${total} 条，列出 ${records.length} 条。`, `${records.length} of ${total} listed.`),
      );
    }
    return exits.ok;
  });
}

function printRecord(context: Context, record: ArchiveRecord, taxonomy: Taxonomy): void {
  const { io, language } = context;
  const names = <T>(codes: readonly string[], entries: readonly T[], id: (e: T) => string, name: (e: T) => string) =>
    codes.map((code) => entries.find((entry) => id(entry) === code)).flatMap((e) => (e ? [name(e)] : []));
  const people = record.people.map((p) => oneLine([p.name, p.office ?? ''].filter((s) => s !== '').join('，')));
  const rows: [string, string, string][] = [
    ['编号', 'id', record.id],
    ['类型·地区·日期', 'kind', summaryLine(record, taxonomy, context).join(' · ')],
    [
      '环节',
      'links',
      names(
        record.links,
        taxonomy.links,
        (l) => l.id,
        (l) => l.name,
      ).join('、'),
    ],
    [
      '实践',
      'practices',
      names(
        record.practices,
        taxonomy.practices,
        (p) => p.id,
        (p) => p.name,
      ).join('、'),
    ],
    ['人员', 'people', people.join('；')],
    ['来源', 'source', oneLine([record.source.name, record.source.url].filter((s) => s !== undefined).join(' '))],
    ['可靠程度', 'certainty', certaintyLabels[record.certainty][language]],
    ['标记', 'marks', record.quality.map((flag) => qualityLabels[flag][language]).join('、')],
    ['原件', 'original', record.original === null ? '' : `${record.original.name} sha256:${record.original.sha256}`],
    ['说明', 'note', oneLine(record.note)],
  ];
  io.out(oneLine(record.title));
  io.out(table(rows.filter((row) => row[2] !== '').map(([zh, en, value]) => [say(context, zh, en), value])));
  if (record.figures.length > 0) {
    io.out(say(context, '\n数据', '\nFigures'));
    io.out(table(record.figures.map((figure) => figureRow(figure, context))));
  }
  const related = [
    ...record.relations.map((r) => ['→', relationLabels[r.type][language], r.target]),
    ...record.relatedFrom.map((r) => ['←', relationLabels[r.type][language], `${r.id} ${oneLine(r.title)}`]),
  ];
  if (related.length > 0) {
    io.out(say(context, '\n关联', '\nRelations'));
    io.out(table(related));
  }
  io.out(`\n${tame(record.text)}`);
}

function figureRow(figure: Figure, context: Context): string[] {
  const value = figure.display ?? (figure.value === null ? '' : String(figure.value));
  const sure = figure.certainty === undefined ? '' : certaintyLabels[figure.certainty][context.language];
  return [oneLine(figure.subject), `${oneLine(value)}${figure.unit ?? ''}`, figure.asOf ?? '', sure];
}
