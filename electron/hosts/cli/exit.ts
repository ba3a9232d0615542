/** Exit codes of the command line and the errors that lead to them. Scripts rely on these numbers. */
import { asDoorError, DoorError, errorCode } from '../../archive/errors.ts';
import { doorMessage } from '../../contract/messages.ts';
import { type DoorErrorCode, doorErrors } from '../../contract/vocabulary.ts';
import { NotLoopback } from '../loopback.ts';

export const exits = {
  ok: 0,
  failure: 1,
  usage: 2,
  notFound: 3,
  locked: 4,
  /** Import: some inputs were refused. Pairs import: some lines were. Verify: problems were found. */
  partial: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exits)[keyof typeof exits];
export type Language = 'zh' | 'en';

/** A mistake in what was typed. */
export class UsageError extends Error {
  readonly sentence: Record<Language, string>;
  constructor(zh: string, en: string) {
    super(en);
    this.name = 'UsageError';
    this.sentence = { zh, en };
  }
}

/** Something named on the command line that does not exist. */
export class MissingError extends UsageError {
  readonly code: 'NOT_FOUND' | 'NOT_AN_ARCHIVE';
  constructor(zh: string, en: string, code: 'NOT_FOUND' | 'NOT_AN_ARCHIVE' = 'NOT_FOUND') {
    super(zh, en);
    this.code = code;
  }
}

const outputFaults: Record<string, [zh: string, en: string]> = {
  ENOSPC: ['磁盘空间不足', 'the disk is full'],
  EDQUOT: ['磁盘空间不足', 'the disk is full'],
  EROFS: ['磁盘只能读取', 'the disk can only be read'],
  EACCES: ['没有写入权限', 'writing is not permitted'],
  EPERM: ['没有写入权限', 'writing is not permitted'],
  ENOENT: ['没有这个文件夹', 'there is no such folder'],
  ENOTDIR: ['路径中有一处不是文件夹', 'part of the path is not a folder'],
  EEXIST: ['这是一个文件，不是文件夹', 'it is a file, not a folder'],
  EISDIR: ['这是一个文件夹，不是文件', 'it is a folder, not a file'],
  ENAMETOOLONG: ['名称过长', 'the name is too long'],
};

/** A place that was named for results and cannot be written to. */
export class OutputError extends Error {
  readonly sentence: Record<Language, string>;
  constructor(place: string, cause: Error) {
    super(`cannot write ${place}`, { cause });
    this.name = 'OutputError';
    const [zh, en] = outputFaults[errorCode(cause)] ?? [cause.message, cause.message];
    this.sentence = {
      zh: `写不到 ${place}：${zh}。档案完好。请换一个位置，或处理后重试。`,
      en: `Cannot write to ${place}: ${en}. The archive is intact. Choose another place, or mend this one, and try again.`,
    };
  }
}

/** The archive is not there yet: the sentence says how to make it. */
export function noArchive(dir: string): MissingError {
  return new MissingError(
    `这里还没有档案：${dir}。请用 init 建立，或用 --archive 指明位置。`,
    `There is no archive here: ${dir}. Make one with init, or name another folder with --archive.`,
    'NOT_AN_ARCHIVE',
  );
}

export interface Failure {
  exit: ExitCode;
  code: string;
  message: string;
}

const byCode: Partial<Record<DoorErrorCode, ExitCode>> = {
  NOT_FOUND: exits.notFound,
  NOT_AN_ARCHIVE: exits.notFound,
  LOCKED: exits.locked,
  CANCELLED: exits.interrupted,
};

/** What to say about any error, and what to exit with. Never shows a stack: that is for `DEBUG`. */
export function explain(error: unknown, language: Language): Failure {
  if (error instanceof MissingError) {
    return { exit: exits.notFound, code: error.code, message: error.sentence[language] };
  }
  if (error instanceof UsageError) return { exit: exits.usage, code: 'USAGE', message: error.sentence[language] };
  if (error instanceof OutputError)
    return { exit: exits.failure, code: 'CANNOT_WRITE', message: error.sentence[language] };
  if (error instanceof NotLoopback) return { exit: exits.usage, code: 'USAGE', message: error.message };
  if (errorCode(error) === 'EADDRINUSE') {
    const zh = '这个端口已被占用，请换一个，或不指定端口。';
    return {
      exit: exits.failure,
      code: 'PORT_IN_USE',
      message: language === 'zh' ? zh : 'The port is in use; choose another one.',
    };
  }
  const rpc = contractError(error);
  if (rpc === 'BAD_REQUEST') {
    const zh = '参数不符合要求。';
    return { exit: exits.usage, code: rpc, message: language === 'zh' ? zh : 'The arguments are not valid.' };
  }
  const { code, params } = rpc ?? asDoorError(error);
  const { id } = params;
  // Of several that were named, which; and where ids are found on a command line.
  if (code === 'NOT_FOUND' && id !== undefined) {
    const zh = `没有找到：${id}。档案没有改动。请用 list、search 或 pack list 查看编号。`;
    const en = `Not found: ${id}. Nothing was changed. See the ids with list, search or pack list.`;
    return { exit: exits.notFound, code, message: language === 'zh' ? zh : en };
  }
  return { exit: byCode[code] ?? exits.failure, code, message: doorMessage(code, language, params) };
}

/** The contract's typed errors arrive as oRPC errors: a code, and `data` with the parameters. */
function contractError(error: unknown): DoorError | 'BAD_REQUEST' | null {
  if (!(error instanceof Error) || error instanceof DoorError || !('code' in error)) return null;
  const { code } = error;
  if (code === 'BAD_REQUEST') return code;
  if (typeof code !== 'string' || !Object.hasOwn(doorErrors, code)) return null;
  const data = 'data' in error && typeof error.data === 'object' && error.data !== null ? error.data : {};
  const params: Record<string, string> = {};
  if ('detail' in data && typeof data.detail === 'string') params['detail'] = data.detail;
  if ('params' in data) Object.assign(params, data.params);
  return new DoorError(code as DoorErrorCode, params);
}
