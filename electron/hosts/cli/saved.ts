/** `saved list | save | remove | run` and `history`: searches that are kept, and what was asked before. */
import type { ArchiveClient } from '../../archive/router.ts';
import type { SavedSearch, SearchFilters, SearchHit, Taxonomy } from '../../contract/index.ts';
import { kindLabels, qualityLabels } from '../../contract/messages.ts';
import { facetNames } from '../../contract/search.ts';
import { type CommonOptions, type Context, oneOf, printJson, say, wholeNumber, withArchive } from './context.ts';
import { type ExitCode, exits, MissingError, UsageError } from './exit.ts';
import { type FilterOptions, readFilters } from './filters.ts';
import { emphasise, oneLine, table } from './output.ts';
import { summaryLine } from './search.ts';

/** The contract's largest page of hits. */
const largestPage = 200;
/** All that is ever kept. */
const wholeHistory = 500;

export async function listSaved(context: Context): Promise<ExitCode> {
  return withArchive(context, 'read', async (client) => {
    const searches = await client.searches.saved();
    if (context.json) printJson(context, searches);
    else if (searches.length > 0) {
      const taxonomy = await client.archive.taxonomy();
      context.io.out(
        table(searches.map((s) => [s.id, countsOf(context, s), oneLine(s.name), questionText(context, s, taxonomy)])),
      );
    } else context.io.out(say(context, '还没有保存过检索。', 'There are no saved searches yet.'));
    return exits.ok;
  });
}

export interface SaveOptions extends CommonOptions, FilterOptions {
  mode?: string;
}

export async function saveSearch(
  context: Context,
  name: string,
  query: string,
  options: SaveOptions,
): Promise<ExitCode> {
  const mode = oneOf(options.mode, ['terms', 'natural'], '--mode', 'terms');
  if (name.trim() === '') throw new UsageError('请填写名称。', 'A saved search needs a name.');
  return withArchive(context, 'write', async (client) => {
    const filters = readFilters(options, await client.archive.taxonomy());
    const saved = await client.searches.save({ name, query, filters, mode });
    if (context.json) printJson(context, saved);
    else context.io.out(saved.id);
    return exits.ok;
  });
}

export async function removeSaved(context: Context, name: string): Promise<ExitCode> {
  return withArchive(context, 'write', async (client) => {
    const { id } = await findSaved(client, name);
    const done = await client.searches.remove({ id });
    if (context.json) printJson(context, { id, ...done });
    else context.io.out(say(context, '已删除。', 'Removed.'));
    return exits.ok;
  });
}

export interface RunOptions extends CommonOptions {
  seen?: boolean;
}

/** Looking from a script is not looking: only `--seen` says that what is new has been read. */
export async function runSaved(context: Context, name: string, options: RunOptions): Promise<ExitCode> {
  const limit = wholeNumber(options.limit, '--limit', 1, 20);
  return withArchive(context, options.seen === true ? 'write' : 'read', async (client) => {
    const saved = await findSaved(client, name);
    const { query, filters, mode } = saved;
    const hits: SearchHit[] = [];
    let total = 0;
    do {
      const size = Math.min(limit - hits.length, largestPage);
      const page = await client.search.query({
        query,
        filters,
        mode,
        offset: hits.length,
        limit: size,
        facets: false,
        offers: false,
      });
      total = page.total;
      if (page.hits.length === 0) break;
      hits.push(...page.hits);
    } while (hits.length < Math.min(limit, total));
    if (options.seen === true) await client.searches.seen({ id: saved.id });
    if (context.json) printJson(context, { saved, total, hits: hits.map(hitForPrograms) });
    else printHits(context, saved, hits, await client.archive.taxonomy());
    return exits.ok;
  });
}

export interface HistoryOptions extends CommonOptions {
  clear?: boolean;
}

export async function history(context: Context, options: HistoryOptions): Promise<ExitCode> {
  const limit = Math.min(wholeNumber(options.limit, '--limit', 1, 50), wholeHistory);
  if (options.clear === true) {
    return withArchive(context, 'write', async (client) => {
      const done = await client.searches.forget({});
      if (context.json) printJson(context, done);
      else
        context.io.out(say(context, `最近检索已清空，共 ${done.forgotten} 条。`, `${done.forgotten} entries cleared.`));
      return exits.ok;
    });
  }
  return withArchive(context, 'read', async (client) => {
    const past = await client.searches.history({ limit });
    if (context.json) printJson(context, past);
    else if (past.length > 0) {
      const taxonomy = await client.archive.taxonomy();
      const found = (n: number): string => say(context, `${n} 条`, `${n} found`);
      context.io.out(table(past.map((p) => [p.at, found(p.total), questionText(context, p, taxonomy)])));
    } else context.io.out(say(context, '还没有检索记录。', 'Nothing has been searched for yet.'));
    return exits.ok;
  });
}

/** A saved search by its id or by a name that only one has. */
async function findSaved(client: ArchiveClient, name: string): Promise<SavedSearch> {
  const all = await client.searches.saved();
  const known = all.find((search) => search.id === name);
  if (known !== undefined) return known;
  const [only, second] = all.filter((search) => search.name === name);
  if (only === undefined) throw new MissingError(`没有这项已存检索：${name}`, `There is no such saved search: ${name}`);
  if (second === undefined) return only;
  throw new UsageError(
    `有多项已存检索叫“${name}”，请用编号。`,
    `Several saved searches are called "${name}"; use the id.`,
  );
}

const filterLabels: Record<(typeof facetNames)[number], [zh: string, en: string]> = {
  region: ['地区', 'region'],
  kind: ['类型', 'kind'],
  practice: ['实践', 'practice'],
  link: ['环节', 'link'],
  year: ['年份', 'year'],
  person: ['人员', 'person'],
  meeting: ['会议', 'meeting'],
  quality: ['标记', 'mark'],
};

/** The words and the filters of a question in one line, with names for codes. */
function questionText(
  context: Context,
  { query, filters }: { query: string; filters: SearchFilters },
  taxonomy: Taxonomy,
): string {
  const names: Record<string, ReadonlyMap<string, string>> = {
    region: new Map(taxonomy.regions.map((r) => [r.code, r.name])),
    practice: new Map(taxonomy.practices.map((p) => [p.id, p.name])),
    link: new Map(taxonomy.links.map((l) => [l.id, l.name])),
    kind: new Map(Object.entries(kindLabels).map(([id, label]) => [id, label[context.language]])),
    quality: new Map(Object.entries(qualityLabels).map(([id, label]) => [id, label[context.language]])),
  };
  const parts = facetNames.flatMap((facet) => {
    const values = filters[facet] ?? [];
    if (values.length === 0) return [];
    const shown = values.map((value) => names[facet]?.get(value) ?? value);
    const [zh, en] = filterLabels[facet];
    return [say(context, `${zh}：${shown.join('、')}`, `${en}: ${shown.join(', ')}`)];
  });
  return oneLine([query, ...parts].filter((part) => part !== '').join(say(context, '；', '; ')));
}

function countsOf(context: Context, { total, fresh }: SavedSearch): string {
  if (fresh === 0) return say(context, `${total} 条`, `${total} found`);
  return say(context, `${total} 条，新增 ${fresh} 条`, `${total} found, ${fresh} new`);
}

function printHits(context: Context, saved: SavedSearch, hits: readonly SearchHit[], taxonomy: Taxonomy): void {
  const { io } = context;
  io.out(`${oneLine(saved.name)}  ${questionText(context, saved, taxonomy)}  ${countsOf(context, saved)}`);
  hits.forEach((hit, i) => {
    io.out(`\n${i + 1}. ${emphasise(hit.title, hit.titleHighlights, io.colour)}`);
    io.out(`   ${[...summaryLine(hit, taxonomy, context), hit.id].join(' · ')}`);
    for (const passage of hit.passages) io.out(`   ${emphasise(passage.text, passage.highlights, io.colour)}`);
  });
}

/** As `search --json` has it. */
function hitForPrograms({ id, title, kind, score, regions, passages }: SearchHit) {
  return {
    id,
    title,
    kind,
    score,
    regions,
    passages: passages.map(({ text, highlights, locator }) => ({ text, highlights, locator })),
  };
}
