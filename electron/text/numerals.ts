/**
 * Chinese numerals in folded text, and the measure words that tell a number from a word.
 *
 * 一 is in 统一, 一般 and 一些, 十 in 十分, 三四 means "about three": most numeral characters are not figures. So a
 * numeral counts when its form leaves no doubt (two characters or more, 百分之…), after 第, or before a measure word.
 * What is not grammatical as a whole (十四五, 三四十, 几百) is no number at all; nothing is read out of its middle.
 */

export interface Numeral {
  /** Of the figure: without 第, with 百分之. */
  start: number;
  end: number;
  /** Decimal digits; zeros behind the point stay as they are spelt. */
  value: string;
  percent: boolean;
  /** 第 stands before it. */
  ordinal: boolean;
}

/** Longest first: 平方公里 before 平方米, 万亿元 before 万元. */
const longUnits =
  '平方公里 平方千米 平方米 立方米 万亿元 万元 亿元 人次 场次 件次 户次 批次 部分 公里 千米 厘米 毫米 公顷 公斤 千克 小时 分钟 周年 周岁 个月 季度';

/**
 * A measure word, and behind it each character with which it begins another word: 五部门 has no 部. Kept short where
 * the other reading is as common: 三支队伍 and 三种类型 are counts.
 */
const shortUnits =
  '名称单义录额誉 人大均民才物选士类 位置 个 项 件 次序性 场所景馆合 家庭属风具园乡 户籍外 条例件款龙心 篇幅 ' +
  '部门分署队委长级位曲 处理于置罚 站在台式 点击评赞亮 米 亩 元旦宵素首化 年级代龄轻 天津气 岁 份额 张 幅度 ' +
  '期间望限待 届时满 级别 批准评复示 起草诉点步到源 类似型别 种植子业养田粮 座谈 栋 幢 所有以在谓需 间接隔 ' +
  '套路餐取 台湾账阶州 辆 吨 册 本次市级区县人身地法单年月报着来质科省届院会村镇 页面码 字体幕号样 章 ' +
  '节约日假 款待 编制辑写 卷入宗 版权面块 号召码称 票决数据选券箱否 轮流换训值岗 组织成长建合团员 ' +
  '支持部付出撑援 只有要是能好会需 倍 周边期围密到 秒 例如外行会题 宗旨教 封闭面锁 笔者记录试 ' +
  '分之点别为区类级管工布析享配会公店 段落 层面 片区面 集中体成团合聚约市镇资 首先次个批家都府创届要 句子 席位卷 % ‰';

const unitsByFirst = new Map<number, Array<{ unit: string; barred: string }>>();
for (const [unit, barred] of [
  ...longUnits.split(' ').map((word) => [word, ''] as const),
  ...shortUnits.split(' ').map((word) => [word.slice(0, 1), word.slice(1)] as const),
]) {
  const first = unit.charCodeAt(0);
  unitsByFirst.set(first, [...(unitsByFirst.get(first) ?? []), { unit, barred }]);
}

/** The measure word, % or ‰ that begins at `at`, the longest there is; '' when there is none. */
export function unitAt(text: string, at: number): string {
  const candidates = unitsByFirst.get(text.charCodeAt(at));
  if (candidates === undefined) return '';
  for (const { unit, barred } of candidates) {
    if (!text.startsWith(unit, at)) continue;
    const next = at + unit.length;
    if (barred === '' || next >= text.length || !barred.includes(text.charAt(next))) return unit;
  }
  return '';
}

/** Value plus one by code unit; 0 is no digit. */
const digitOf = new Uint8Array(65536);
for (const [value, character] of [...'零一二三四五六七八九'].entries()) digitOf[character.charCodeAt(0)] = value + 1;
// Offices type a circle for 〇; folding knows only the real one.
for (const zero of '〇○◯') digitOf[zero.charCodeAt(0)] = 1;
const powers: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const POINT = '点'.charCodeAt(0);
const inNumeral = digitOf.map((value) => Math.min(value, 1));
for (const character of '十百千万亿两') inNumeral[character.charCodeAt(0)] = 1;

/** Longer runs are noise; the bound keeps every reading short. */
const LONGEST = 40;

/** Moves the decimal point to the right, on the spelling: floating point would make 2.3亿 229999999.99999997. */
export function shiftPoint(value: string, power: number): string {
  if (power === 0 && value.charAt(0) !== '0') return value;
  const [whole = '', fraction = ''] = value.split('.');
  const digits = whole + fraction.slice(0, power).padEnd(power, '0');
  const rest = fraction.slice(power);
  return digits.replace(/^0+(?=[0-9])/, '') + (rest === '' ? '' : `.${rest}`);
}

/** 二零一九 → 2019; null with any other character in it. */
function positional(text: string): string | null {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const digit = digitOf[text.charCodeAt(i)] ?? 0;
    if (digit === 0) return null;
    out += digit - 1;
  }
  return out === '' ? null : out;
}

/**
 * Below 万: 一千二百零五, 十二, and without the last unit 一千二. `above` is the unit in front of the section, of which a
 * lone digit is a tenth: the 三 of 两万三 is three thousand. null when the order of units is not that of a number.
 */
function section(text: string, above: number): number | null {
  let value = 0;
  let digit = 0;
  let last = 4;
  let zero = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const power = powers[character];
    if (power === undefined) {
      const next = character === '两' ? 2 : (digitOf[text.charCodeAt(i)] ?? 0) - 1;
      if (next < 0 || digit > 0 || (next === 0 && (zero || i === text.length - 1))) return null;
      // 两 counts hundreds and more, or stands alone before 万: no 两十, no 一百零两.
      if (character === '两' && !/^[百千]/.test(text.slice(i + 1)) && (text.length > 1 || above > 1)) return null;
      if (next === 0) zero = true;
      digit = next;
      continue;
    }
    // Only ten goes without a digit.
    if (power >= (zero ? last - 1 : last) || (digit === 0 && power > 1)) return null;
    value += Math.max(digit, 1) * 10 ** power;
    digit = 0;
    last = power;
    zero = false;
  }
  if (digit === 0) return value;
  if (zero) return last > 1 ? value + digit : null;
  if (last === 4) return digit * Math.max(above / 10, 1);
  return value + digit * 10 ** (last - 1);
}

/** Below 亿; `above` as in `section`. */
function myriads(text: string, above: number): number | null {
  const at = text.indexOf('万');
  if (at < 0) return section(text, above);
  const high = at === 0 ? null : section(text.slice(0, at), 1);
  const low = section(text.slice(at + 1), 1e4);
  return high === null || low === null ? null : high * 1e4 + low;
}

function integer(text: string): string | null {
  if (text === '' || text.length > LONGEST) return null;
  const digits = positional(text);
  if (digits !== null) return digits.length > 15 ? null : digits.replace(/^0+(?=[0-9])/, '');
  const at = text.lastIndexOf('亿');
  const high = at < 0 ? 0 : myriads(text.slice(0, at), 1);
  const low = myriads(text.slice(at + 1), at < 0 ? 1 : 1e8);
  if (high === null || low === null || (at >= 0 && high === 0)) return null;
  const value = high * 1e8 + low;
  return value < 1e15 ? String(value) : null;
}

/** The power of ten of 万, 千万, 万亿 …; 0 for ''. */
export function powerOf(multiplier: string): number {
  let power = 0;
  for (const character of multiplier) power += powers[character] ?? 0;
  return power;
}

const decimal = /^([^点]+)点([零〇○◯一二三四五六七八九]+)([百千]?万?亿?)$/;

function plainValue(text: string): string | null {
  const parts = text.length > LONGEST ? null : decimal.exec(text);
  if (parts === null) return integer(text);
  const whole = integer(parts[1] ?? '');
  const fraction = positional(parts[2] ?? '');
  if (whole === null || fraction === null) return null;
  return shiftPoint(`${whole}.${fraction}`, powerOf(parts[3] ?? ''));
}

/** What stands behind a figure. */
export interface Tail {
  end: number;
  unit: string;
  /** Of ten, in front of the unit: the 万 of 1.2万件. */
  power: number;
  /** 多, 余 or 几 stands inside: 20多个 is at least 20. */
  vague: boolean;
}

export const multiplier = /[百千]?万亿|[百千]?[万亿]|[百千]/y;
/** First of a unit, a multiplier, a vague word: most figures have none of them behind. */
const tailKinds = new Uint8Array(65536);
for (const first of unitsByFirst.keys()) tailKinds[first] = 1;
for (const [i, character] of [...'百千万亿多余几'].entries())
  tailKinds[character.charCodeAt(0)] = (tailKinds[character.charCodeAt(0)] ?? 0) + (i < 4 ? 2 : 4);

/** Unit behind a figure that ends at `from`: 名, 万件, 多万元, 余名; one space may part them. */
export function tailAt(text: string, from: number): Tail | null {
  let at = text.charCodeAt(from) === 0x20 ? from + 1 : from;
  let power = 0;
  let vague = false;
  for (;;) {
    const kind = tailKinds[text.charCodeAt(at)] ?? 0;
    const unit = (kind & 1) === 0 ? '' : unitAt(text, at);
    if (unit !== '') return { end: at + unit.length, unit, power, vague };
    if ((kind & 2) !== 0 && power === 0) {
      multiplier.lastIndex = at;
      const factor = multiplier.exec(text)?.[0] ?? '';
      power = powerOf(factor);
      at += factor.length;
    } else if ((kind & 4) !== 0 && !vague) {
      vague = true;
      at++;
    } else return null;
  }
}

const PERCENT = '百分之';
const arabic = /^[0-9]{1,15}(?:\.[0-9]{1,15})?$/;
const arabicHead = /[0-9]{1,15}(?:\.[0-9]{1,15})?(?![0-9])/y;

/** Value of a Chinese numeral as a whole: 一千二百零五, 二零一九, 两万, 三点五, 百分之九十八; null when it is none. */
export function numeralValue(text: string): { value: string; percent: boolean } | null {
  const percent = text.startsWith(PERCENT);
  const figure = percent ? text.slice(PERCENT.length) : text;
  if (percent && arabic.test(figure)) return { value: figure, percent };
  const value = percent && figure === '百' ? '100' : plainValue(figure);
  return value === null ? null : { value, percent };
}

/** Before 一: the end of a word. 任一, 同一, 之一 and 统一部署 count nothing. */
const wordsEndingInOne = '统唯同单专逐之划如不任初归某';
/** Before a unit: 几十, 数百万 name no number. 总数十二个 does. */
const vague = /几$|(?:^|[^总人户票次件字项个指额基])数$/;
/** A numeral and a measure word that are together something else. */
const idiom =
  /一(?:起|点(?![零一二三四五六七八九])|部分|家人(?![大民])|家之言)|四(?:起|处[奔走寻打求传漂流游蔓逃躲张散碰扩])|十(?:分(?!钟)|字)|二人转|[三四五六]位一体|[一两三]点一[线滴]/y;

/** 三四, 一二三: neighbours that mean "about" or a list. */
function isLoose(digits: string): boolean {
  if (digits.length < 3) return digits.length === 2;
  for (let i = 1; i < digits.length; i++) if (digits.charCodeAt(i) !== digits.charCodeAt(i - 1) + 1) return false;
  return true;
}

function runEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && inNumeral[text.charCodeAt(end)] === 1) end++;
  return end;
}

/** End of the figure whose whole part ends at `end`: with 点六, and with the 万 of 三点五万. */
function decimalEnd(text: string, end: number): number {
  if (text.charCodeAt(end) !== POINT) return end;
  let k = end + 1;
  while (k < text.length && (digitOf[text.charCodeAt(k)] ?? 0) > 0) k++;
  if (k === end + 1) return end;
  while (k < text.length && /[百千万亿]/.test(text.charAt(k))) k++;
  return k;
}

/** Whether a run without 百分之 is meant as a number. */
function isMeant(text: string, start: number, end: number, ordinal: boolean): boolean {
  const before = text.charAt(start - 1);
  // The tail of a mixed spelling, 3十, or of a time of day, 三点五十分.
  if (before >= '0' && before <= '9') return false;
  if (before === '点' && inNumeral[text.charCodeAt(start - 2)] === 1) return false;
  const digits = positional(text.slice(start, end));
  if (digits !== null && isLoose(digits)) return false;
  if (ordinal) return true;
  const first = text.charAt(start);
  if ('十百千万亿'.includes(first) && vague.test(text.slice(Math.max(0, start - 2), start))) return false;
  if (end - start === 1) {
    if (first === '零' || unitAt(text, end) === '') return false;
    if (first === '一' && before !== '' && wordsEndingInOne.includes(before)) return false;
  }
  idiom.lastIndex = start;
  return !idiom.test(text);
}

/** The numeral whose run of characters is `start` to `stop`; null when that is none. */
function numeralAt(text: string, start: number, stop: number): Numeral | null {
  const percent = stop === start + 1 && text.startsWith(PERCENT, start);
  let end = stop;
  if (percent) {
    const from = start + PERCENT.length;
    end = runEnd(text, from);
    if (end === from) {
      arabicHead.lastIndex = from;
      end += arabicHead.exec(text)?.[0].length ?? 0;
    }
  }
  end = decimalEnd(text, end);
  if (end - start > LONGEST) return null;
  // 三点五十分 is a time of day, 三分之二 a fraction.
  if (inNumeral[text.charCodeAt(end)] === 1 || text.startsWith('分之', end)) return null;
  if (start >= 2 && text.startsWith('分之', start - 2)) return null;
  const ordinal = !percent && text.charAt(start - 1) === '第';
  if (!percent && !isMeant(text, start, end, ordinal)) return null;
  const read = numeralValue(text.slice(start, end));
  return read === null ? null : { start, end, value: read.value, percent, ordinal };
}

/** All Chinese numerals of folded text that are worth reading as a number, in order. */
export function numeralsIn(folded: string): Numeral[] {
  const found: Numeral[] = [];
  for (let i = 0; i < folded.length; i++) {
    if (inNumeral[folded.charCodeAt(i)] !== 1) continue;
    const stop = runEnd(folded, i);
    const numeral = numeralAt(folded, i, stop);
    if (numeral !== null) found.push(numeral);
    i = Math.max(stop, numeral?.end ?? 0) - 1;
  }
  return found;
}
