/** One document's facts and its text: what it is about is decided first, then put into words. */
import type { InterchangeRecord, RecordKind } from '../../../electron/contract/index.ts';
import { dice } from './dice.ts';
import { chineseNumber, spellDate, spellFigure, spellOrdinal } from './spelling.ts';
import type { FigureText, PracticeText } from './templates.ts';
import * as common from './templates-common.ts';
import type { Truth } from './truth.ts';

export type Figure = NonNullable<InterchangeRecord['figures']>[number];

export interface Rendered {
  title: string;
  text: string;
  truth: Omit<Truth, 'variant' | 'base' | 'plain' | 'own' | 'title' | 'sentences'>;
  people: Array<{ name: string; office: string }>;
  figures: Figure[];
  format: 'markdown' | 'plain';
}

export interface Place {
  code: string;
  name: string;
  short: string;
}

const ORDINALS = [3, 5, 8, 12, 18, 26, 36, 58, 100, 126, 365, 500, 1000, 1024];

export function meetingId(index: number): string {
  return `j-m${index + 1}`;
}

/** Three people hold an office in each region; they come back in all its documents. */
export function personOf(region: number, k: number): string {
  const i = region * 3 + k;
  const surname = common.surnames.charAt((i * 7) % common.surnames.length);
  return `${surname}${common.givenNames[(i * 3 + Math.floor(i / common.surnames.length)) % common.givenNames.length] ?? ''}`;
}

function isoDate(roll: ReturnType<typeof dice>, until: string): string {
  const months = Number(until.slice(0, 4)) * 12 + Number(until.slice(5, 7)) - 2017 * 12 - 1;
  const month = roll.int(0, Math.max(0, months - 1));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${2017 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(roll.int(1, 28))}`;
}

function drawFigure(text: FigureText, roll: ReturnType<typeof dice>): { value: number; sentence: string } {
  const decimals = text.decimals ?? 0;
  const scale = 10 ** decimals;
  // Low values are more frequent than high ones, as counts are.
  const span = decimals > 0 ? roll.next() : roll.next() ** 2;
  const value = Math.round((text.low + span * (text.high - text.low)) * scale) / scale;
  return { value, sentence: roll.pick(text.says).replace('{N}', spellFigure(value, decimals, roll)) };
}

export function render(
  seed: number,
  practice: PracticeText,
  others: readonly PracticeText[],
  kind: RecordKind,
  regionIndex: number,
  place: Place,
): Rendered {
  const roll = dice(seed);
  const name = roll.pick(practice.names);
  const town = roll.pick(common.towns);
  const fill = (text: string): string =>
    text.replaceAll('{R}', place.name).replaceAll('{r}', place.short).replaceAll('{n}', name).replaceAll('{t}', town);

  const meetingIndex = common.meetings.findIndex((m) => m.practices.includes(practice.id));
  const meeting = common.meetings[meetingIndex];
  const wasPresented =
    meeting !== undefined && ['case', 'speech', 'report', 'briefing'].includes(kind) && roll.chance(0.5);
  const iso = isoDate(roll, wasPresented ? meeting.date : '2025-10-01');
  const dates = [iso];
  const date = spellDate(iso, roll);

  const facets = roll.some(practice.facets, kind === 'case' || kind === 'research' ? 4 : 3);
  const body = facets.map((f) => roll.pick(f.says));
  const ordinals: Truth['ordinals'] = [];
  for (const { measure, says } of practice.ordinals ?? []) {
    if (!roll.chance(0.5)) continue;
    const value = roll.pick(ORDINALS);
    ordinals.push({ value, measure });
    body.push(says.replace('{O}', spellOrdinal(value, roll)));
  }

  const figures: Figure[] = [];
  const figureSentences: string[] = [];
  const wanted = kind === 'regulation' || kind === 'lecture' ? 0 : roll.int(1, 3);
  for (const text of roll.some(practice.figures, wanted)) {
    const { value, sentence } = drawFigure(text, roll);
    figures.push({
      subject: `${place.name}${text.subject}`,
      value,
      unit: text.unit,
      asOf: iso.slice(0, 4),
      bound: 'exact',
    });
    figureSentences.push(sentence);
  }

  const people: Rendered['people'] = [];
  const speech: string[] = [];
  for (let k = 0; k < 3; k++) {
    if (people.length > 1 || kind === 'regulation' || !roll.chance(0.45)) continue;
    const office = common.offices[[0, 1 + (regionIndex % 3), 4][k] ?? 0];
    if (office === undefined) continue;
    const person = { name: personOf(regionIndex, k), office: fill(office.office) };
    people.push(person);
    speech.push(roll.pick(office.says).replace('{o}', person.office).replace('{p}', person.name));
  }

  const passing = roll.some(others, roll.int(1, 2)).map((p) => roll.pick(p.mentions));
  const general = roll.some(common.fillers, roll.int(1, 3)).map(fill);
  if (roll.chance(0.25)) {
    const earlier = isoDate(roll, iso);
    if (earlier < iso) {
      dates.push(earlier);
      general.unshift(`此前，部分镇、街道已于${spellDate(earlier, roll)}开始试行。`);
    }
  }
  if (wasPresented && roll.chance(0.7)) general.push(`这份材料曾在${meeting.title}上交流。`);

  const lead = common.leads[kind];
  const closing = common.closings[kind];
  const opening =
    `${lead === undefined ? '' : `${roll.pick(lead)}${kind === 'speech' ? '\n\n' : ''}`}${roll.pick(practice.openers)}`.replace(
      '{D}',
      date,
    );
  const last = closing === undefined ? '' : fill(roll.pick(closing));
  const parts = kind === 'regulation' ? articles() : prose();

  function articles(): string[] {
    const digitsOnly = roll.chance(0.5);
    const clauses = [
      `为了规范${name}工作，结合${place.name}实际，制定本办法。`,
      // The first wording of each is the formal one.
      ...facets.map((f) => f.says[0] ?? ''),
      ...roll.some(common.provisions, 3),
      `本办法自${date}起施行。`,
    ];
    return clauses.map((clause, i) => {
      ordinals.push({ value: i + 1, measure: '条' });
      return `第${digitsOnly ? i + 1 : chineseNumber(i + 1)}条　${clause}`;
    });
  }

  function prose(): string[] {
    const half = Math.ceil(body.length / 2);
    const [first, second, third] = common.headings[kind] ?? [];
    const under = (heading: string | undefined, text: string): string =>
      heading === undefined ? text : `## ${heading}\n\n${text}`;
    const top = [fill(opening), general[0] ?? ''].join('');
    const middle = [body.slice(0, half).join(''), [...body.slice(half), ...figureSentences].join('')].join('\n\n');
    const end = [...speech, ...passing, ...general.slice(1), last].join('');
    if (kind === 'briefing') {
      const issue = roll.int(1, 60);
      ordinals.push({ value: issue, measure: '期' });
      return [`${place.short}人大简报　第${spellOrdinal(issue, roll)}期`, top, middle, end];
    }
    if (kind === 'web-copy') return [`来源：${place.short}新闻网　字号：大 中 小`, top, middle, end];
    return [under(first, top), under(second, middle), under(third, end)];
  }

  const title =
    kind === 'regulation'
      ? `${place.name}${name}工作${roll.pick(['办法', '规定（试行）', '规则'])}`
      : fill(roll.pick(practice.titles));
  return {
    title: kind === 'speech' ? `在${name}工作交流会上的发言` : title,
    text: parts.filter((p) => p !== '').join('\n\n'),
    format: common.headings[kind] === undefined ? 'plain' : 'markdown',
    people,
    figures,
    truth: {
      practices: [practice.id],
      regions: [place.code],
      kind,
      facets: facets.map((f) => `${practice.id}.${f.id}`),
      people: people.map((p) => p.name),
      figures: figures.map((f) => ({ value: f.value ?? 0, unit: f.unit ?? '' })),
      dates,
      ordinals,
      meeting: wasPresented ? meetingId(meetingIndex) : '',
    },
  };
}
