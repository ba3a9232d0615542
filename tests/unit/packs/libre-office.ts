/** Exported files opened in LibreOffice, where the machine has it: what it sets, page by page. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

function has(...programs: string[]): boolean {
  try {
    for (const program of programs)
      execFileSync(program, [program === 'soffice' ? '--version' : '-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Nothing else on a test machine opens slides and workbooks as a person's program does. */
export const canOpen = has('soffice', 'pdftotext');
/** Pages as pictures; of poppler like `pdftotext`. */
export const canLook = has('pdftoppm');
export const notInstalled = 'soffice or pdftotext is not installed';

/** Files as LibreOffice prints them, started once. A profile of its own, so that a running LibreOffice does not matter. */
export function allPrintedByLibreOffice(files: ReadonlyMap<string, Uint8Array>): Buffer[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'office-'));
  try {
    for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', ...files.keys()], {
      cwd: folder,
      stdio: 'ignore',
    });
    return [...files.keys()].map((name) => readFileSync(path.join(folder, `${path.parse(name).name}.pdf`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function printedByLibreOffice(bytes: Uint8Array | undefined, name: string): Buffer {
  return allPrintedByLibreOffice(new Map([[name, bytes ?? new Uint8Array()]]))[0] ?? Buffer.alloc(0);
}

export function pagesInLibreOffice(bytes: Uint8Array | undefined, name: string): string[] {
  return wordsOfPages(printedByLibreOffice(bytes, name));
}

/** Words of each page of a PDF, without white space. */
export function wordsOfPages(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 64_000_000 });
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ''));
}
