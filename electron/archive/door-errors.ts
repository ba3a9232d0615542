/** How an error of the archive leaves through the door: the contract's typed error with a sentence, never a stack. */
import { ORPCError } from '@orpc/server';
import { doorErrors } from '../contract/index.ts';
import { doorMessage } from '../contract/messages.ts';
import { asDoorError } from './errors.ts';

export function toOrpc(error: unknown): Error {
  if (error instanceof ORPCError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new ORPCError('CANCELLED', {
      status: doorErrors.CANCELLED,
      message: doorMessage('CANCELLED', 'zh'),
      data: {},
    });
  const door = asDoorError(error);
  if (door.code === 'INTERNAL' && process.env['EXCHANGE_ARCHIVE_LOG'] !== undefined)
    process.stderr.write(`${door.stack ?? door.message}\n`);
  const { detail, ...params } = door.params;
  return new ORPCError(door.code, {
    status: doorErrors[door.code],
    message: doorMessage(door.code, 'zh', door.params),
    data: { ...(detail === undefined ? {} : { detail }), params },
  });
}

/** Gives a stream the same errors as a call. */
export async function* guarded<T, R>(source: AsyncGenerator<T, R>): AsyncGenerator<T, R> {
  try {
    return yield* source;
  } catch (error) {
    throw toOrpc(error);
  }
}
