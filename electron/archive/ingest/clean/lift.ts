/**
 * Reads from a page's furniture what it says about the page: where it came from, when it was posted, whose it is.
 *
 * Lifting copies. The reading text stays word for word as it came, so a wrong guess here costs nothing but a
 * metadata field a person can correct. The patterns are those of pages seen in the field: a header of source, time
 * and view count; labelled lines; a tail of address and copyright; a title printed twice.
 */
import type { RecordDates, Source } from '../../../contract/record.ts';
import { dayIn } from './dates.ts';
import { headLines, tailLines } from './lines.ts';

export interface Lifted {
  dates: RecordDates;
  source: Source;
  /** Raw header lines that were understood, as printed. */
  headers: string[];
  /** The headline the page says it replaced (`原标题：`). */
  originalTitle?: string;
  titleRepeated: boolean;
}

const HEAD_LINES = 15;
const TAIL_LINES = 12;

/** `网络   2022-10-28 18:55   23`: source, time of posting, views. */
const triple = /^(\D\S{0,30}(?:\s\S{1,20})?)\s+(\d{4}-\d{1,2}-\d{1,2})\s+(\d{1,2}:\d{2})(?::\d{2})?\s+(\d+)$/;
const published = /(?:发布|發佈|發布|发表|发文|成文|刊发|更新)(?:日期|时间|時間)\s*[:：]\s*(.{6,24})/;
/** In a notice `时间：` is when the meeting is held; only beside a source or a view count is it the posting time. */
const time = /(?:日期|时间|時間)\s*[:：]\s*(.{6,24})/;
const origin = /(?:信息|文章|稿件|新闻|内容)?(?:来源|來源|出处)\s*[:：]\s*([^\s:：|【〖[]{1,40})/;
const author = /(?:^|\s)(?:作者|撰稿|文章作者)\s*[:：]\s*([^\s:：|【〖[]{1,30})/;
const views = /(?:浏览|访问|阅读|点击|瀏覽|閱讀)(?:量|次数|次數|数)?\s*[:：]/;
const original = /^原(?:标题|標題|题)\s*[:：]\s*(.{2,80})$/;

const address = /^(?:本文|原文|文章|网页)(?:地址|链接|網址|网址|来源地址)\s*[:：]\s*(https?:\/\/[^\s<>"']+)/;
const rights = /^(?:版权声明|版權聲明|免责声明|版权所有|版权说明|转载声明|著作权声明)\s*[:：]?\s*(.*)$/;
const contributor = /^[（(]\s*(?:本报|本网|见习)?(记者|通讯员|作者|文|供稿|撰稿)[\s/:：]*([^）)]{1,30})[）)]$/;

/** Names that gambling sites write into the source line of a page they took over. */
const hijacked = /买球|开奖|博彩|娱乐城|太阳集团|官方网站-|体育app|棋牌/i;

export function lift(text: string): Lifted {
  const lifted: Lifted = { dates: {}, source: {}, headers: [], titleRepeated: false };
  const head = headLines(text, HEAD_LINES);
  const first = head[0];
  lifted.titleRepeated = first !== undefined && first.length <= 60 && head.slice(1, 5).includes(first);
  for (const line of head) liftHeader(line, lifted);
  for (const line of tailLines(text, TAIL_LINES)) liftTail(line, lifted);
  if (lifted.headers.length > 0) lifted.source.note = `题头：${lifted.headers.join(' / ')}`;
  return lifted;
}

function liftHeader(line: string, lifted: Lifted): void {
  const headline = original.exec(line)?.[1];
  if (headline !== undefined) lifted.originalTitle ??= headline.trim();
  const three = triple.exec(line);
  if (three) {
    const day = dayIn(three[2] ?? '');
    if (day === undefined) return;
    setSource(three[1], lifted);
    lifted.dates.capture ??= day;
    lifted.dates.note ??= `网页题头所载发布时间：${three[2]} ${three[3]}`;
    lifted.headers.push(line);
    return;
  }
  const labelled = published.exec(line) ?? (origin.test(line) || views.test(line) ? time.exec(line) : null);
  const day = labelled ? dayIn(labelled[1] ?? '') : undefined;
  const from = origin.exec(line)?.[1];
  const by = author.exec(line)?.[1];
  if (day !== undefined) lifted.dates.document ??= day;
  if (from !== undefined) setSource(from, lifted);
  if (by !== undefined) lifted.source.author ??= by;
  if (day !== undefined || from !== undefined || by !== undefined) lifted.headers.push(line);
}

function setSource(name: string | undefined, lifted: Lifted): void {
  const trimmed = name?.trim();
  if (trimmed === undefined || trimmed === '' || hijacked.test(trimmed)) return;
  lifted.source.name ??= trimmed;
}

function liftTail(line: string, lifted: Lifted): void {
  const url = address.exec(line)?.[1];
  if (url !== undefined) {
    const checked = webAddress(url);
    if (checked !== undefined) lifted.source.url ??= checked;
    return;
  }
  const statement = rights.exec(line);
  if (statement) {
    lifted.source.rights ??= (statement[1] ?? '') === '' ? line : (statement[1] ?? '');
    return;
  }
  const person = contributor.exec(line)?.[2]?.trim();
  if (person !== undefined && person !== '') lifted.source.author ??= person;
}

/** The address as written, when it is one of the web and can be parsed; anything else is no source address. */
export function webAddress(written: string): string | undefined {
  const trimmed = written.trim().replace(/[。，；）)]+$/, '');
  return /^https?:\/\//i.test(trimmed) && trimmed.length <= 2000 && URL.canParse(trimmed) ? trimmed : undefined;
}
