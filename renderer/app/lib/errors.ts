/** Turns whatever went wrong into one sentence: what happened, what was kept, what to do next. */
import { ORPCError } from '@orpc/client';
import { doorMessage, localeOf } from '../../../electron/contract/messages.ts';
import { type DoorErrorCode, doorErrors } from '../../../electron/contract/vocabulary.ts';
import i18n from '../i18n.ts';
import { UploadError } from '../transfer.ts';
import { toast } from './toasts.ts';

function isDoorCode(code: string): code is DoorErrorCode {
  return Object.hasOwn(doorErrors, code);
}

/** The door's code, or nothing when the line itself failed. */
export function codeOf(error: unknown): DoorErrorCode | null {
  if (error instanceof ORPCError && typeof error.code === 'string' && isDoorCode(error.code)) return error.code;
  if (error instanceof UploadError && isDoorCode(error.code)) return error.code;
  return null;
}

export function wasCancelled(error: unknown): boolean {
  return codeOf(error) === 'CANCELLED' || (error instanceof Error && error.name === 'AbortError');
}

export function sentenceOf(error: unknown): string {
  const code = codeOf(error);
  if (code !== null) {
    const data =
      error instanceof ORPCError ? (error.data as { params?: Record<string, string> } | undefined) : undefined;
    return doorMessage(code, localeOf(i18n.language), data?.params ?? {});
  }
  if (error instanceof UploadError)
    return i18n.t(error.code === 'TOO_LARGE' ? 'errors.uploadTooLarge' : 'errors.upload', { name: error.file });
  return i18n.t(error instanceof ORPCError ? 'errors.internal' : 'errors.line');
}

export function toastError(error: unknown): void {
  if (!wasCancelled(error)) toast(sentenceOf(error), { tone: 'bad' });
}
