/**
 * Typst as a function from data to bytes. It reads nothing but what it is handed: its files are in memory under a folder
 * that does not exist, and the templates import no packages.
 *
 * Subtle: the library always searches the fonts of the system, and no option turns that off; `FONTCONFIG_FILE` would, on
 * Linux alone, for the whole process, and only from its main thread. Nothing of the kind is needed. Every text names a
 * bundled family with `fallback: false`, and of two fonts of one family, weight and style the library takes the one it
 * was given over the one it found. What is installed on a machine therefore changes no byte; a test holds this with
 * an installed font of the same name.
 */
import { readFileSync } from 'node:fs';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { resourcePath } from '../../resources.ts';
import { fontFiles } from './pdf-fonts.ts';

const WORKSPACE =
  process.platform === 'win32' ? 'C:\\exchange-archive\\no-such-folder' : '/exchange-archive/no-such-folder';
const templates = ['page.typ', 'blocks.typ', 'tables.typ', 'covers.typ', 'pack.typ', 'picture.typ'];

function inside(name: string): string {
  return `${WORKSPACE}${process.platform === 'win32' ? '\\' : '/'}${name}`;
}

/** Finding the fonts takes a fifth of a second: once in a thread. */
let compiler: NodeCompiler | undefined;

function theCompiler(): NodeCompiler {
  if (compiler === undefined) {
    const { serif, sans } = fontFiles();
    compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [...serif, ...sans] }] });
  }
  return compiler;
}

export interface TypstJob {
  main: string;
  /** Pictures by the name that the data calls them. */
  files: ReadonlyMap<string, Uint8Array>;
  /** `sys.inputs`. */
  inputs: Record<string, string>;
}

/** What the typesetter objects to, in its own words. */
export class TypstError extends Error {
  override name = 'TypstError';
}

interface Diagnostic {
  message: string;
  path: string;
  /** Counted from nothing. */
  range: { start: { line: number } } | null;
}

function messages(typst: NodeCompiler, error: NodeError | null): string[] {
  if (error === null) return [];
  const found: Array<Partial<Diagnostic> | null> = typst.fetchDiagnostics(error);
  return found.map((one) => {
    const template = templates.find((name) => one?.path?.endsWith(name) === true);
    const at = template === undefined ? '' : `${template}:${(one?.range?.start.line ?? 0) + 1}: `;
    return `${at}${one?.message ?? 'unknown'}`;
  });
}

/** @throws TypstError also for a family that is not there: the words would be missing from the page. */
export function typeset({ main, files, inputs }: TypstJob): Buffer {
  const typst = theCompiler();
  try {
    for (const name of templates) typst.addSource(inside(name), readFileSync(resourcePath('templates', name), 'utf8'));
    for (const [name, bytes] of files) typst.mapShadow(inside(name), Buffer.from(bytes));
    const result = typst.compile({ mainFilePath: inside(main), inputs });
    const warnings = messages(typst, result.takeWarnings());
    const missing = warnings.filter((message) => message.includes('font'));
    if (missing.length > 0) throw new TypstError(missing.join('; '));
    const document = result.result;
    if (document === null) throw new TypstError(messages(typst, result.takeDiagnostics()).join('; '));
    return typst.pdf(document);
  } finally {
    typst.resetShadow();
    // All of a pack's layout would stay in the library's cache.
    typst.evictCache(0);
  }
}
