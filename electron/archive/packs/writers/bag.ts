/** BagIt 1.0 */
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import type { OutputFile } from './output.ts';

/** @param payload the other formats, as they stand in the bag */
export async function writeBag(
  _snapshot: PackSnapshot,
  _source: PackSource,
  _payload: readonly OutputFile[],
): Promise<OutputFile[]> {
  throw new Error('the bag is not written yet');
}
