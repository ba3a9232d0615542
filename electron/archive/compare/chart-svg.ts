/**
 * Makes ECharts' SVG plain SVG 1.1 that browsers, Typst and office suites draw alike: no styles, classes or ids, text
 * on the alphabetic baseline. Its class and clip names count up through the life of a process; without them the same
 * figures give the same bytes.
 */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Of a letter's height: what lies between its baseline and its middle, or its top. */
const shifts: Record<string, number> = { central: 0.36, middle: 0.36, hanging: 0.88, 'text-before-edge': 0.88 };

function attributesOf(style: string): string {
  return style
    .split(';')
    .flatMap((rule) => {
      const at = rule.indexOf(':');
      const name = rule.slice(0, at).trim();
      const value = rule.slice(at + 1).trim();
      return at < 0 || value === '' ? [] : [`${name}="${value.replaceAll('"', '')}"`];
    })
    .join(' ');
}

function plainText(tag: string): string {
  const baseline = /dominant-baseline="([^"]*)"/.exec(tag)?.[1] ?? '';
  const size = Number(/font-size[:=]"?([0-9.]+)/.exec(tag)?.[1] ?? 12);
  const shift = Math.round((shifts[baseline] ?? 0) * size * 100) / 100;
  let out = tag.replace(/ dominant-baseline="[^"]*"/, '').replace(/ xml:space="[^"]*"/, '');
  if (shift === 0) return out;
  const y = / y="(-?[0-9.]+)"/.exec(out);
  if (y === null) out = out.replace('<text', `<text y="${shift}"`);
  else out = out.replace(y[0], ` y="${Math.round((Number(y[1]) + shift) * 100) / 100}"`);
  return out;
}

/** `alt` becomes the title, for those who open the picture by itself. */
export function plainSvg(svg: string, alt: string): string {
  return (
    svg
      .replace(/<style[\s\S]*?<\/style>\s*/g, '')
      // Only clips: the scales hold all points, nothing reaches beyond the plot.
      .replace(/<defs[\s\S]*?<\/defs>\s*/g, '')
      .replace(/ clip-path="[^"]*"/g, '')
      .replace(/ class="[^"]*"/g, '')
      .replace(/ xmlns:xlink="[^"]*"| baseProfile="[^"]*"/g, '')
      .replace(/ style="([^"]*)"/g, (_, style: string) => ` ${attributesOf(style)}`)
      .replace(/<text[^>]*>/g, plainText)
      .replace(/^<svg[^>]*>/, (tag) => `${tag}<title>${escaped(alt)}</title>`)
      .replace(/ ecmeta_[a-z_]+="[^"]*"| pointer-events="[^"]*"/g, '')
      // Areas that only catch the pointer.
      .replace(
        /<(path|rect)(?=[^>]* fill(?:="none"|-opacity="0"))(?![^>]* stroke="(?!none)[^"]*"(?![^>]* stroke-width="0"))[^>]*><\/\1>/g,
        '',
      )
      .replace(/\bzr\d+-/g, 'chart-')
      .replace(/>\s*\n\s*</g, '><')
  );
}
