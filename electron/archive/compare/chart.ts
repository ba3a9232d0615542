/** A group of figures as an SVG of its own: the same bytes for the page and for every format of a pack. */
import { createRequire } from 'node:module';
import type { ChartForm, ChartPicture, FigurePoint } from '../../contract/index.ts';
import { visible } from '../packs/wording.ts';
import { barOption } from './chart-bar.ts';
import { lineOption } from './chart-line.ts';
import { chartPoints, sentence } from './chart-points.ts';
import { plainSvg } from './chart-svg.ts';

type Library = Pick<typeof import('echarts'), 'init'>;
let library: Library | undefined;

/**
 * Loaded with the first chart: 17 MB and 80 ms that an archive without charts never pays. The one-file build, because
 * its four hundred modules take ten times as long.
 */
function echarts(): Library {
  library ??= createRequire(import.meta.url)('echarts/dist/echarts.common.min.js') as Library;
  return library;
}

/** `title` only goes into `alt`: page and pack print it themselves. Values that conflict are all drawn, and marked. */
export function chartOf(title: string, unit: string, form: ChartForm, points: readonly FigurePoint[]): ChartPicture {
  const drawn = chartPoints(points);
  const { option, width, height } = form === 'line' ? lineOption(unit, drawn) : barOption(unit, drawn);
  const chart = echarts().init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    const alt = sentence(visible(title), drawn);
    return { svg: plainSvg(chart.renderToSVGString(), alt), width, height, alt };
  } finally {
    chart.dispose();
  }
}
