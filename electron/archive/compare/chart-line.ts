/** Lines by date, one for each region, on a true scale of time. Values that conflict stand beside the line, unjoined. */
import type { EChartsOption } from 'echarts';
import {
  amber,
  axisLine,
  axisText,
  type Drawing,
  fontFamily,
  ink2,
  series,
  shapes,
  smallSize,
  splitLine,
} from './chart-look.ts';
import {
  asOfLabel,
  axisNumber,
  type ChartPoint,
  conflictMark,
  type Scale,
  scaleOf,
  textWidth,
} from './chart-points.ts';

const WIDTH = 640;
const PLOT = 250;
const LEFT = 60;
const RIGHT = 40;
const TOP = 20;
const DAY = 86_400_000;

/** Days since 1970 of the middle of a year, month or day: a year stands for no one of its days. */
function dayOf(asOf: string): number {
  const [year, month, day] = asOf.split('-').map(Number);
  const from = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
  const to =
    day !== undefined
      ? from + DAY
      : month !== undefined
        ? Date.UTC(year ?? 0, month, 1)
        : Date.UTC((year ?? 0) + 1, 0, 1);
  return (from + to) / 2 / DAY;
}

interface Box {
  x: number;
  y: number;
  width: number;
}

const HIGH = 15;
const overlaps = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < HIGH;

const places = [
  ['top', 0, -14],
  ['bottom', 0, 14],
  ['right', 1, 0],
  ['left', -1, 0],
] as const;

type Segment = readonly [Box, Box];

function crosses(box: Box, [a, b]: Segment): boolean {
  for (const part of [-0.5, -0.25, 0, 0.25, 0.5]) {
    const x = box.x + part * box.width;
    if (x < a.x || x > b.x || a.x === b.x) continue;
    if (Math.abs(a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y) - box.y) < HIGH / 2) return true;
  }
  return false;
}

type Place = (typeof places)[number][0];

/** Puts each value where it covers no value and no point, and no line if it can be; without room it is left to the table. */
function labelling(marks: readonly Box[], lines: readonly Segment[]): (at: Box, text: string) => Place | null {
  const taken: Box[] = [...marks];
  return (at, text) => {
    const width = textWidth(text, smallSize);
    const free = places
      .map(([place, dx, dy]) => ({ place, box: { x: at.x + dx * (width / 2 + 8), y: at.y + dy, width } }))
      .filter(({ box }) => box.x - width / 2 >= 0 && box.x + width / 2 <= WIDTH)
      .filter(({ box }) => !taken.some((other) => (other.x !== at.x || other.y !== at.y) && overlaps(box, other)));
    const chosen = free.find(({ box }) => !lines.some((one) => crosses(box, one))) ?? free[0];
    if (chosen === undefined) return null;
    taken.push(chosen.box);
    return chosen.place;
  };
}

interface Placed extends ChartPoint {
  day: number;
  value: number;
}

function seriesOf(
  points: readonly Placed[],
  scale: Scale,
  from: number,
  to: number,
): NonNullable<EChartsOption['series']> {
  const boxOf = (p: Placed): Box => ({
    x: LEFT + ((p.day - from) / (to - from)) * (WIDTH - LEFT - RIGHT),
    y: TOP + (1 - (p.value - scale.min) / (scale.max - scale.min)) * PLOT,
    width: 8,
  });
  const regions = [...new Set(points.map((p) => p.name))];
  const ofRegion = (name: string) => points.filter((p) => p.name === name).sort((a, b) => a.day - b.day);
  const joints = regions.flatMap((name) => {
    const own = ofRegion(name);
    return own.slice(1).flatMap((p, k): Segment[] => {
      const before = own[k];
      return before === undefined || p.tellings > 1 || before.tellings > 1 ? [] : [[boxOf(before), boxOf(p)]];
    });
  });
  const place = labelling(points.map(boxOf), joints);
  return regions.flatMap((name, i) => {
    const color = series[i % series.length] ?? ink2;
    const symbol = shapes[Math.floor(i / series.length + i) % shapes.length] ?? 'circle';
    const own = ofRegion(name);
    const datum = (p: Placed): object => {
      const mark = conflictMark(p);
      const text = `${p.label}${mark === '' ? '' : ` ${mark}`}`;
      const position = place(boxOf(p), text);
      return {
        value: [p.day, p.value],
        label: {
          show: position !== null,
          position: position ?? 'top',
          formatter: text,
          fontFamily,
          fontSize: smallSize,
          color: mark === '' ? color : amber,
        },
      };
    };
    const common = {
      name,
      type: 'line' as const,
      silent: true,
      symbol,
      symbolSize: 8,
      color,
      lineStyle: { width: 2, color },
    };
    // A date with two tellings breaks the line: through neither of them would be through both.
    const joined = own.map((p, k) =>
      p.tellings > 1 ? (own[k - 1]?.day === p.day ? null : { value: [p.day, '-'] }) : datum(p),
    );
    const apart = own.filter((p) => p.tellings > 1).map(datum);
    const told = { ...common, data: joined.filter((d) => d !== null), connectNulls: false };
    if (apart.length === 0) return [told];
    const hollow = { color: '#ffffff', borderColor: color, borderWidth: 2 };
    return [told, { ...common, lineStyle: { width: 0, color }, itemStyle: hollow, data: apart }];
  });
}

/** What has no place on an axis of time, in words below it. */
function leftOver(points: readonly ChartPoint[], scale: Scale): string[] {
  const out = points
    .filter((p) => p.value === null || p.asOf === '')
    .map((p) => `${p.name}${p.label}（${asOfLabel(p.asOf)}）`);
  const lines: string[] =
    scale.min > 0 && points.some((p) => p.value !== null && p.asOf !== '') ? ['纵轴不从零起'] : [];
  if (out.length === 0) return lines;
  lines.push('未载明时间或数值，未画入图中：');
  let current = '';
  for (const one of out) {
    if (textWidth(`${current}${one}；`, smallSize) > WIDTH - 24) {
      lines.push(current);
      current = '';
    }
    current += `${one}；`;
  }
  lines.push(current.replace(/；$/, '。'));
  return lines;
}

export function lineOption(unit: string, all: readonly ChartPoint[]): Drawing {
  const points: Placed[] = all.flatMap((p) =>
    p.value === null || p.asOf === '' ? [] : [{ ...p, value: p.value, day: dayOf(p.asOf) }],
  );
  const scale = scaleOf(
    points.map((p) => p.value),
    unit,
    false,
  );
  const days = new Map([...points].sort((a, b) => a.day - b.day).map((p) => [p.day, asOfLabel(p.asOf)]));
  const ends = [...days.keys()];
  const pad = Math.max(((ends.at(-1) ?? 0) - (ends[0] ?? 0)) * 0.05, 15);
  const from = (ends[0] ?? 0) - pad;
  const to = (ends.at(-1) ?? 0) + pad;
  const widest = Math.max(0, ...[...days.values()].map((text) => textWidth(text, smallSize)));
  const gap = Math.min(
    ...ends.slice(1).map((day, i) => ((day - (ends[i] ?? 0)) / (to - from)) * (WIDTH - LEFT - RIGHT)),
  );
  const slanted = gap < widest + 8;
  const names = [...new Set(points.map((p) => p.name))];
  const perRow = Math.max(
    1,
    Math.floor((WIDTH - 16) / (Math.max(0, ...names.map((n) => textWidth(n, smallSize))) + 46)),
  );
  const legend = Math.ceil(names.length / perRow) * 22;
  const axis = slanted ? 62 : 28;
  const rest = leftOver(all, scale);
  const height = TOP + PLOT + axis + legend + rest.length * 17 + 12;
  return {
    width: WIDTH,
    height,
    option: {
      grid: { left: LEFT, right: RIGHT, top: TOP, height: PLOT, containLabel: false },
      legend: {
        show: names.length > 0,
        data: names,
        left: 8,
        right: 8,
        top: TOP + PLOT + axis,
        selectedMode: false,
        itemWidth: 22,
        itemGap: 14,
        textStyle: axisText,
      },
      xAxis: {
        type: 'value',
        min: from,
        max: to,
        show: points.length > 0,
        splitLine: { show: false },
        axisLine: { ...axisLine, onZero: false },
        axisTick: { show: true, customValues: ends, lineStyle: axisLine.lineStyle },
        axisLabel: {
          ...axisText,
          customValues: ends,
          hideOverlap: true,
          rotate: slanted ? 40 : 0,
          formatter: (day: number) => days.get(day) ?? '',
        },
      },
      yAxis: {
        type: 'value',
        ...scale,
        show: points.length > 0,
        splitLine,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...axisText, formatter: (n: number) => `${axisNumber(n)}${unit === '%' ? '%' : ''}` },
      },
      graphic: rest.map((text, i) => ({
        type: 'text',
        left: 12,
        top: TOP + PLOT + axis + legend + 4 + i * 17,
        silent: true,
        style: { text, fill: ink2, fontSize: smallSize, fontFamily },
      })),
      series: seriesOf(points, scale, from, to),
    },
  };
}
