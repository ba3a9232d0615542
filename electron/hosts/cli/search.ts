/** `search`: ranked results for people, one JSON object for programs. */
import type { RecordSummary, SearchHit, SearchResult, Taxonomy } from '../../contract/index.ts';
import { kindLabels, qualityLabels } from '../../contract/messages.ts';
import { type CommonOptions, type Context, oneOf, printJson, say, wholeNumber, withArchive } from './context.ts';
import { type ExitCode, exits } from './exit.ts';
import { type FilterOptions, readFilters } from './filters.ts';
import { emphasise, oneLine } from './output.ts';

/** The contract's largest page. */
const largestPage = 200;

export interface SearchOptions extends CommonOptions, FilterOptions {
  sort?: string;
  mode?: string;
}

export async function search(context: Context, query: string, options: SearchOptions): Promise<ExitCode> {
  const limit = wholeNumber(options.limit, '--limit', 1, 20);
  const sort = oneOf(options.sort, ['relevance', 'date', 'region'], '--sort', 'relevance');
  const mode = oneOf(options.mode, ['terms', 'natural'], '--mode', 'terms');
  return withArchive(context, 'read', async (client) => {
    const taxonomy = await client.archive.taxonomy();
    const filters = readFilters(options, taxonomy);
    const ask = (offset: number) =>
      client.search.query({
        query,
        filters,
        sort,
        mode,
        offers: offset === 0 && !context.json,
        offset,
        limit: Math.min(limit - offset, largestPage),
        facets: offset === 0,
      });
    const result = await ask(0);
    // Copies are folded under their originals, so there may be fewer rows than records.
    while (result.hits.length < limit && result.hits.length < result.total) {
      const more = await ask(result.hits.length);
      if (more.hits.length === 0) break;
      result.hits.push(...more.hits);
      result.ms += more.ms;
    }
    // Never an incomplete answer without a word; on stderr, so that programs read on.
    if (result.behind > 0) {
      const n = result.behind;
      context.io.err(
        say(
          context,
          `还有 ${n} 件资料尚未编入索引，这次没有查到它们。导入完成后，或下次打开档案时，会自动补齐。`,
          `${n} records are not indexed yet and were not searched. They will be when the import ends or the archive is next opened.`,
        ),
      );
    }
    if (context.json) printJson(context, forPrograms(result));
    else printResult(context, result, taxonomy);
    return exits.ok;
  });
}

/** Exactly the documented shape; what else the contract knows stays inside. */
function forPrograms(result: SearchResult) {
  return {
    query: result.query,
    total: result.total,
    ms: result.ms,
    hits: result.hits.map(({ id, title, kind, score, regions, passages }) => ({
      id,
      title,
      kind,
      score,
      regions,
      passages: passages.map(({ text, highlights, locator }) => ({ text, highlights, locator })),
    })),
    facets: result.facets,
  };
}

function printResult(context: Context, result: SearchResult, taxonomy: Taxonomy): void {
  const { io, language } = context;
  const ms = Math.max(1, Math.round(result.ms));
  io.out(say(context, `共 ${result.total} 条，用时 ${ms} 毫秒`, `${result.total} found in ${ms} ms`));
  result.hits.forEach((hit, i) => {
    io.out(`\n${i + 1}. ${emphasise(hit.title, hit.titleHighlights, io.colour)}`);
    const marks = hit.quality.map((flag) => `[${qualityLabels[flag][language]}]`);
    io.out(`   ${[...summaryLine(hit, taxonomy, context), ...marks, hit.id].join(' · ')}`);
    for (const passage of hit.passages) io.out(`   ${emphasise(passage.text, passage.highlights, io.colour)}`);
    for (const copy of hit.duplicates)
      io.out(
        say(
          context,
          `   另有相近文本：${oneLine(copy.title)} · ${copy.id}`,
          `   nearly the same: ${oneLine(copy.title)} · ${copy.id}`,
        ),
      );
  });
  if (result.total === 0 && result.miss !== undefined) {
    const { absent, totalWithoutFilters, searched } = result.miss;
    io.out(say(context, `已检索全部 ${searched} 条。`, `Searched all ${searched} records.`));
    if (absent.length > 0) {
      const words = absent.map(oneLine);
      io.out(say(context, `档案中没有出现：${words.join('、')}`, `Not found anywhere: ${words.join(', ')}`));
    }
    if (totalWithoutFilters > 0) {
      const n = totalWithoutFilters;
      io.out(say(context, `去掉筛选条件后有 ${n} 条。`, `Without the filters there are ${n}.`));
    }
  }
  printOffers(context, result);
}

const groupWords = {
  pinyin: { zh: '拼音读作', en: 'read as pinyin' },
  synonym: { zh: '同义说法', en: 'another name' },
  partial: { zh: '部分词语相符', en: 'some of the words' },
};

/** What could be asked instead: told, never done. */
function printOffers(context: Context, { corrections, groups }: SearchResult): void {
  const { io, language } = context;
  for (const { query, total } of corrections)
    io.out(
      say(context, `您要找的是不是：${oneLine(query)}（${total} 条）`, `Did you mean: ${oneLine(query)} (${total})`),
    );
  for (const { via, text, total, hits } of groups) {
    io.out(`\n${groupWords[via][language]}“${oneLine(text)}” · ${total}`);
    for (const hit of hits.slice(0, 5)) io.out(`   ${oneLine(hit.title)} · ${hit.id}`);
  }
}

/** Kind, places and date of a hit or a record, as people write them. */
export function summaryLine(
  item: Pick<SearchHit | RecordSummary, 'kind' | 'regions' | 'dates'>,
  taxonomy: Taxonomy,
  context: Context,
): string[] {
  const regions = item.regions.map((code) => taxonomy.regions.find((region) => region.code === code)?.name ?? code);
  const date = item.dates.event ?? item.dates.document ?? item.dates.capture;
  return [kindLabels[item.kind][context.language], regions.join('、'), date ?? ''].filter((part) => part !== '');
}
