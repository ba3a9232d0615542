/** A bag of BagIt 1.0, and what of it only a bag of ours has. */
import { type PackParts, partsUnder } from './parts.ts';
import type { Report } from './report.ts';

export async function checkBag(
  parts: PackParts,
  report: Report,
  _onFile: (name: string) => void,
): Promise<{ payload: PackParts; files: number }> {
  report('bag-broken', 'bagit.txt');
  return { payload: partsUnder(parts, 'data'), files: 0 };
}
