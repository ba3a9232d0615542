/**
 * Reads the `key: value` head of a Markdown file.
 *
 * Only flat lines are understood; everything else is kept as it stands in `rest`, so that the head can leave the
 * reading text without a word being lost.
 */
import type { RecordDates, Source } from '../../../contract/record.ts';
import { dayIn, webAddress } from '../clean/index.ts';

export interface FrontMatter {
  title?: string;
  dates: RecordDates;
  source: Source;
  /** Where the body starts in the text. */
  bodyStart: number;
}

const HEAD_MAX = 20_000;

export function frontMatter(text: string): FrontMatter | undefined {
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(0, HEAD_MAX));
  const head = match?.[1];
  if (!match || head === undefined || !/^[^\s:#][^:\n]*:/m.test(head)) return undefined;
  const found: FrontMatter = { dates: {}, source: {}, bodyStart: match[0].length };
  const rest = head.split('\n').filter((line) => line.trim() !== '' && !understand(line, found));
  if (rest.length > 0) found.source.note = rest.join('\n');
  return found;
}

/** True when the whole line is now in a field. */
function understand(line: string, found: FrontMatter): boolean {
  const match = /^([^\s:：#][^:：]*?)\s*[:：]\s*(.+)$/.exec(line);
  if (!match) return false;
  const key = (match[1] ?? '').toLowerCase();
  const value = (match[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
  if (value === '' || /^[[{|>&*!]/.test(value)) return false;
  if (key === 'title' || key === '标题') return setOnce(found, 'title', value);
  if (key === 'author' || key === '作者') return setOnce(found.source, 'author', value);
  if (key === 'source' || key === '来源') return setOnce(found.source, 'name', value);
  if (key === 'publisher' || key === '出版者') return setOnce(found.source, 'publisher', value);
  if (key === 'rights' || key === 'license') return setOnce(found.source, 'rights', value);
  if (key === 'url' || key === 'link' || key === '网址') {
    const url = webAddress(value);
    return url !== undefined && setOnce(found.source, 'url', url);
  }
  if (key === 'date' || key === '日期') {
    const day = dayIn(value) ?? (/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(value) ? value : undefined);
    // A date with a time of day is not wholly in the field, so its line stays in the note as well.
    return day !== undefined && setOnce(found.dates, 'document', day) && value.length <= 11;
  }
  return false;
}

function setOnce<K extends string>(target: { [P in K]?: string | undefined }, key: K, value: string): boolean {
  if (target[key] !== undefined) return false;
  target[key] = value;
  return true;
}
