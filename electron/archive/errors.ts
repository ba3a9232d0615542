/**
 * The one error class that may leave the archive. It carries a code of the contract and parameters for the
 * sentence; the router turns it into the contract's typed error, so that the code survives every host.
 */
import type { DoorErrorCode } from '../contract/index.ts';

export class DoorError extends Error {
  readonly code: DoorErrorCode;
  readonly params: Record<string, string>;

  constructor(code: DoorErrorCode, params: Record<string, string> = {}, cause?: unknown) {
    super(
      `${code}${Object.keys(params).length > 0 ? ` ${JSON.stringify(params)}` : ''}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'DoorError';
    this.code = code;
    this.params = params;
  }
}

/** The `code` of a system or SQLite error, or an empty string. */
export function errorCode(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return '';
}

/** Storage faults that a user can act on, by their code; everything else is INTERNAL. */
export function asDoorError(error: unknown): DoorError {
  if (error instanceof DoorError) return error;
  const code = errorCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new DoorError('DISK_FULL', { detail }, error);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new DoorError('DAMAGED', { detail }, error);
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES')
    return new DoorError('READ_ONLY', { detail }, error);
  if (code === 'SQLITE_CANTOPEN') return new DoorError('READ_ONLY', { why: 'cannot-open', detail }, error);
  if (code.startsWith('SQLITE_BUSY')) return new DoorError('LOCKED', { detail }, error);
  return new DoorError('INTERNAL', { detail }, error);
}
