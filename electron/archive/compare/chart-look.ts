/** Colours and letters of charts: dark enough on paper, apart from each other in grey by shape or outline. */
import type { EChartsOption } from 'echarts';

/** A picture before it is drawn. CSS pixels; 640 wide fills the measure of an A4 page with labels of nine points. */
export interface Drawing {
  option: EChartsOption;
  width: number;
  height: number;
}

export const ink = '#22252a';
export const ink2 = '#5d636c';
export const line = '#d9d3c6';
export const jade = '#2c6a5d';
export const jadePale = '#dfeae6';
export const amber = '#8a6116';

/** One for each line of a chart; with `shapes` they make forty pairs. */
export const series = ['#2c6a5d', '#b3392c', '#2f5d8a', '#8a6116', '#6b4a86', '#4d5560', '#1d7f8c', '#9a4a6d'];
export const shapes = ['circle', 'rect', 'triangle', 'diamond', 'pin'];

/** The serif of documents stays with the text; Typst, browsers and office suites each know one of these. */
export const fontFamily =
  'Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, SimHei, sans-serif';

export const textSize = 13;
export const smallSize = 11;

export const axisText = { color: ink2, fontFamily, fontSize: smallSize };
export const splitLine = { show: true, lineStyle: { color: '#ece7dc', width: 1 } };
export const axisLine = { show: true, lineStyle: { color: line, width: 1 } };
