/** What a chart draws of a group of figures: each stated value once, with its words, and the scale they share. */
import type { FigurePoint } from '../../contract/index.ts';
import { dateInChinese, figureValue, visible } from '../packs/wording.ts';

export interface ChartPoint {
  region: string;
  name: string;
  /** `2021`, `2022-10` or '' where no date is stated. */
  asOf: string;
  /** null where the source states none: said in words, never drawn as zero. */
  value: number | null;
  /** As stated, with the unit: 99.96%, 超1500场. */
  label: string;
  /** Stated values of the same place and date that differ from each other; 1 where there is no conflict. */
  tellings: number;
  /** Records that state this very value. */
  records: number;
}

export const unstated = '未载明数值';

function labelOf({ figure }: FigurePoint): string {
  const value = visible(figureValue(figure));
  if (value === '') return unstated;
  const unit = visible(figure.unit ?? '');
  // 12米 and 1200余条 bring their unit; so does 2019年4月, which has none.
  return unit === '' || value.endsWith(unit) ? value : `${value}${unit}`;
}

/** In the order given. The same value of the same place and date, stated in several records, is one point. */
export function chartPoints(points: readonly FigurePoint[]): ChartPoint[] {
  const drawn = new Map<string, ChartPoint>();
  const tellings = new Map<string, Set<number | string>>();
  const placeOf = (p: FigurePoint) => `${p.region}\u0000${p.regionName}\u0000${p.figure.asOf ?? ''}`;
  for (const p of points) {
    const place = placeOf(p);
    const label = labelOf(p);
    const values = tellings.get(place) ?? new Set();
    tellings.set(place, p.conflict ? values.add(p.figure.value ?? label) : values);
    const key = `${place}\u0000${p.figure.value ?? ''}\u0000${label}`;
    const seen = drawn.get(key);
    if (seen !== undefined) {
      seen.records++;
      continue;
    }
    const name = p.regionName === '' ? '未注明地区' : visible(p.regionName);
    const asOf = p.figure.asOf ?? '';
    drawn.set(key, { region: p.region, name, asOf, value: p.figure.value, label, tellings: 1, records: 1 });
  }
  for (const p of points) {
    const one = drawn.get(`${placeOf(p)}\u0000${p.figure.value ?? ''}\u0000${labelOf(p)}`);
    if (one !== undefined && p.conflict) one.tellings = Math.max(2, tellings.get(placeOf(p))?.size ?? 1);
  }
  return [...drawn.values()];
}

/** 两说 */
export function conflictMark({ tellings }: ChartPoint): string {
  if (tellings < 2) return '';
  return tellings === 2 ? '两说' : '说法不一';
}

/** Of the axis: short where the date is long. */
export function asOfLabel(asOf: string): string {
  return asOf === '' ? '时间未载' : dateInChinese(asOf);
}

/** 选民登记率：相城区99.96%（截至2021年），…。 For those who do not see the picture: all its values in one sentence. */
export function sentence(title: string, points: readonly ChartPoint[]): string {
  const parts = points.map((p) => {
    const asOf = p.asOf === '' ? '截至时间未载明' : `截至${dateInChinese(p.asOf)}`;
    const mark = conflictMark(p);
    return `${p.name}${p.label}（${asOf}${mark === '' ? '' : `，${mark}`}）`;
  });
  return `${title}：${parts.length === 0 ? '没有数据' : parts.join('，')}。`;
}

/** Pixels of a line of text: a Chinese character is as wide as high, a digit a little more than half. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58;
  return Math.ceil(ems * size);
}

export interface Scale {
  min: number;
  max: number;
  interval: number;
}

/** Round steps of 1, 2, 2.5 or 5 around the values. Shares of a whole end at 100. */
export function scaleOf(values: readonly number[], unit: string, fromZero: boolean): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0) return { min: 0, max: 1, interval: 1 };
  const percent = unit === '%' && low >= 0 && high <= 100;
  if (percent && fromZero) return { min: 0, max: 100, interval: 20 };
  const bottom = fromZero ? Math.min(0, low) : low;
  const top = fromZero ? Math.max(0, high) : high;
  const span = top === bottom ? Math.abs(top) || 1 : top - bottom;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((s) => s * power >= rough * 0.999) ?? 10) * power;
  // Fifteen digits: dividing and multiplying leave dust behind them.
  const round = (n: number): number => Number(n.toPrecision(12));
  const min = fromZero && bottom === 0 ? 0 : round(Math.floor(bottom / step - (fromZero ? 0 : 0.2)) * step);
  const max = round(Math.ceil(top / step + (fromZero ? 0 : 0.2)) * step);
  const kept = low >= 0 ? Math.max(0, min) : min;
  return {
    min: kept,
    max: percent ? Math.min(100, max) : max > kept ? max : round(kept + step),
    interval: round(step),
  };
}

/** 1.5万, 3亿; small numbers as they are. */
export function axisNumber(value: number): string {
  const size = Math.abs(value);
  const short = (n: number, unit: string): string => `${Number(n.toPrecision(12))}${unit}`;
  if (size >= 1e8) return short(value / 1e8, '亿');
  return size >= 1e4 ? short(value / 1e4, '万') : short(value, '');
}
