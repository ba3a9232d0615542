/** What each template asks for on its cover, in the order of the form. The first sections come from `archive/packs/templates`. */
import type { PackCoverField, PackTemplate } from './packs.ts';

export const templateFields: Record<PackTemplate, readonly PackCoverField[]> = {
  blank: ['subtitle', 'issuer', 'date', 'notice'],
  briefing: [
    'series',
    'issue',
    'totalIssue',
    'issuer',
    'date',
    'notice',
    'reportTo',
    'sendTo',
    'distributeTo',
    'copies',
  ],
  dossier: ['subtitle', 'issuer', 'date', 'notice'],
  anthology: ['subtitle', 'issuer', 'date', 'notice'],
  handbook: ['subtitle', 'course', 'audience', 'hours', 'organiser', 'undertaker', 'place', 'issuer', 'date', 'notice'],
  'site-plan': ['subtitle', 'course', 'audience', 'hours', 'teacher', 'objectives', 'place', 'issuer', 'date'],
  lecture: ['subtitle', 'course', 'audience', 'hours', 'teacher', 'objectives', 'issuer', 'date'],
  research: ['subtitle', 'issuer', 'date', 'notice'],
};

/** Training material is not exported before these are filled in. */
export const requiredFields: Partial<Record<PackTemplate, readonly PackCoverField[]>> = {
  handbook: ['course', 'audience', 'hours'],
  'site-plan': ['course', 'audience', 'hours'],
  lecture: ['course', 'audience', 'hours'],
};
