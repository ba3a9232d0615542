/** pdf */
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import type { OutputFile } from './output.ts';

export async function writePdf(_snapshot: PackSnapshot, _source: PackSource): Promise<OutputFile[]> {
  throw new Error('document.pdf is not written yet');
}
