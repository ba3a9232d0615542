/** Splits a query into words, phrases, fields and operators, half- and full-width alike. Linear in its length. */
import type { FieldName } from './field-names.ts';

export interface Token {
  type: 'word' | 'phrase' | 'open' | 'close' | 'or' | 'not' | 'near';
  /** What is searched: without quotes, field name and wildcard. */
  text: string;
  start: number;
  end: number;
  field?: FieldName | 'figure';
  wildcard: boolean;
  /** Of `near`. */
  within?: 'sentence' | 'paragraph';
}

const fields: Record<string, FieldName | 'figure'> = {
  标题: 'title',
  题名: 'title',
  title: 'title',
  地区: 'region',
  region: 'region',
  类型: 'kind',
  kind: 'kind',
  环节: 'link',
  link: 'link',
  实践: 'practice',
  practice: 'practice',
  人物: 'person',
  person: 'person',
  会议: 'meeting',
  meeting: 'meeting',
  日期: 'date',
  date: 'date',
  数值: 'figure',
  figure: 'figure',
  年: 'year',
  年份: 'year',
  year: 'year',
  来源: 'source',
  source: 'source',
  质量: 'quality',
  quality: 'quality',
};

/** One blank behind the colon is forgiven: 标题: 昆山. */
const fieldName = /([\p{Script=Han}]{1,2}|[A-Za-z]{4,8})[:：][ \u3000]?/uy;

/** Alone between two terms they join them; anywhere else they are words like any other. */
const joiners: Record<string, Pick<Token, 'type' | 'within'>> = {
  or: { type: 'or' },
  或: { type: 'or' },
  或者: { type: 'or' },
  near: { type: 'near', within: 'sentence' },
  'near/s': { type: 'near', within: 'sentence' },
  'near/p': { type: 'near', within: 'paragraph' },
  同句: { type: 'near', within: 'sentence' },
  同段: { type: 'near', within: 'paragraph' },
};
/** A phrase ends at any mark of its own kind: people mix “ and ". */
const closers: Record<string, string> = {
  '"': '"”＂“',
  '＂': '"”＂“',
  '“': '"”＂“',
  '”': '"”＂“',
  '「': '」',
  '『': '』',
};
const stops = new Set(['(', ')', '（', '）', '|', '｜', '"', '＂', '“', '”', '「', '『']);

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

/** Offset behind the phrase that opens at `i`, and where its content ends. An open end is the end of the query. */
function phraseEnd(query: string, i: number): { contentEnd: number; end: number } {
  const close = closers[query.charAt(i)] ?? '';
  for (let k = i + 1; k < query.length; k++) if (close.includes(query.charAt(k))) return { contentEnd: k, end: k + 1 };
  return { contentEnd: query.length, end: query.length };
}

function wordEnd(query: string, i: number): number {
  let k = i;
  while (k < query.length && !isSpace(query.charAt(k)) && !stops.has(query.charAt(k))) k++;
  return k;
}

export function lex(query: string): Token[] {
  const tokens: Token[] = [];
  const push = (type: Token['type'], text: string, start: number, end: number, extra: Partial<Token> = {}): number => {
    tokens.push({ type, text, start, end, wildcard: false, ...extra });
    return end;
  };

  const content = (start: number, from: number, field: FieldName | 'figure' | undefined): number => {
    const extra = field === undefined ? {} : { field };
    if (closers[query.charAt(from)] !== undefined) {
      const { contentEnd, end } = phraseEnd(query, from);
      return push('phrase', query.slice(from + 1, contentEnd), start, end, extra);
    }
    const end = wordEnd(query, from);
    const text = query.slice(from, end);
    const wildcard = /[*＊]$/.test(text);
    return push('word', wildcard ? text.slice(0, -1) : text, start, end, { ...extra, wildcard });
  };

  for (let i = 0; i < query.length; ) {
    const c = query.charAt(i);
    if (isSpace(c)) i++;
    else if (c === '(' || c === '（') i = push('open', c, i, i + 1);
    else if (c === ')' || c === '）') i = push('close', c, i, i + 1);
    else if (c === '|' || c === '｜') i = push('or', c, i, i + 1);
    else if ((c === '-' || c === '－') && i + 1 < query.length && !isSpace(query.charAt(i + 1)))
      i = push('not', c, i, i + 1);
    else {
      fieldName.lastIndex = i;
      const named = fieldName.exec(query);
      const field = named === null ? undefined : fields[(named[1] ?? '').toLowerCase()];
      const from = i + (named?.[0].length ?? 0);
      const hasValue = from < query.length && !isSpace(query.charAt(from)) && !/[()（）|｜]/.test(query.charAt(from));
      if (field !== undefined && hasValue) i = content(i, from, field);
      else {
        const start = i;
        i = content(i, i, undefined);
        const last = tokens.at(-1);
        const joiner = last?.type === 'word' && !last.wildcard ? joiners[last.text.toLowerCase()] : undefined;
        if (last !== undefined && joiner !== undefined) tokens.splice(-1, 1, { ...last, ...joiner });
        // Nothing may stand still: a lone closing mark is passed over as an empty word.
        if (i === start) i = push('word', query.charAt(start), start, start + 1);
      }
    }
  }
  return tokens.map((token, i) => (isJoiner(token) && !joins(tokens, i) ? asWord(token) : token));
}

function isJoiner(token: Token): boolean {
  return (token.type === 'or' && !/[|｜]/.test(token.text)) || token.type === 'near';
}

/** OR joins groups as well; NEAR only terms. */
function joins(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (before === undefined || after === undefined) return false;
  if (tokens[i]?.type === 'or')
    return ['word', 'phrase', 'close'].includes(before.type) && ['word', 'phrase', 'open', 'not'].includes(after.type);
  const plain = (token: Token): boolean =>
    (token.type === 'word' || token.type === 'phrase') && token.field === undefined;
  return plain(before) && plain(after);
}

function asWord({ text, start, end }: Token): Token {
  return { type: 'word', text, start, end, wildcard: false };
}
