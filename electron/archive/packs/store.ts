// stub until the packs room arrives
import type { Pack, PackSummary } from '../../contract/index.ts';
export interface PackStore { list(): PackSummary[]; get(id: string): Pack; create(title: string): Pack; save(p: unknown): Pack; add(id: string, items: unknown): Pack; remove(id: string): boolean }
export function createPackStore(..._: unknown[]): PackStore { throw0(); return { list: () => [], get: () => fail(), create: () => fail(), save: () => fail(), add: () => fail(), remove: () => false }; }
function throw0(): void {}
function fail(): never { throw new Error('stub'); }
