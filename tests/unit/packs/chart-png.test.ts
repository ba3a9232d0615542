/** A chart drawn as PNG: Chinese whatever typeface is named, the same bytes every time, text where a browser has it. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { chartPng } from '../../../electron/archive/packs/chart-png.ts';
import { pictureSize } from '../../../electron/archive/packs/pictures.ts';

function svgOf(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">${inside}</svg>`;
}

/** Rows and columns that hold anything but white. */
async function inkOf(svg: string): Promise<{ top: number; bottom: number; left: number; right: number; dark: number }> {
  const canvas = createCanvas(400, 200);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(Buffer.from(await chartPng(svg, 200, 100))), 0, 0);
  const { data } = context.getImageData(0, 0, 400, 200);
  const ink = { top: 200, bottom: -1, left: 400, right: -1, dark: 0 };
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i] ?? 0) > 128) continue;
    const [x, y] = [(i / 4) % 400, Math.floor(i / 1600)];
    ink.top = Math.min(ink.top, y);
    ink.bottom = Math.max(ink.bottom, y);
    ink.left = Math.min(ink.left, x);
    ink.right = Math.max(ink.right, x);
    ink.dark++;
  }
  return ink;
}

const word = (style: string, more = ''): string =>
  svgOf(`<text x="20" y="50" style="font-size:20px;${style}" ${more} fill="#000">选民登记率</text>`);

describe('chart as PNG', () => {
  test('Chinese text, whatever typeface the drawing names or does not name', async () => {
    const named = await chartPng(word('font-family:sans-serif'), 200, 100);
    expect(pictureSize(Buffer.from(named))).toMatchObject({ mediaType: 'image/png', width: 400, height: 200 });
    for (const style of ['', 'font-family:No Such Font', 'font-family:Microsoft YaHei,Arial'])
      expect(Buffer.from(await chartPng(word(style), 200, 100)).equals(named)).toBe(true);
    // Five characters of 20 px each, and different ones: boxes for missing glyphs would be alike.
    const { left, right, dark } = await inkOf(word(''));
    expect([left >= 40 && left < 46, right > 232 && right <= 240]).toEqual([true, true]);
    expect(dark).not.toBe((await inkOf(word('').replace('选民登记率', '口口口口口'))).dark);
  });

  test('text stands in the middle of where it is said to, and no line of no width is drawn', async () => {
    const { top, bottom } = await inkOf(word('', 'dominant-baseline="central"'));
    expect(Math.abs((top + bottom) / 2 - 100)).toBeLessThan(3);
    expect((await inkOf(svgOf('<path d="M10 10h80v40z" fill="none" stroke="#000" stroke-width="0"/>'))).dark).toBe(0);
    const outlined = word('', 'stroke="#fff" stroke-width="3" paint-order="stroke"');
    expect((await inkOf(outlined)).dark).toBe((await inkOf(word(''))).dark);
  });
});
