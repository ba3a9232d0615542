/** pptx */
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import type { OutputFile } from './output.ts';

export async function writePptx(_snapshot: PackSnapshot, _source: PackSource): Promise<OutputFile[]> {
  throw new Error('slides.pptx is not written yet');
}
