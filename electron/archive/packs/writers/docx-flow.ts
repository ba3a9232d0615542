/** The body of the Word document as it grows: upright pages, and pages turned for what is wide. */
import { HeadingLevel, PageBreak, Paragraph, type Table, type TableOfContents, TextRun } from 'docx';
import { visible } from '../wording.ts';

export type Child = Paragraph | Table | TableOfContents;

/** What stands on pages of one direction, one after the other. */
export interface Segment {
  turned: boolean;
  children: Child[];
}

export interface Flow {
  heading(level: 1 | 2, text: string): void;
  add(...children: readonly Child[]): void;
  /** On pages turned to the right-hand side; headings that stand directly before go with it. */
  addTurned(...children: readonly Child[]): void;
  /** What follows begins a page; nothing where one begins anyway. */
  addBreak(): void;
  segments(): Segment[];
}

/** Nothing but the words: a contents field repeats whatever stands in a heading. */
function headingParagraph(level: 1 | 2, text: string, pageBreakBefore: boolean): Paragraph {
  return new Paragraph({
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [new TextRun(visible(text))],
  });
}

export function createFlow(before: readonly Child[] = []): Flow {
  const segments: Segment[] = [{ turned: false, children: [...before] }];
  let headings: Child[] = [];
  /** A break that is asked for, and not set yet. */
  let breaks = false;

  function on(turned: boolean): Child[] {
    const last = segments.at(-1);
    if (last?.turned === turned) return last.children;
    const made: Segment = { turned, children: [] };
    segments.push(made);
    return made.children;
  }

  function put(turned: boolean, children: readonly Child[]): void {
    if (children.length === 0) return;
    const here = on(turned);
    // A section begins a page anyway.
    if (breaks && here.length > 0) here.push(new Paragraph({ style: 'Break', children: [new PageBreak()] }));
    here.push(...headings, ...children);
    headings = [];
    breaks = false;
  }

  return {
    heading(level, text) {
      // A paragraph of its own for the break would stand at the head of an empty page where the one before is just full.
      headings.push(headingParagraph(level, text, breaks));
      breaks = false;
    },
    add: (...children) => put(false, children),
    addTurned: (...children) => put(true, children),
    addBreak() {
      const last = segments.at(-1);
      if (headings.length > 0) put(false, [new Paragraph({ style: 'Break', children: [new PageBreak()] })]);
      else breaks = last !== undefined && !last.turned && last.children.length > 0;
    },
    segments() {
      if (headings.length > 0) on(false).push(...headings);
      headings = [];
      return segments.filter((segment) => segment.children.length > 0);
    },
  };
}
