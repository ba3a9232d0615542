// stub until the packs room arrives
import type { ExportDone, ExportProgress, ItemCheck, VerifyProblem } from '../../contract/index.ts';
export function checkPack(..._: unknown[]): ItemCheck[] { return []; }
export function verifyExcerpts(..._: unknown[]): { checked: number; problems: VerifyProblem[] } { return { checked: 0, problems: [] }; }
// biome-ignore lint/correctness/useYield: stub
export async function* exportFromArchive(..._: unknown[]): AsyncGenerator<ExportProgress, ExportDone> { throw new Error('stub'); }
