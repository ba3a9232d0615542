/** Charts: every value as stated, conflicts marked, nothing missing drawn as zero, and the same bytes from any process. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../../electron/archive/compare/chart.ts';
import { scaleOf } from '../../../electron/archive/compare/chart-points.ts';
import type { FigurePoint, StatedFigure } from '../../../electron/contract/index.ts';

function point(
  regionName: string,
  value: number | null,
  figure: Partial<StatedFigure> = {},
  conflict = false,
): FigurePoint {
  return {
    recordId: `r-${regionName}`,
    recordTitle: `${regionName}的做法`,
    region: regionName,
    regionName,
    conflict,
    figure: { subject: '选民登记率', value, bound: 'exact', passage: null, ...figure },
  };
}

const percent = { unit: '%', asOf: '2021' };
const rates = [
  point('相城区', 99.96, { ...percent, display: '99.96%' }),
  point('昆山市', 98.35, percent, true),
  point('昆山市', 98.5, percent, true),
  point('平湖市', null, percent),
];
const adopted = [
  point('长宁区', 25, { unit: '条', asOf: '2020-01', display: '25条' }),
  point('长宁区', 101, { unit: '条', asOf: '2022-03' }),
  point('长宁区', 361, { unit: '条', asOf: '2025-07' }),
  point('昆山市', 155, { unit: '条', asOf: '2022-11' }),
  point('昆山市', 196, { unit: '条', asOf: '2023-02' }),
  point('嘉定区', 15, { unit: '条' }),
];

/** Lines of text as they are drawn; a label of several styles is joined. */
function texts(svg: string): string[] {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return [...document.querySelectorAll('text')].map((t) => t.textContent ?? '');
}

describe('chartOf', () => {
  it('writes each value as it is stated', () => {
    const { svg, alt } = chartOf('选民登记率', '%', 'bar', rates);
    expect(texts(svg)).toContain('99.96%');
    expect(texts(svg)).toContain('相城区');
    expect(texts(svg)).toContain('2021年');
    expect(alt).toBe(
      '选民登记率：相城区99.96%（截至2021年），昆山市98.35%（截至2021年，两说），昆山市98.5%（截至2021年，两说），平湖市未载明数值（截至2022年）。'.replace(
        '2022',
        '2021',
      ),
    );
  });

  it('draws both of two conflicting values, hatched and named', () => {
    const { svg } = chartOf('选民登记率', '%', 'bar', rates);
    expect(texts(svg).filter((t) => t === '两说')).toHaveLength(2);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
    const clear = chartOf('选民登记率', '%', 'bar', rates.slice(0, 1));
    expect(texts(clear.svg)).not.toContain('两说');
    expect(clear.svg).not.toContain('stroke-dasharray');
  });

  it('says that a value is missing where it is', () => {
    const { svg } = chartOf('选民登记率', '%', 'bar', rates);
    expect(texts(svg)).toContain('未载明数值');
    const time = chartOf('启用时间', '', 'bar', [point('相城区', null, { display: '2019年4月', asOf: '2019-04' })]);
    expect(texts(time.svg)).toContain('2019年4月');
    expect(texts(time.svg)).not.toContain('0');
  });

  it('draws a value that two records state alike once', () => {
    const twice = [...rates.slice(0, 1), { ...(rates[0] ?? point('', 0)), recordId: 'other' }];
    expect(texts(chartOf('选民登记率', '%', 'bar', twice).svg).filter((t) => t === '99.96%')).toHaveLength(1);
  });

  it('tells in words what has no place on an axis of time', () => {
    const { svg, alt } = chartOf('意见建议被采纳', '条', 'line', adopted);
    expect(texts(svg)).toEqual(expect.arrayContaining(['2020年1月', '2025年7月', '361条', '长宁区', '昆山市']));
    expect(texts(svg).join('')).toContain('未载明时间或数值，未画入图中：嘉定区15条（时间未载）。');
    expect(alt).toContain('嘉定区15条（截至时间未载明）');
  });

  it('says when a line does not begin at zero', () => {
    const close = [point('相城区', 98.1, { unit: '%', asOf: '2016' }), point('相城区', 99.96, percent)];
    expect(texts(chartOf('选民登记率', '%', 'line', close).svg)).toContain('纵轴不从零起');
    expect(texts(chartOf('意见建议被采纳', '条', 'line', adopted).svg)).not.toContain('纵轴不从零起');
  });

  it('shows many points, all of them', () => {
    const many = Array.from({ length: 130 }, (_, i) => point(`第${i}区`, i + 0.5, { unit: '名', asOf: '2022' }));
    for (const form of ['bar', 'line'] as const) {
      const drawn = texts(chartOf('代表', '名', form, many).svg);
      expect(drawn.filter((t) => /^第\d+区$/.test(t))).toHaveLength(130);
    }
    expect(texts(chartOf('代表', '名', 'bar', many).svg).filter((t) => t.endsWith('.5名'))).toHaveLength(130);
  });

  it('is plain SVG 1.1 without anything to load, run or style', () => {
    for (const form of ['bar', 'line'] as const) {
      const { svg, width, height } = chartOf('率', '%', form, [...rates, ...adopted]);
      expect(svg).not.toMatch(
        /<style|<script|<image|<foreignObject| class=| style=| id=|url\(|href|dominant-baseline|ecmeta/,
      );
      expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('http');
      expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
    }
  });

  it('keeps markup and control characters out of the picture', () => {
    const odd = point('<b>区{n|x}\u0001', 3, { unit: '<i>', display: '3"&' });
    const { svg } = chartOf('<script>alert(1)</script>\u0002', '<i>', 'bar', [odd]);
    expect(svg).not.toMatch(/<b>|<i>|<script>/);
    for (const control of ['\u0001', '\u0002']) expect(svg).not.toContain(control);
    expect(texts(svg)).toContain('<b>区｛n|x｝[U+0001]');
  });

  it('gives the same bytes again, after other charts and in another process', () => {
    const all = [...rates, ...adopted];
    const first = (['bar', 'line'] as const).map((form) => chartOf('率', '%', form, all).svg);
    chartOf('别的', '条', 'line', adopted);
    expect((['bar', 'line'] as const).map((form) => chartOf('率', '%', form, all).svg)).toEqual(first);
    const module = fileURLToPath(new URL('../../../electron/archive/compare/chart.ts', import.meta.url));
    const script = `import { chartOf } from ${JSON.stringify(module)};
      import { createHash } from 'node:crypto';
      const all = ${JSON.stringify(all)};
      for (const form of ['bar', 'line'])
        console.log(createHash('sha256').update(chartOf('率', '%', form, all).svg).digest('hex'));`;
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(other.trim().split('\n')).toEqual(first.map((svg) => createHash('sha256').update(svg).digest('hex')));
  });
});

describe('scaleOf', () => {
  it('ends shares of a whole at a hundred', () => {
    expect(scaleOf([99.96, 98.35], '%', true)).toEqual({ min: 0, max: 100, interval: 20 });
    expect(scaleOf([99.96, 98.35], '%', false).max).toBe(100);
    expect(scaleOf([140, 20], '%', true).max).toBeGreaterThanOrEqual(140);
  });

  it('takes round steps around what is there', () => {
    expect(scaleOf([25, 361], '条', true)).toEqual({ min: 0, max: 400, interval: 100 });
    expect(scaleOf([-5, 5], '个', true)).toEqual({ min: -5, max: 5, interval: 2.5 });
    expect(scaleOf([0], '个', true)).toEqual({ min: 0, max: 0.25, interval: 0.25 });
    expect(scaleOf([], '个', true)).toEqual({ min: 0, max: 1, interval: 1 });
  });
});
