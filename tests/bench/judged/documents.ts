/**
 * The judged collection: the starter records and some 590 made ones, the same on every machine.
 *
 * Each practice type has 30 documents in 30 regions and as many kinds; then meetings, and copies as they circulate:
 * rewritten by a robot, mirrored under another title, in traditional characters. Some originals exist only in a
 * damaged form. `truth.ts` keeps what each is about.
 */
import { readFileSync } from 'node:fs';
import { loadTaxonomy } from '../../../electron/archive/catalogue/taxonomy.ts';
import { resourcePath } from '../../../electron/archive/resources.ts';
import { InterchangeRecord, type QualityFlag, type RecordKind } from '../../../electron/contract/index.ts';
import { dice } from './dice.ts';
import { meetingId, type Place, type Rendered, render } from './render.ts';
import { practiceTexts } from './templates.ts';
import { counties, kindsOfAPractice, meetings } from './templates-common.ts';
import { type JudgedDocument, type Truth, textsFor } from './truth.ts';
import { type Distortion, distort, type Variant } from './variants.ts';

const PER_PRACTICE = kindsOfAPractice.length;
/** Originals that exist only so: the offset within each run of 90. */
const damaged: ReadonlyArray<[offset: number, how: Distortion]> = [
  [13, 'pinyin-notes'],
  [29, 'spaced'],
  [47, 'full-width'],
  [61, 'lost-quotes'],
  [77, 'wrapped'],
];
const DAMAGED_EVERY = 90;
const REWRITTEN = 20;
const MIRRORED = 12;
const TRADITIONAL = 10;

const idOf = (number: number): string => `j-${String(number).padStart(4, '0')}`;

function placeOf(code: string): Place {
  const found = loadTaxonomy().taxonomy.regions.find((r) => r.code === code);
  if (found === undefined) throw new Error(`no region ${code}`);
  return found;
}

type Line = InterchangeRecord & { id: string; title: string; text: string };

/** A title and text as they stand, with the truth of what they were before. */
function documentOf(
  record: Line,
  truth: Omit<Truth, 'title' | 'plain' | 'own' | 'sentences' | 'variant' | 'base'>,
  how: Variant = 'plain',
  base = record.id,
): JudgedDocument {
  const { title, text } = record;
  const changed =
    how === 'plain' || how === 'mirror' ? { title, text } : { title: distort(title, how), text: distort(text, how) };
  // Spaces and breaks damage a text layer; a title is typed by hand.
  if (how === 'spaced' || how === 'wrapped') changed.title = title;
  return {
    record: { ...record, ...changed },
    truth: { ...truth, base, variant: how, ...textsFor(title, text, `${changed.title}\n\n${changed.text}`) },
  };
}

function starterDocuments(): JudgedDocument[] {
  const lines = readFileSync(resourcePath('starter', 'records.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const record = InterchangeRecord.parse(JSON.parse(line));
    const { id = '', title = '', text = '' } = record;
    const dates = [...text.matchAll(/(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/g)].map(([, y = '', m, d]) =>
      [y, m, d].flatMap((part) => (part === undefined ? [] : part.padStart(2, '0'))).join('-'),
    );
    const figures = [...text.matchAll(/(\d[\d.]*)(%|\p{Script=Han})/gu)].map(([, value, unit = '']) => ({
      value: Number(value),
      unit,
    }));
    return documentOf(
      { ...record, id, title, text },
      {
        practices: record.practices ?? [],
        regions: record.regions ?? [],
        kind: record.kind ?? 'document',
        facets: [],
        people: (record.people ?? []).map((p) => p.name),
        figures,
        dates,
        ordinals: [],
        meeting: record.relations?.find((r) => r.type === 'presented-at')?.target ?? '',
      },
    );
  });
}

/** Cataloguing as it is found: most of it there, some of it missing. */
function catalogued(
  rendered: Rendered,
  seed: number,
  links: JudgedDocument['record']['links'],
): Partial<InterchangeRecord> {
  const roll = dice(seed + 50_000);
  const { truth, people, figures } = rendered;
  const day = truth.dates[0] ?? '';
  return {
    kind: truth.kind,
    regions: roll.chance(0.95) ? truth.regions : [],
    ...(roll.chance(0.85) ? { practices: truth.practices, links } : {}),
    people: roll.chance(0.85) ? people.map((p) => ({ ...p, role: 'mentioned' as const })) : [],
    figures: roll.chance(0.7) ? figures : [],
    dates: { document: roll.chance(0.7) ? day : day.slice(0, 7) },
    relations: truth.meeting === '' ? [] : [{ type: 'presented-at' as const, target: truth.meeting }],
  };
}

function originals(): JudgedDocument[] {
  return practiceTexts.flatMap((practice, p) =>
    kindsOfAPractice.map((kind, slot) => {
      const index = p * PER_PRACTICE + slot;
      const regionIndex = (slot * 2 + p * 7) % counties.length;
      const others = practiceTexts.filter((other) => other !== practice);
      const rendered = render(index, practice, others, kind, regionIndex, placeOf(counties[regionIndex] ?? ''));
      const how = damaged.find(([offset]) => index % DAMAGED_EVERY === offset)?.[1] ?? 'plain';
      return documentOf(
        {
          ...catalogued(rendered, index, [...practice.links]),
          id: idOf(index + 1),
          title: rendered.title,
          text: rendered.text,
          format: rendered.format,
        },
        rendered.truth,
        how,
      );
    }),
  );
}

function meetingDocuments(): JudgedDocument[] {
  return meetings.map((meeting, i) => {
    const place = placeOf(meeting.region);
    const names = meeting.practices.map((id) => practiceTexts.find((p) => p.id === id)?.names[0] ?? '').join('、');
    const [y, m, d] = meeting.date.split('-').map(Number);
    const text = [
      `## 会议情况\n\n${y}年${m}月${d}日，${meeting.title}在${place.name}召开。各地围绕${names}交流做法，提交的材料编为一册。`,
      '## 议程\n\n上午参观现场，下午大会发言，最后由承办地介绍下一次会议的设想。发言顺序以抽签决定，每人限时，不念稿子。',
      '## 成果\n\n与会各方约定资料共享、互派人员学习，每年整理一次各地的进展。会议没有形成文件，以简报通报情况。',
    ].join('\n\n');
    return documentOf(
      {
        id: meetingId(i),
        title: meeting.title,
        text,
        format: 'markdown',
        kind: 'report',
        regions: [meeting.region],
        practices: [...meeting.practices],
        dates: { document: meeting.date, event: meeting.date },
      },
      {
        practices: [...meeting.practices],
        regions: [meeting.region],
        kind: 'report',
        facets: [],
        people: [],
        figures: [],
        dates: [meeting.date],
        ordinals: [],
        meeting: '',
      },
    );
  });
}

/** Every `step`-th whole original from `first` on. */
function everyNth(sources: readonly JudgedDocument[], first: number, step: number, count: number): JudgedDocument[] {
  const whole = sources.filter(({ truth }) => truth.variant === 'plain' && truth.kind !== 'regulation');
  return Array.from({ length: count }, (_, i) => whole[first + i * step]).flatMap((d) => d ?? []);
}

function copyOf(
  source: JudgedDocument,
  id: string,
  how: 'rewritten' | 'mirror' | 'traditional',
  change: { kind: RecordKind; regions: string[]; quality?: QualityFlag[]; title?: string; text?: string },
): JudgedDocument {
  const {
    base: _base,
    title: _title,
    plain: _plain,
    own: _own,
    sentences: _sentences,
    variant: _variant,
    ...truth
  } = source.truth;
  const { title: own = '', text = '', format = 'plain', dates = {} } = source.record;
  const copy: Line = { id, title: own, text, format, dates, ...change };
  // A mirror may have lost the sentence with a name.
  const people = truth.people.filter((name) => copy.text.includes(name));
  return documentOf(
    copy,
    { ...truth, people, kind: how === 'traditional' ? truth.kind : 'web-copy' },
    how,
    source.record.id,
  );
}

/** Without a sentence of its last block, which holds what people said and what is general, under a title of its own. */
function mirrored(source: JudgedDocument, i: number): { title: string; text: string } {
  const { title = '', text = '' } = source.record;
  const blocks = text.split('\n\n');
  const sentences = (blocks.at(-1) ?? '').split(/(?<=。)/);
  if (sentences.length > 2) sentences.splice(-2, 1);
  return {
    title: [`转载：${title}`, `${title}（图）`, title.split('——')[0] ?? title, `关注｜${title}`][i % 4] ?? title,
    text: [...blocks.slice(0, -1), sentences.join('')].join('\n\n'),
  };
}

function copies(sources: readonly JudgedDocument[], firstNumber: number): JudgedDocument[] {
  let number = firstNumber;
  const next = (): string => idOf(number++);
  const rewritten = everyNth(sources, 3, 23, REWRITTEN).map((d) =>
    copyOf(d, next(), 'rewritten', { kind: 'web-copy', quality: ['rewritten'], regions: d.truth.regions }),
  );
  const mirrors = everyNth(sources, 11, 38, MIRRORED).map((d, i) =>
    copyOf(d, next(), 'mirror', {
      kind: 'web-copy',
      quality: ['mirror'],
      regions: d.truth.regions,
      ...mirrored(d, i),
    }),
  );
  const traditional = everyNth(sources, 17, 46, TRADITIONAL).map((d) =>
    copyOf(d, next(), 'traditional', { kind: d.truth.kind, regions: d.truth.regions }),
  );
  return [...rewritten, ...mirrors, ...traditional];
}

let made: readonly JudgedDocument[] | undefined;

export function judgedDocuments(): readonly JudgedDocument[] {
  if (made !== undefined) return made;
  const own = originals();
  made = [...starterDocuments(), ...own, ...meetingDocuments(), ...copies(own, own.length + 1)];
  return made;
}
