/**
 * Says what a file is by its first bytes; the name is only compared with the finding.
 *
 * Text formats (HTML, Markdown, plain) are told apart after decoding, in `text-kind.ts`.
 */

/** What the readers can open, and every kind that is recognised in order to be refused with its name. */
export type Binary =
  | 'pdf'
  | 'zip'
  | 'ole'
  | 'rtf'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'media'
  | 'program'
  | 'database'
  | 'mhtml'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'webp'
  | 'heic';

export const imageTypes: Partial<Record<Binary, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  webp: 'image/webp',
  heic: 'image/heic',
};

const signatures: Array<[Binary, string, number?]> = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['zip', '504b0708'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['rtf', '7b5c727466'],
  ['rar', '526172211a07'],
  ['7z', '377abcaf271c'],
  ['gzip', '1f8b08'],
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['gif', '474946383761'],
  ['gif', '474946383961'],
  ['tiff', '49492a00'],
  ['tiff', '4d4d002a'],
  ['webp', '57454250', 8],
  ['media', '57415645', 8],
  ['media', '41564920', 8],
  ['media', '494433'],
  ['media', '4f676753'],
  ['media', '1a45dfa3'],
  ['media', '000001ba'],
  ['media', '3026b2758e66cf11'],
  ['program', '7f454c46'],
  ['database', '53514c69746520666f726d6174203300'],
];
const heicBrands = ['heic', 'heix', 'mif1', 'msf1', 'avif'];

export function detect(head: Buffer): Binary | undefined {
  const hex = head.toString('hex', 0, 32);
  for (const [kind, signature, offset = 0] of signatures) {
    if (hex.startsWith(signature, offset * 2)) return kind;
  }
  if (isPdf(head)) return 'pdf';
  if (head.toString('latin1', 4, 8) === 'ftyp') {
    return heicBrands.includes(head.toString('latin1', 8, 12)) ? 'heic' : 'media';
  }
  // Two letters are no proof: a bitmap also states its header's size, a program has the offset of its header.
  if (head.toString('latin1', 0, 2) === 'BM' && [12, 40, 56, 108, 124].includes(readUInt32(head, 14))) return 'bmp';
  if (head.toString('latin1', 0, 2) === 'MZ' && head.subarray(0, 64).includes(0)) return 'program';
  const opening = head.toString('latin1', 0, 4096);
  if (/^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?MIME-Version:/i.test(opening) && /multipart\/related/i.test(opening)) {
    return 'mhtml';
  }
  return undefined;
}

/** Blank bytes and a mark may stand before the header; words may not, for a text may speak about `%PDF-`. */
function isPdf(head: Buffer): boolean {
  const at = head.subarray(0, 1024).indexOf('%PDF-');
  if (at === -1) return false;
  return head.subarray(0, at).every((byte) => byte <= 0x20 || [0xef, 0xbb, 0xbf].includes(byte));
}

function readUInt32(bytes: Buffer, offset: number): number {
  return bytes.length >= offset + 4 ? bytes.readUInt32LE(offset) : 0;
}

/** What an OLE container (the format of Office before 2007) holds. Its stream names are UTF-16. */
export function detectOle(bytes: Buffer): 'encrypted' | 'doc' | 'xls' | 'ppt' | 'ole' {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'encrypted';
  if (holds('WordDocument')) return 'doc';
  if (holds('Workbook') || holds('Book\0')) return 'xls';
  if (holds('PowerPoint Document')) return 'ppt';
  return 'ole';
}

/** What a ZIP holds, told by the names inside. */
export function detectZip(names: readonly string[]): 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'epub' | 'odf' | 'zip' {
  const has = (test: (name: string) => boolean) => names.some(test);
  if (has((name) => name === 'word/document.xml')) return 'docx';
  if (has((name) => name === 'xl/workbook.xml')) return 'xlsx';
  if (has((name) => name === 'ppt/presentation.xml')) return 'pptx';
  if (has((name) => name === 'OFD.xml')) return 'ofd';
  if (has((name) => name === 'META-INF/container.xml')) return 'epub';
  if (has((name) => name === 'content.xml') && has((name) => name === 'mimetype')) return 'odf';
  return 'zip';
}
