/** The meeting a record belongs to, as its relations say: a citation of a speech names it. */
import type { ArchiveRecord } from '../../contract/index.ts';
import type { PackSource } from './source.ts';

export function meetingOf(record: ArchiveRecord, source: PackSource): string | undefined {
  const relation =
    record.relations.find((r) => r.type === 'presented-at') ??
    (record.kind === 'speech' ? record.relations.find((r) => r.type === 'part-of') : undefined);
  return relation === undefined ? undefined : source.record(relation.target)?.title;
}
