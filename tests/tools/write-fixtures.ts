/**
 * Writes tests/fixtures/documents anew: `npx node tests/tools/write-fixtures.ts`.
 *
 * The files are committed; this shows how each came to be. Needs Chromium and qpdf for two of them, and keeps the
 * committed ones where a program is missing.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import iconv from 'iconv-lite';
import { caseDocument, classifiedDocument, emptyDocument, oleWith } from './fixture-docx.ts';
import { articlePage, hostilePage, mhtml, shortPage } from './fixture-pages.ts';
import { makePdf, setPages } from './fixture-pdf.ts';
import * as texts from './fixture-texts.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'documents');
mkdirSync(folder, { recursive: true });
const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

function writeTexts(): void {
  const utf8 = Buffer.from(texts.plain);
  const gb = iconv.encode(texts.plain, 'gb18030');
  write('report-utf8.txt', utf8);
  write('report-utf8-bom.txt', Buffer.concat([Buffer.from('efbbbf', 'hex'), utf8]));
  write('report-crlf.txt', texts.plain.replaceAll('\n', '\r\n'));
  write('report-gb18030.txt', gb);
  write('report-big5.txt', iconv.encode(texts.traditional, 'big5'));
  write('report-utf16le.txt', iconv.encode(texts.plain, 'utf-16le', { addBOM: true }));
  write('report-utf16be.txt', iconv.encode(texts.plain, 'utf-16be', { addBOM: true }));
  write('report-utf16le-unmarked.txt', iconv.encode(texts.plain, 'utf-16le', { addBOM: false }));
  write('report-utf16be-unmarked.txt', iconv.encode(texts.plain, 'utf-16be', { addBOM: false }));
  // In the middle of the last character of the last paragraph.
  write('cut-utf8.txt', utf8.subarray(0, utf8.length - 3));
  write('cut-gb18030.txt', gb.subarray(0, gb.length - 2));
  const damaged = Buffer.from(gb);
  for (const at of [200, 300, 400]) damaged[at] = 0xff;
  write('damaged-gb18030.txt', damaged);
  write('reposted.txt', texts.reposted);
  write('labelled.txt', texts.labelled);
  write('classified.txt', texts.classified);
  write('business-secret.txt', texts.businessSecret);
  write('empty.txt', '');
  write('heading.md', `\n# ${texts.title}\n\n${texts.paragraphs.join('\n\n')}\n`);
  write(
    'front-matter.md',
    `---\ntitle: "清溪区票决制案例"\ndate: 2024-01-31\nauthor: 清溪区人大办\nurl: https://example.invalid/case\ntags: [票决制, 民生实事]\n---\n\n${texts.paragraphs[3]}\n`,
  );
}

function writeInterchange(): void {
  const lines = [
    JSON.stringify({ id: 'q-1', title: '清溪票决制', text: texts.paragraphs[3], kind: 'case' }),
    JSON.stringify({ id: 'q-2', text: `行内的\u2028分隔符和\u0085不是行尾。` }),
    '',
    '{"id": "q-3", "title": ',
    JSON.stringify({ id: 'q-4', title: '表情与扩展汉字', text: '𠮷野家👍' }),
  ];
  write('records.jsonl', `\ufeff${lines.join('\r\n')}`);
}

function writePages(): void {
  write('article.html', articlePage('utf-8'));
  write('article-gb2312.htm', iconv.encode(articlePage('gb2312'), 'gb18030'));
  write('article-misdeclared.html', iconv.encode(articlePage('utf-8'), 'gb18030'));
  write('short.html', iconv.encode(shortPage, 'gb18030'));
  write('hostile.html', hostilePage);
  write('page.mhtml', mhtml.replaceAll('\n', '\r\n'));
}

async function writeOffice(): Promise<void> {
  const document = await caseDocument();
  write('case.docx', document);
  write('case-docx.txt', document);
  write('truncated.docx', document.subarray(0, document.length - 700));
  write('classified-header.docx', await classifiedDocument());
  write('empty.docx', await emptyDocument());
  write('encrypted.docx', oleWith(['EncryptionInfo', 'EncryptedPackage']));
  write('old.doc', oleWith(['WordDocument', '1Table']));
}

function writePdfs(): void {
  const body = [...texts.paragraphs, texts.closing, ...texts.paragraphs];
  const pdf = makePdf(setPages(texts.title, body, 8), {
    Title: 'Microsoft Word - 报告3',
    Author: '清溪区人大办',
    CreationDate: "D:20240517102000+08'00'",
  });
  write('report.pdf', pdf);
  write('report-pdf.docx', pdf);
  write('truncated.pdf', pdf.subarray(0, Math.floor(pdf.length * 0.6)));
  write('scan.pdf', makePdf([[], []]));
  const spaced = [...(texts.paragraphs[0] ?? '')].slice(0, 24);
  write('spaced.pdf', makePdf([spaced.map((text, index) => ({ x: 60 + index * 18, y: 700, size: 10, text }))]));
  write(
    'classified.pdf',
    makePdf([
      [
        { x: 70, y: 780, size: 16, text: '秘密★5年' },
        { x: 70, y: 700, size: 16, text: texts.closing },
      ],
    ]),
  );
  const temp = mkdtempSync(join(tmpdir(), 'fixtures-'));
  try {
    optional('qpdf', [
      '--encrypt',
      'open',
      'own',
      '256',
      '--',
      join(folder, 'report.pdf'),
      join(folder, 'encrypted.pdf'),
    ]);
    optional('qpdf', [
      '--encrypt',
      '',
      'own',
      '256',
      '--',
      join(folder, 'report.pdf'),
      join(folder, 'owner-locked.pdf'),
    ]);
    const page = join(temp, 'page.html');
    const style = '@page{size:A4;margin:25mm}body{font:16pt/1.8 "Noto Serif CJK SC"}p{text-indent:2em;margin:0}';
    writeFileSync(
      page,
      `<meta charset="utf-8"><title>${texts.title}</title><style>${style}</style><h1>${texts.title}</h1>${body.map((one) => `<p>${one}</p>`).join('')}`,
    );
    optional(process.env['CHROMIUM'] ?? '/usr/bin/chromium', [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-pdf-header-footer'],
      `--print-to-pdf=${join(folder, 'browser.pdf')}`,
      pathToFileURL(page).href,
    ]);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

function optional(program: string, parameters: string[]): void {
  try {
    execFileSync(program, parameters, { stdio: 'ignore', timeout: 60_000 });
  } catch (error) {
    process.stderr.write(
      `${program}: ${error instanceof Error ? error.message : String(error)}; kept what was there\n`,
    );
  }
}

function writePicture(): void {
  write(
    'plaque.png',
    Buffer.from(
      '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082',
      'hex',
    ),
  );
}

writeTexts();
writeInterchange();
writePages();
await writeOffice();
writePdfs();
writePicture();
