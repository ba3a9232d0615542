/** Builds ZIP files as no honest program would, byte by byte where it takes that. */
import type { Readable } from 'node:stream';
import yazl from 'yazl';

export interface Part {
  name: string;
  content: string | Buffer;
  mode?: number;
  /** Kept as it is, so that its bytes can be found and changed. */
  stored?: boolean;
}

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

export function documentXml(body: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
}

/** The least that is a Word document, with further entries after it. */
export function docxWith(
  further: Part[],
  document = documentXml('<w:p><w:r><w:t>正文一段</w:t></w:r></w:p>'),
): Promise<Buffer> {
  return zipOf([
    { name: '[Content_Types].xml', content: types },
    { name: '_rels/.rels', content: relations },
    { name: 'word/document.xml', content: document },
    ...further,
  ]);
}

export async function zipOf(parts: Part[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const { name, content, mode, stored = false } of parts) {
    zip.addBuffer(Buffer.from(content), name, { compress: !stored, ...(mode === undefined ? {} : { mode }) });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as Readable) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Gives an entry another name of the same length in bytes, in both places a ZIP keeps it. */
export function rename(zip: Buffer, from: string, to: string): Buffer {
  const [before, after] = [Buffer.from(from), Buffer.from(to)];
  if (before.length !== after.length) throw new Error('names must have the same length');
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(before); at !== -1; at = bytes.indexOf(before, at + 1)) after.copy(bytes, at);
  return bytes;
}

/** Position of an entry's header in the central directory. */
export function centralHeader(zip: Buffer, name: string): number {
  const signature = Buffer.from('504b0102', 'hex');
  for (let at = zip.indexOf(signature); at !== -1; at = zip.indexOf(signature, at + 1)) {
    if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) === name) return at;
  }
  throw new Error(`no entry ${name}`);
}
