/**
 * What every reader answers with: a draft when the source could be read, a refusal when it could not.
 *
 * Kept apart from the readers so that each of them, and the import job, can import the types alone.
 */
import type { PageMark, RecordDates, Source } from '../../../contract/record.ts';
import type { QualityFlag, RefusalCode } from '../../../contract/vocabulary.ts';

/** What a reader makes of one source. Becomes a record; nothing of it is trusted as markup. */
export interface Draft {
  title: string;
  /** Well-formed UTF-16, lines ended by `\n` only, no control characters but tab and newline. */
  text: string;
  format: 'plain' | 'markdown';
  /** First offset of each page in `text`, for paged originals. */
  pages: PageMark[];
  dates: RecordDates;
  source: Source;
  quality: QualityFlag[];
  mediaType: string;
  encoding?: string;
  /** Tokens `name` or `name:value`, put into words by the contract's messages; listed in this folder's README. */
  notices: string[];
}

/** A source that does not become a record. `params` carries the values of `detail` for another language. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  /** What was found and what to do about it, in Chinese. */
  readonly detail: string;
  readonly params: Record<string, string>;

  constructor(code: RefusalCode, detail: string, params: Record<string, string> = {}, cause?: unknown) {
    super(`${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.detail = detail;
    this.params = params;
  }
}

const codesOfSystem: Record<string, { code: RefusalCode; detail: string }> = {
  ENOENT: { code: 'vanished', detail: '文件已不在原处。请确认文件没有被移动或删除后重试。' },
  ENOTDIR: { code: 'vanished', detail: '文件已不在原处。请确认文件没有被移动或删除后重试。' },
  ENXIO: { code: 'vanished', detail: '存放文件的磁盘已断开。请重新连接后重试。' },
  ENODEV: { code: 'vanished', detail: '存放文件的磁盘已断开。请重新连接后重试。' },
  ESTALE: { code: 'vanished', detail: '存放文件的网络位置已断开。请重新连接后重试。' },
  EACCES: { code: 'unreadable', detail: '没有读取该文件的权限。' },
  EPERM: { code: 'unreadable', detail: '没有读取该文件的权限。' },
  EISDIR: { code: 'unreadable', detail: '这是文件夹，不是文件。' },
  EBUSY: { code: 'unreadable', detail: '文件正被其他程序占用。请关闭后重试。' },
  EIO: { code: 'unreadable', detail: '磁盘读取出错，文件可能位于损坏的介质上。' },
  ENOSPC: { code: 'disk-full', detail: '磁盘空间不足。请清理后重试。' },
  EDQUOT: { code: 'disk-full', detail: '磁盘配额已用完。请清理后重试。' },
};

/** Turns whatever was thrown on the way into the one error a caller has to know. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Error) {
    if (error.name === 'AbortError') return new Refusal('cancelled', '已取消。', {}, error);
    const system = 'code' in error && typeof error.code === 'string' ? codesOfSystem[error.code] : undefined;
    if (system) return new Refusal(system.code, system.detail, {}, error);
    return new Refusal('internal', `读取时出现意外错误：${error.message}`, { message: error.message }, error);
  }
  return new Refusal('internal', '读取时出现意外错误。', {}, error);
}

/** Every draft starts from these; a reader sets what it found. */
export function blankDraft(mediaType: string): Draft {
  return {
    title: '',
    text: '',
    format: 'plain',
    pages: [],
    dates: {},
    source: {},
    quality: [],
    mediaType,
    notices: [],
  };
}
