/** Writes the Word documents among the fixtures, and the OLE containers that look like them. */
import {
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { closing, paragraphs, table, title } from './fixture-texts.ts';

export async function caseDocument(): Promise<Buffer> {
  const rows = table.map(
    (row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
  );
  const document = new Document({
    title,
    creator: '清溪区人大常委会研究室',
    footnotes: { 1: { children: [new Paragraph('数据截至2023年12月底。')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph({ text: '一、平台建设', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ children: [new TextRun(paragraphs[0] ?? ''), new FootnoteReferenceRun(1)] }),
          new Paragraph({ children: [new TextRun({ text: '一是', bold: true }), new TextRun(paragraphs[1] ?? '')] }),
          new Paragraph({ text: '二、主要数据', heading: HeadingLevel.HEADING_1 }),
          new Table({ rows }),
          new Paragraph({ text: '民生实事项目', bullet: { level: 0 } }),
          new Paragraph({ text: '代表建议办理', bullet: { level: 0 } }),
          new Paragraph(closing),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

/** The level stands in the page header, where Word users put what is to be on every page. */
export async function classifiedDocument(): Promise<Buffer> {
  const header = new Header({ children: [new Paragraph('机密★10年')] });
  const document = new Document({
    sections: [{ headers: { default: header }, children: paragraphs.map((one) => new Paragraph(one)) }],
  });
  return await Packer.toBuffer(document);
}

export async function emptyDocument(): Promise<Buffer> {
  return await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('')] }] }));
}

/** The start of a compound file with the named streams in its directory: enough to be told what it is. */
export function oleWith(streams: string[]): Buffer {
  const bytes = Buffer.alloc(512 * 4);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  ['Root Entry', ...streams].forEach((name, index) => {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64);
    bytes.writeUInt8(index === 0 ? 5 : 2, at + 66);
  });
  return bytes;
}
