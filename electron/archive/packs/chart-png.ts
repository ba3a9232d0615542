/**
 * A chart's SVG as PNG, for programs that show no SVG: drawn by Skia with one bundled typeface, whatever the SVG names,
 * so that the same chart is the same bytes on every machine. Skia's reader of SVG leaves out a few things that a browser
 * does; they are written out here before it reads.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';

/** A name no system font has. */
const FAMILY = 'Exchange Archive Chart';
const fontFiles = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'];
/** Middle of digits and of Han characters above the baseline, in ems: what `dominant-baseline: central` means for them. */
const CENTRAL = 0.37;

/** Once in a process: the table of fonts is shared by its threads. As bytes: native code cannot look into a packed app. */
function registerFonts(): void {
  if (GlobalFonts.has(FAMILY)) return;
  const { resolve } = createRequire(import.meta.url);
  for (const file of fontFiles)
    GlobalFonts.register(readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${file}`)), FAMILY);
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function withAttribute(tag: string, name: string, value: string): string {
  const bare = tag.replace(new RegExp(`\\s${name}="[^"]*"`), '');
  return bare.replace(/^<[\w:]+/, (start) => `${start} ${name}="${value}"`);
}

/** Skia sets all text on the baseline. */
function onBaseline(tag: string): string {
  if (!/^(?:central|middle)$/.test(attribute(tag, 'dominant-baseline') ?? '')) return tag;
  const size = Number(/font-size(?:="|:\s*)([\d.]+)/.exec(tag)?.[1] ?? 12);
  return withAttribute(tag, 'y', String(Number(attribute(tag, 'y') ?? 0) + size * CENTRAL));
}

function tagForSkia(tag: string): string {
  const named = tag
    .replace(/font-family:[^;"]*/g, `font-family:${FAMILY}`)
    .replace(/\sfont-family="[^"]*"/g, ` font-family="${FAMILY}"`);
  // A line of no width is nothing; Skia draws a hair.
  const stroked = attribute(named, 'stroke-width') === '0' ? withAttribute(named, 'stroke', 'none') : named;
  return /^<(?:text|tspan)\b/.test(stroked) ? onBaseline(stroked) : stroked;
}

function forSkia(svg: string, width: number, height: number, scale: number): string {
  return (
    svg
      .replace(/<style[^>]*>.*?<\/style>/gs, '')
      .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>/gi, tagForSkia)
      // An outline meant to lie under the letters is drawn over them: once outlined, once again without.
      .replace(/(<text\b[^>]*\spaint-order="stroke"[^>]*)>(.*?<\/text>)/gs, (whole, tag: string, rest: string) => {
        return `${whole}${withAttribute(`${tag}>`, 'stroke', 'none')}${rest}`;
      })
      .replace(/<svg\b[^>]*>/, (tag) => {
        const box = attribute(tag, 'viewBox') ?? `0 0 ${width} ${height}`;
        const sized = withAttribute(
          withAttribute(tag, 'width', String(width * scale)),
          'height',
          String(height * scale),
        );
        return withAttribute(withAttribute(sized, 'viewBox', box), 'font-family', FAMILY);
      })
  );
}

/**
 * On white. The same arguments give the same bytes.
 *
 * @param width of the drawing, in the SVG's own pixels
 * @param scale pixels of the PNG for each of them; 2 is some 200 dpi across the type area of a page
 */
export async function chartPng(svg: string, width: number, height: number, scale = 2): Promise<Uint8Array> {
  registerFonts();
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(
    await loadImage(Buffer.from(forSkia(svg, width, height, scale))),
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return canvas.encode('png');
}
