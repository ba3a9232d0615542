/**
 * What a figure is about, without its place and its date: 相城区2021年选民登记率 and 昆山市选民登记率 stand in one group.
 *
 * Only what says where and when goes, and spellings that cannot differ in meaning. Words are never matched loosely:
 * 登记率 and 参选率, 区人大代表 and 镇人大代表 are different things however close they look.
 */
import type { ArchiveRecord } from '../../contract/index.ts';
import type { Place, Places } from './places.ts';

/** Streets and towns that a record's text names behind their county, by their own name: 虹桥 → 长宁区虹桥街道. */
export type LocalPlaces = ReadonlyMap<string, Place>;

const townSuffix = /街道|[镇乡]/g;
/** 各镇, 示范镇, 区镇: not the name of one. */
const noTown =
  /[各每全所个等属辖级数区县市镇乡街村和的与及在为由到年月日]|人大|代表|委员|试点|示范|重点|中心|特色|建制|新建|其他|其中|有关|先进/;
const HAN = /^[\u4e00-\u9fff]+$/;

export function localPlaces(record: ArchiveRecord, places: Places): LocalPlaces {
  const found = new Map<string, Place>();
  const text = `${record.title}\n${record.text}`;
  for (const m of text.matchAll(townSuffix)) {
    for (let own = 2; own <= 4; own++) {
      const from = m.index - own;
      const name = text.slice(Math.max(0, from), m.index);
      if (from < 2 || !HAN.test(name) || noTown.test(name)) continue;
      const [code, ...others] =
        [6, 5, 4, 3, 2].map((n) => places.named(text.slice(Math.max(0, from - n), from))).find((c) => c.length > 0) ??
        [];
      if (code === undefined || others.length > 0 || found.has(name)) continue;
      found.set(name, { code, name: `${places.name(code)}${name}${m[0]}` });
    }
  }
  return found;
}

const year = '(?:19|20|１９|２０)[0-9０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2}';
const day = '(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})';
/** 上半年, 以来 and 期间 stay: they say what was counted. */
const dates = new RegExp(
  `(?:截至|截止到?)?(?:(?:${year})(?:[-—–~～至](?:${year}))?年(?:${day}月(?:${day}日)?)?(?:度|底|末)?|(?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?)`,
  'gu',
);
const bracketedYear = new RegExp(`[（(](?:${year})年?[)）]`, 'gu');
const brackets = /[（(]([^（()）]{2,16})[)）]/u;
const wholePlace = /^(?:全|我|本)[省市区县镇](?=.{2})/u;
const zone = /(?:经济技术|高新技术|高新|经济)?(?:工业园区|工业区|开发区)/y;
const town = /([\u4e00-\u9fff]{2,4}?)(街道|[镇乡])/y;

interface Leading extends Place {
  end: number;
}

/** The place a text begins with: 江苏省苏州市相城区, 上海虹桥, 高邮市马棚街道, 嘉定工业区. */
function leadingPlace(text: string, regions: readonly string[], local: LocalPlaces, places: Places): Leading | null {
  let end = 0;
  let code = '';
  for (;;) {
    const next = places.at(text, end);
    if (next === null) break;
    const below = next.codes.filter((one) => (code === '' ? true : one !== code && places.related(code, one)));
    const own = below.filter((one) => regions.some((region) => places.related(one, region)));
    const [only, ...others] = own.length > 0 ? own : below;
    if (only === undefined || others.length > 0) break;
    code = only;
    end = next.end;
  }
  for (const [name, place] of local) {
    if (!text.startsWith(name, end) || (code !== '' && !places.related(code, place.code))) continue;
    const suffix = place.name.endsWith('街道') ? '街道' : place.name.slice(-1);
    const behind = end + name.length;
    return { ...place, end: text.startsWith(suffix, behind) ? behind + suffix.length : behind };
  }
  if (end === 0) return null;
  zone.lastIndex = end;
  const park = zone.exec(text)?.[0];
  if (park !== undefined) return { code, name: `${text.slice(0, end)}${park}`, end: end + park.length };
  town.lastIndex = end;
  const below = town.exec(text);
  if (below?.[1] !== undefined && !noTown.test(below[1]))
    return { code, name: `${places.name(code)}${below[0]}`, end: end + below[0].length };
  return { code, name: places.name(code), end };
}

/** Both congresses are elected at once; which words a county has for its two levels says nothing. */
const bothLevels =
  /(?:[县市区]{1,3}[、和与]?(?:乡镇|镇街|[镇乡])(?:两级)?(?:人大|人民代表大会)?)?换届选举(?:工作)?(?:中|的)?/u;
const electionOnly = /^换届选举(?=选民登记率|(?:选民)?参选率|选民投票率)/u;

/** `subject` as a reader should see it, and the place it names, if it names one. */
export function readSubject(
  subject: string,
  record: Pick<ArchiveRecord, 'regions'>,
  local: LocalPlaces,
  places: Places,
): { subject: string; place: Place | null } {
  let place: Place | null = null;
  const named = brackets.exec(subject)?.[1] ?? '';
  const bracketed = named === '' ? null : leadingPlace(named, record.regions, local, places);
  let rest = subject.trim();
  if (bracketed !== null && bracketed.end === named.length) {
    place = bracketed;
    rest = rest.replace(brackets, '');
  }
  rest = rest.replace(bracketedYear, '').replace(dates, '').replace(/\s+/gu, ' ').trim();
  const leading = leadingPlace(rest, record.regions, local, places);
  // A subject that is a place and nothing else stays as it is.
  if (leading !== null && leading.end < rest.length) {
    place = leading;
    rest = rest.slice(leading.end);
  }
  rest = rest.replace(/^[的，,：:\s]+/u, '').replace(wholePlace, '');
  rest = rest.replace(bothLevels, '换届选举').replace(electionOnly, '');
  return {
    subject: rest === '' ? subject.trim() : rest,
    place: place === null ? null : { code: place.code, name: place.name },
  };
}

/** The place of a figure: the one its subject begins with, else one named in it that the record is about, else the record's. */
export function figurePlace(subject: string, named: Place | null, record: ArchiveRecord, places: Places): Place {
  if (named !== null) return named;
  for (let i = 0; i < subject.length; i++) {
    const codes = places.at(subject, i)?.codes ?? [];
    const own = codes.filter((code) => record.regions.some((region) => places.row(region, 'county') === code));
    if (own.length === 1 && own[0] !== undefined) return { code: own[0], name: places.name(own[0]) };
  }
  const [first] = record.regions;
  return first === undefined ? { code: '', name: '' } : { code: first, name: places.name(first) };
}

const count = /(?:总人数|总数|人数|数量|(?<![指次基级倍系函参分常多少岁件点])数)$/u;

/** Equal for subjects that differ only in spelling: width, spaces, 的, 、, quotation marks, 人数 at the end. */
export function comparable(subject: string): string {
  const folded = subject
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”"'‘’、·,的]/gu, '')
    .replace(/选民(?=参选率)/u, '');
  const bare = folded.replace(count, '');
  return bare === '' ? folded : bare;
}

/** 名, 位 and 人 count the same; ％ and % are one sign. */
export function comparableUnit(unit: string): string {
  const folded = unit
    .normalize('NFKC')
    .trim()
    .replace(/^[余多]/u, '');
  if (folded === '位' || folded === '人') return '名';
  return folded === 'm2' ? '平方米' : folded;
}
