/**
 * Writes small PDFs by hand: pages of Chinese lines at stated places, in a font that is named and not embedded.
 *
 * Such files are common in offices; reading them needs the predefined character maps.
 */

export interface PdfText {
  x: number;
  y: number;
  size: number;
  text: string;
}

/** `info` values are written as UTF-16 with a byte order mark. An empty page holds a picture: a scan. */
export function makePdf(
  pages: PdfText[][],
  info: Record<string, string> = {},
  attachments: Record<string, string> = {},
): Buffer {
  const objects: Array<string | undefined> = [];
  const add = (body: string) => objects.push(body);
  const reserve = () => objects.push(undefined);
  const catalog = reserve();
  const tree = reserve();
  const cid = add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >> >>',
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [${cid} 0 R] >>`,
  );
  const picture = add(
    stream(
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      '\u00aa',
    ),
  );
  const kids = pages.map((texts) => {
    const drawn = texts.map(({ x, y, size, text }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`);
    const content = add(stream('<<', drawn.length > 0 ? drawn.join('\n') : 'q 500 0 0 700 40 60 cm /Im1 Do Q'));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> /XObject << /Im1 ${picture} 0 R >> >> >>`,
    );
  });
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  const files = Object.entries(attachments).map(([name, content]) => {
    const file = add(stream('<< /Type /EmbeddedFile', Buffer.from(content).toString('latin1')));
    return `(${name}) ${add(`<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${file} 0 R >> >>`)} 0 R`;
  });
  const names = files.length === 0 ? '' : ` /Names << /EmbeddedFiles << /Names [${files.join(' ')}] >> >>`;
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R${names} >>`;
  const about = add(
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} <feff${hex(value)}>`)
      .join(' ')} >>`,
  );
  return assemble(objects, catalog, about);
}

function assemble(objects: Array<string | undefined>, catalog: number, info: number): Buffer {
  let body = '%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object ?? 'null'}\nendobj\n`;
    return at;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

function stream(dictionary: string, content: string): string {
  return `${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

/** Sets paragraphs the way an official document is set: two characters of indent, full lines, a page number. */
export function setPages(title: string, paragraphs: string[], linesOnPage: number): PdfText[][] {
  const columns = 28;
  const lines: Array<{ text: string; indent: boolean }> = [];
  for (const paragraph of paragraphs) {
    const characters = [...paragraph];
    const first = characters.splice(0, columns - 2).join('');
    lines.push({ text: first, indent: true });
    while (characters.length > 0) lines.push({ text: characters.splice(0, columns).join(''), indent: false });
  }
  const pages: PdfText[][] = [];
  for (let from = 0; from < lines.length; from += linesOnPage) {
    const page: PdfText[] = [{ x: 60, y: 800, size: 9, text: '清溪区人大工作资料' }];
    if (from === 0)
      page.push(
        { x: 130, y: 730, size: 22, text: title.slice(0, 12) },
        { x: 170, y: 698, size: 22, text: title.slice(12) },
      );
    lines.slice(from, from + linesOnPage).forEach((line, index) => {
      page.push({ x: line.indent ? 105 : 73, y: 650 - index * 28, size: 16, text: line.text });
    });
    page.push({ x: 290, y: 60, size: 14, text: `— ${pages.length + 1} —` });
    pages.push(page);
  }
  return pages;
}
