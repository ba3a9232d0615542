/** Reads Markdown. The body stays as written; whoever shows it sanitises it. */
import { chooseTitle, firstLine, oneLine } from './choose-title.ts';
import { decodeInto, markIfEmpty } from './decoded-text.ts';
import { blankDraft, type Draft } from './draft.ts';
import { frontMatter } from './front-matter.ts';
import { refuseClassified } from './secrecy.ts';

export function readMarkdown(bytes: Buffer, name: string): Draft {
  const draft = blankDraft('text/markdown');
  draft.format = 'markdown';
  decodeInto(draft, bytes);
  refuseClassified(draft.text);
  const head = frontMatter(draft.text);
  if (head) {
    draft.text = draft.text.slice(head.bodyStart).replace(/^\n+/, '');
    draft.dates = head.dates;
    draft.source = head.source;
    refuseClassified(draft.text);
  }
  markIfEmpty(draft);
  chooseTitle(draft, name, [head?.title, firstHeading(draft.text), firstLine(draft.text)]);
  return draft;
}

/** The first `#` heading, or a line underlined with `===`; headings inside code fences do not count. */
export function firstHeading(markdown: string): string | undefined {
  let fence: string | undefined;
  let before = '';
  for (const whole of markdown.slice(0, 100_000).split('\n')) {
    const line = whole.slice(0, 1000);
    const ticks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (ticks?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (ticks !== undefined) fence = ticks;
    const heading = /^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
    if (heading !== undefined) return plainHeading(heading);
    if (/^ {0,3}=+[ \t]*$/.test(line) && before.trim() !== '') return plainHeading(before);
    before = line;
  }
  return undefined;
}

function plainHeading(heading: string): string {
  const unlinked = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
  return oneLine(unlinked.replace(/(\*\*|__|`)(.+?)\1/g, '$2').replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}
