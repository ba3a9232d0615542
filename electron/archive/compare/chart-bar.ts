/** Bars by region: upright where names are few and short, else lying, in two columns where one would not fit a page. */
import type { EChartsOption } from 'echarts';
import {
  amber,
  axisLine,
  axisText,
  type Drawing,
  fontFamily,
  ink,
  ink2,
  jade,
  jadePale,
  smallSize,
  splitLine,
  textSize,
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
const UPRIGHT_BARS = 8;
const UPRIGHT_NAME = 5;
/** Rows that a page holds beside its text; two columns of them are the most that stays legible. */
const ROWS = 40;
const ROW = 24;
const EDGE = 8;

const rich = {
  n: { color: ink, fontFamily, fontSize: textSize },
  d: { color: ink2, fontFamily, fontSize: smallSize },
  s: { color: ink2, fontFamily, fontSize: smallSize, padding: [0, 0, 0, 6] as number[] },
  v: { color: jade, fontFamily, fontSize: textSize, fontWeight: 600 },
  m: { color: amber, fontFamily, fontSize: smallSize, padding: [0, 0, 0, 6] as number[] },
  u: { color: ink2, fontFamily, fontSize: smallSize },
} as const;

/** Braces would end a span of rich text. */
const span = (style: keyof typeof rich, text: string): string =>
  `{${style}|${text.replaceAll('{', '｛').replaceAll('}', '｝')}}`;

const longest = (texts: readonly string[], size: number): number =>
  texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0);

function valueText(p: ChartPoint): string {
  const mark = conflictMark(p);
  return `${span(p.value === null ? 'u' : 'v', p.label)}${mark === '' ? '' : span('m', mark)}`;
}

function bars(points: readonly ChartPoint[], axis: number, lying: boolean): NonNullable<EChartsOption['series']> {
  return [
    {
      type: 'bar',
      xAxisIndex: axis,
      yAxisIndex: axis,
      silent: true,
      barMaxWidth: lying ? 14 : 40,
      data: points.map((p) => ({
        // A bar of no length carries the words where no value is stated.
        value: p.value ?? 0,
        itemStyle:
          p.tellings > 1 ? { color: jadePale, borderColor: jade, borderType: [4, 2], borderWidth: 1 } : { color: jade },
        label: {
          show: true,
          position: lying ? ((p.value ?? 0) < 0 ? 'left' : 'right') : (p.value ?? 0) < 0 ? 'bottom' : 'top',
          formatter: valueText(p),
          rich,
        },
      })),
    },
  ];
}

function valueAxis(scale: Scale, unit: string, stated: boolean): object {
  const label = { ...axisText, show: stated, formatter: (n: number) => `${axisNumber(n)}${unit === '%' ? '%' : ''}` };
  return { type: 'value', ...scale, axisLabel: label, splitLine: stated ? splitLine : { show: false } };
}

function upright(unit: string, points: readonly ChartPoint[], scale: Scale): Drawing {
  const axis = {
    type: 'category',
    data: points.map((p) => `${span('n', p.name)}\n${span('d', asOfLabel(p.asOf))}`),
    axisLabel: { interval: 0, rich, lineHeight: 18 },
    axisTick: { show: false },
    axisLine: { ...axisLine, onZero: true },
  } as const;
  return {
    width: WIDTH,
    height: 320,
    option: {
      grid: { left: 56, right: 16, top: 30, bottom: 50, containLabel: false },
      xAxis: axis,
      yAxis: valueAxis(scale, unit, true),
      series: bars(points, 0, false),
    },
  };
}

function lying(unit: string, points: readonly ChartPoint[], scale: Scale, stated: boolean): Drawing {
  const columns = points.length > ROWS ? 2 : 1;
  const perColumn = Math.ceil(points.length / columns);
  const width = columns === 2 ? 960 : WIDTH;
  const room = width / columns;
  // Names give way before bars do: the axis cuts none, it only starts later.
  const left =
    EDGE +
    Math.min(
      room * 0.55,
      longest(
        points.map((p) => p.name),
        textSize,
      ) +
        longest(
          points.map((p) => ` ${asOfLabel(p.asOf)}`),
          smallSize,
        ) +
        10,
    );
  const right =
    EDGE +
    Math.min(
      room * 0.3,
      longest(
        points.map((p) => `${p.label} ${conflictMark(p)}`),
        textSize,
      ) + 6,
    );
  const bottom = stated ? 26 : EDGE;
  const height = Math.max(perColumn, 2) * ROW + bottom + EDGE;
  const parts = Array.from({ length: columns }, (_, k) => points.slice(k * perColumn, (k + 1) * perColumn));
  return {
    width,
    height,
    option: {
      grid: parts.map((part, k) => ({
        left: k * room + left,
        width: room - left - right,
        top: EDGE,
        height: Math.max(part.length, parts.length > 1 ? part.length : 2) * ROW,
        containLabel: false,
      })),
      xAxis: parts.map((_, k) => ({ ...valueAxis(scale, unit, stated), gridIndex: k })),
      yAxis: parts.map((part, k) => ({
        type: 'category',
        gridIndex: k,
        inverse: true,
        data: part.map((p) => `${span('n', p.name)}${span('s', asOfLabel(p.asOf))}`),
        axisLabel: { interval: 0, rich },
        axisTick: { show: false },
        axisLine: { ...axisLine, onZero: true },
      })),
      series: parts.flatMap((part, k) => bars(part, k, true)),
    } as EChartsOption,
  };
}

/** All points, however many: beyond two columns of forty the picture grows longer, and nothing is left out. */
export function barOption(unit: string, points: readonly ChartPoint[]): Drawing {
  const values = points.flatMap((p) => p.value ?? []);
  const scale = scaleOf(values, unit, true);
  const stated = values.length > 0;
  const short = stated && points.length <= UPRIGHT_BARS && points.every((p) => [...p.name].length <= UPRIGHT_NAME);
  return short ? upright(unit, points, scale) : lying(unit, points, scale, stated);
}
