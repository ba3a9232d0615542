/** The fields of a cover in groups, and which of them a template still waits for. Pure. */
import { requiredFields, templateFields } from '../../../../electron/contract/pack-templates.ts';
import type { Pack, PackCover, PackCoverField } from '../../../../electron/contract/packs.ts';

export const coverGroups = ['masthead', 'imprint', 'training', 'distribution'] as const;
export type CoverGroup = (typeof coverGroups)[number];

const groupOf: Record<PackCoverField, CoverGroup> = {
  series: 'masthead',
  issue: 'masthead',
  totalIssue: 'masthead',
  subtitle: 'masthead',
  issuer: 'imprint',
  date: 'imprint',
  notice: 'imprint',
  course: 'training',
  audience: 'training',
  hours: 'training',
  teacher: 'training',
  objectives: 'training',
  organiser: 'training',
  undertaker: 'training',
  place: 'training',
  reportTo: 'distribution',
  sendTo: 'distribution',
  distributeTo: 'distribution',
  copies: 'distribution',
};

export const longFields: ReadonlySet<PackCoverField> = new Set(['objectives']);
/** Two of them stand side by side. */
export const shortFields: ReadonlySet<PackCoverField> = new Set(['issue', 'totalIssue', 'hours', 'teacher']);

export function groupFields(template: Pack['template']): Array<{ group: CoverGroup; fields: PackCoverField[] }> {
  const wanted = templateFields[template];
  return coverGroups
    .map((group) => ({ group, fields: wanted.filter((field) => groupOf[field] === group) }))
    .filter(({ fields }) => fields.length > 0);
}

/** Filled in for another template: kept, and in sight, so that nothing is printed that nobody sees. */
export function otherFields(template: Pack['template'], cover: PackCover): PackCoverField[] {
  const wanted = new Set(templateFields[template]);
  return (Object.keys(groupOf) as PackCoverField[]).filter((field) => !wanted.has(field) && cover[field].trim() !== '');
}

export function missingFields(pack: Pick<Pack, 'template' | 'cover'>): PackCoverField[] {
  return (requiredFields[pack.template] ?? []).filter((field) => pack.cover[field].trim() === '');
}
