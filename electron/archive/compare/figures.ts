/** Figures of one subject and unit beside each other. Nothing is merged: two values of one place and date are a conflict. */
import type { ArchiveRecord, FigureGroup, FigurePoint, StatedFigure } from '../../contract/index.ts';
import type { CompareSource } from './source.ts';

/** Subject without the place and the year in it. */
export function subjectKey(subject: string): string {
  return subject
    .replace(/\d{4}年?/g, '')
    .replace(/\s+/g, '')
    .trim();
}

export function statedFigures(record: ArchiveRecord): StatedFigure[] {
  return record.figures.map((figure) => ({ ...figure, passage: null }));
}

export function figureGroups(source: CompareSource, ids: readonly string[]): FigureGroup[] {
  const groups = new Map<string, FigureGroup>();
  for (const id of ids) {
    const record = source.record(id);
    if (record === null) continue;
    const region = record.regions[0] ?? '';
    const regionName = source.taxonomy.regions.find((r) => r.code === region)?.name ?? '';
    for (const figure of statedFigures(record)) {
      const subject = subjectKey(figure.subject);
      const unit = figure.unit ?? '';
      const key = `${subject}\u0000${unit}`;
      const group = groups.get(key) ?? { subject, unit, points: [], conflicts: 0 };
      groups.set(key, group);
      group.points.push({ recordId: id, recordTitle: record.title, region, regionName, figure, conflict: false });
    }
  }
  return [...groups.values()];
}

export function pointsOf(groups: readonly FigureGroup[], subject: string, unit: string): FigurePoint[] {
  return groups.find((group) => group.subject === subject && group.unit === unit)?.points ?? [];
}
