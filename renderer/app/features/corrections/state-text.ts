/** What a record says beside its text, as lines that can be compared: one fact a line, in words. */
import type { TFunction } from 'i18next';
import { kindLabels, linkLabels, localeOf, qualityLabels } from '../../../../electron/contract/messages.ts';
import type { RecordState } from '../../../../electron/contract/revisions.ts';
import type { Names } from '../../lib/queries.ts';

type Said = Omit<RecordState, 'original'>;

export function factsOf(state: Said, names: Names, t: TFunction, language: string): string {
  const locale = localeOf(language);
  const { dates, source } = state;
  const facts: Array<[string, string | undefined]> = [
    [t('corrections.fields.title'), state.title],
    [t('corrections.fields.kind'), kindLabels[state.kind][locale]],
    [t('corrections.fields.regions'), state.regions.map((code) => names.region(code)).join('、')],
    [t('corrections.fields.practices'), state.practices.map((id) => names.practice(id)).join('、')],
    [t('corrections.fields.links'), state.links.map((id) => linkLabels[id][locale]).join('、')],
    [t('corrections.fields.quality'), state.quality.map((flag) => qualityLabels[flag][locale]).join('、')],
    [t('description.eventDate'), dates.event],
    [t('description.documentDate'), dates.document],
    [t('description.captureDate'), dates.capture],
    [t('description.sourceName'), source.name],
    [t('description.author'), source.author],
    [t('description.publisher'), source.publisher],
    [t('description.archiveNumber'), source.archiveNumber],
    [t('description.url'), source.url],
    [t('description.rights'), source.rights],
    [t('description.sourceNote'), source.note],
    [t('corrections.fields.people'), state.people.map((p) => [p.name, p.office].filter(Boolean).join(' ')).join('、')],
    [
      t('corrections.fields.figures'),
      state.figures.map((f) => `${f.subject} ${f.display ?? f.value ?? ''}${f.unit ?? ''}`).join('、'),
    ],
    [t('corrections.fields.relations'), state.relations.map((r) => `${r.type} ${r.target}`).join('、')],
    [t('corrections.fields.note'), state.note],
  ];
  return facts.flatMap(([name, value]) => (value ? [`${name}：${value}\n`] : [])).join('');
}
