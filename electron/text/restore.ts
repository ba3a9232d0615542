/**
 * Reads a text whose words a robot replaced (全历程群众平易近主) in standard wording (全过程人民民主), and says which span of
 * the one reading is which of the other. The source itself is never changed.
 *
 * The robot knows no words, so neither may the reader trust every match: words of class C are ordinary ones elsewhere
 * and are replaced only in a text that words of class G give away, and real words that a match would cut stay whole.
 */

export type PairClass = 'G' | 'C' | 'X';

/** `standard` may name several readings, parted by ` / `: the first is used. */
export interface PairRule {
  spun: string;
  standard: string;
  cls: PairClass;
}

/** `[start, end)` in UTF-16 code units of the source. */
export interface ReplacedWord {
  start: number;
  end: number;
  spun: string;
  standard: string;
  cls: PairClass;
}

export interface Restoration {
  /** Recognised as rewritten. */
  flagged: boolean;
  /** Distinct words of class G. */
  distinct: number;
  /** The source with the replacements made; its length may differ. */
  text: string;
  /** Made, ascending, apart from each other (they may touch). */
  replacements: ReplacedWord[];
  /** Words of class X in a flagged text, not made, outside the replacements. */
  suggestions: ReplacedWord[];
}

/** A real word that would share characters with a match, `at` code units from where the match begins. */
type Cover = { at: number; word: string; unless: string };
type Rule = PairRule & { covers: Cover[] };
type Node = { next: Map<number, Node>; rule: Rule | null };

interface Matcher {
  root: Node;
  /** Per hash of two code units: may a word begin with them. Null when a word has one unit only. */
  begins: Uint8Array | null;
  mask: number;
  shortest: number;
}

export interface PairTable {
  /** Class G alone. */
  readonly sure: Matcher;
  readonly all: Matcher;
  /** Every pair it was made from. */
  readonly pairs: ReadonlySet<string>;
}

/**
 * Real words whose characters a match may take in part: 项目的 holds 目的, 办事处事务 holds 处事. Behind `!` the
 * characters before which the match is right after all: 农平易近人均 is 农民人均. Found by looking at what stands around
 * each pair; a word is needed only when it overlaps the edge of one.
 */
const REAL_WORDS =
  `平易近人!大数均口员身次士民群才力人选 办事处 事务 事项!目 事宜 为人处事 处事不惊 监视居住 监视器 目的地 召集人!大 ` +
  `关节炎 步履维艰 步履蹒跚 应急处置 养老保险 保险公司 保险费 项目 栏目 节目 题目 数目 名目 如何 如期 目前 线上 线下 ` +
  `意见 意愿 意义 意识 意志 意思 概念 概括 局面 个中心 中国 中小 中央 办公 理念 预算 决算 作出 支付 落实 充实 质量 质效 ` +
  `银行 执行 场所 场地 行动!员 行业 行政 行为 方便 长期 一起 用于 物业 物资 生产 信息 信访 信箱 信用 彻底 细化 细则 ` +
  `更加 增加 参加 紧密 紧急 机关 节约 节点 愿意 统计 统筹 统战 深厚 浓厚 如今 当今 院校 仅仅 上演 展开 展示 展览 展现 展望 ` +
  `展出 大多数 大都 大声 进入 进来 进门 进屋 进城!乡`;

const coversByCharacter = new Map<string, { word: string; unless: string }[]>();
for (const entry of REAL_WORDS.split(' ')) {
  const [word = '', unless = ''] = entry.split('!');
  for (const character of new Set(word)) {
    const list = coversByCharacter.get(character);
    if (list === undefined) coversByCharacter.set(character, [{ word, unless }]);
    else list.push({ word, unless });
  }
}

/** The places where a real word agrees with `spun` as far as they overlap and goes on beyond it. */
function coversOf(spun: string): Cover[] {
  const found = new Map<string, Cover>();
  for (let i = 0; i < spun.length; i++) {
    for (const { word, unless } of coversByCharacter.get(spun.charAt(i)) ?? []) {
      for (let k = word.indexOf(spun.charAt(i)); k >= 0; k = word.indexOf(spun.charAt(i), k + 1)) {
        const at = i - k;
        if (at >= 0 && at + word.length <= spun.length) continue;
        const from = Math.max(0, at);
        const until = Math.min(spun.length, at + word.length);
        if (spun.slice(from, until) === word.slice(from - at, until - at))
          found.set(`${at} ${word}`, { at, word, unless });
      }
    }
  }
  return [...found.values()];
}

function isCovered(source: string, start: number, rule: Rule): boolean {
  return rule.covers.some(({ at, word, unless }) => {
    const from = start + at;
    if (from < 0 || !source.startsWith(word, from)) return false;
    const next = source.charAt(from + word.length);
    return next === '' || !unless.includes(next);
  });
}

const hashOf = (first: number, second: number, mask: number): number => (Math.imul(first, 0x9e3b) ^ second) & mask;

function makeMatcher(rules: readonly Rule[]): Matcher {
  const root: Node = { next: new Map(), rule: null };
  const begins = new Uint8Array(rules.length > 4000 ? 1 << 22 : 1 << 16);
  const mask = begins.length - 1;
  let shortest = Infinity;
  for (const rule of rules) {
    let node = root;
    for (let i = 0; i < rule.spun.length; i++) {
      const unit = rule.spun.charCodeAt(i);
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { next: new Map(), rule: null };
        node.next.set(unit, next);
      }
      node = next;
    }
    node.rule = rule;
    shortest = Math.min(shortest, rule.spun.length);
    if (rule.spun.length > 1) begins[hashOf(rule.spun.charCodeAt(0), rule.spun.charCodeAt(1), mask)] = 1;
  }
  return { root, begins: shortest > 1 ? begins : null, mask, shortest };
}

const rank: Record<PairClass, number> = { G: 0, C: 1, X: 2 };
const readingsOf = (standard: string): string[] => standard.split(' / ').filter((reading) => reading !== '');
const pairKey = (spun: string, standard: string): string => `${spun}\t${standard}`;

/**
 * Of several rules for one word the first of class G counts, else the first of class C. Rules that say nothing are left
 * out: empty, the same on both sides, across a line break, half a surrogate pair.
 */
export function compilePairs(rules: readonly PairRule[]): PairTable {
  const chosen = new Map<string, PairRule>();
  const pairs = new Set<string>();
  for (const { spun, standard, cls } of rules) {
    const readings = readingsOf(standard);
    // What is only shown to a person shows all its readings.
    const used = cls === 'X' ? standard : (readings[0] ?? '');
    if (spun === '' || used === '' || spun === used || /[\n\r\u2028\u2029]/.test(spun) || !spun.isWellFormed())
      continue;
    for (const reading of [standard, ...readings]) pairs.add(pairKey(spun, reading));
    const before = chosen.get(spun);
    if (before === undefined || rank[cls] < rank[before.cls]) chosen.set(spun, { spun, standard: used, cls });
  }
  const compiled = [...chosen.values()].map((rule): Rule => ({ ...rule, covers: coversOf(rule.spun) }));
  return { sure: makeMatcher(compiled.filter((rule) => rule.cls === 'G')), all: makeMatcher(compiled), pairs };
}

export function isKnownPair(table: PairTable, spun: string, standard: string): boolean {
  return table.pairs.has(pairKey(spun, standard));
}

/** Rules whose word stands at `at` and is not cut out of a real one, longest first. */
function rulesAt(source: string, at: number, root: Node): Rule[] {
  const found: Rule[] = [];
  let node = root.next.get(source.charCodeAt(at));
  for (let i = at + 1; node !== undefined; i++) {
    if (node.rule !== null && !isCovered(source, at, node.rule)) found.push(node.rule);
    node = node.next.get(source.charCodeAt(i));
  }
  return found.reverse();
}

/**
 * Left to right, the longest word at each place. A word of class X is not made, nor is anything made of a part of it:
 * it is there because its reading is not certain. A word that begins in it and goes beyond it was no part of it.
 */
function scan(source: string, matcher: Matcher): { made: ReplacedWord[]; suggested: ReplacedWord[] } {
  const made: ReplacedWord[] = [];
  const suggested: ReplacedWord[] = [];
  const { root, begins, mask } = matcher;
  const last = source.length - matcher.shortest;
  let heldUntil = 0;
  let unit = source.charCodeAt(0);
  for (let i = 0; i <= last; ) {
    const following = source.charCodeAt(i + 1);
    if (begins !== null && begins[hashOf(unit, following, mask)] === 0) {
      unit = following;
      i++;
      continue;
    }
    let next = i + 1;
    for (const { spun, standard, cls } of rulesAt(source, i, root)) {
      const end = i + spun.length;
      if (cls === 'X') {
        if (i >= heldUntil) {
          suggested.push({ start: i, end, spun, standard, cls });
          heldUntil = end;
        }
        break;
      }
      if (end <= heldUntil) continue;
      if (i < heldUntil) suggested.pop();
      made.push({ start: i, end, spun, standard, cls });
      next = end;
      break;
    }
    i = next;
    unit = source.charCodeAt(i);
  }
  return { made, suggested };
}

function substitute(source: string, made: readonly ReplacedWord[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, standard } of made) {
    parts.push(source.slice(at, start), standard);
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

/**
 * Null when nothing is replaced and nothing is suggested. Suggestions need a flagged text, as class C does: words of
 * class X (改革, 群众) stand in every clean one.
 */
export function restore(source: string, table: PairTable): Restoration | null {
  const sure = scan(source, table.sure).made;
  if (sure.length === 0) return null;
  const distinct = new Set(sure.map(({ spun }) => spun)).size;
  const flagged = distinct >= 3 || (distinct >= 2 && sure.length * 1000 >= source.length);
  const { made, suggested } = flagged ? scan(source, table.all) : { made: sure, suggested: [] };
  if (made.length === 0 && suggested.length === 0) return null;
  return { flagged, distinct, text: substitute(source, made), replacements: made, suggestions: suggested };
}

/** Where each replacement begins in the restored text. Kept apart, so that a restoration stays plain data. */
const startsOf = new WeakMap<Restoration, number[]>();

function restoredStarts(r: Restoration): number[] {
  const before = startsOf.get(r);
  if (before !== undefined) return before;
  let shift = 0;
  const starts = r.replacements.map(({ start, end, standard }) => {
    shift += standard.length - (end - start);
    return end + shift - standard.length;
  });
  startsOf.set(r, starts);
  return starts;
}

/** How many of the replacements, `[0, count)`, lie below: ascending, so that those come first. */
function countBelow(count: number, isBelow: (k: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An offset between two replacements keeps its distance to them; one inside moves to the edge: 0 front, 1 back. */
function carry(r: Restoration, toSource: boolean, offset: number, edge: 0 | 1): number {
  const starts = restoredStarts(r);
  const startOf = (n: number): number => (toSource ? starts[n] : r.replacements[n]?.start) ?? 0;
  const k = countBelow(starts.length, (n) => startOf(n) < offset) - 1;
  const word = r.replacements[k];
  if (word === undefined) return offset;
  const source = [word.start, word.end] as const;
  const restored = [starts[k] ?? 0, (starts[k] ?? 0) + word.standard.length] as const;
  const [from, to] = toSource ? [restored, source] : [source, restored];
  return offset < from[1] ? to[edge] : offset + to[1] - from[1];
}

/** Where a span of the restored text stands in the source: whole replacements, never a part of one. */
export function sourceSpan(r: Restoration, start: number, end: number): [number, number] {
  return [carry(r, true, start, 0), carry(r, true, end, 1)];
}

/** Where a span of the source stands in the restored text: whole replacements, never a part of one. */
export function restoredSpan(r: Restoration, start: number, end: number): [number, number] {
  return [carry(r, false, start, 0), carry(r, false, end, 1)];
}

/** Replacements that lie whole in `[start, end)` of the source. */
export function replacementsWithin(r: Restoration, start: number, end: number): ReplacedWord[] {
  const { replacements } = r;
  const first = countBelow(replacements.length, (k) => (replacements[k]?.start ?? 0) < start);
  const until = countBelow(replacements.length, (k) => (replacements[k]?.end ?? 0) <= end);
  return replacements.slice(first, until);
}
