/** What a new pack of each template starts with. */
import type { PackTemplate } from '../../../contract/index.ts';
import { anthology, briefing, dossier, research } from './documents.ts';
import type { PackStart } from './start.ts';
import { handbook, lecture, sitePlan } from './training.ts';

const starts: Record<PackTemplate, PackStart> = {
  blank: { cover: {}, options: {}, items: [] },
  briefing,
  dossier,
  anthology,
  handbook,
  'site-plan': sitePlan,
  lecture,
  research,
};

export function templateOf(template: PackTemplate): PackStart {
  return starts[template];
}
