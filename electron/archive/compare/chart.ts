/** A group of figures as an SVG of its own. */
import type { ChartForm, ChartPicture, FigurePoint } from '../../contract/index.ts';

export function chartOf(title: string, unit: string, _form: ChartForm, points: readonly FigurePoint[]): ChartPicture {
  const alt = `${title}：${points.map((p) => `${p.regionName}${p.figure.value ?? ''}${unit}`).join('，')}`;
  return { svg: '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320"/>', width: 640, height: 320, alt };
}
