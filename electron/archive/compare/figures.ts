/** Figures of one subject and unit beside each other. Nothing is merged: two values of one place and date are a conflict. */
import type { ArchiveRecord, FigureGroup, FigurePoint, StatedFigure } from '../../contract/index.ts';
import { figurePassage } from './figure-passage.ts';
import { type Place, type Places, placesOf } from './places.ts';
import { type RecordText, readText } from './sentences.ts';
import type { CompareSource } from './source.ts';
import { comparable, comparableUnit, figurePlace, localPlaces, readSubject } from './subjects.ts';

export interface PlacedFigure {
  figure: StatedFigure;
  /** Without place and date. */
  subject: string;
  place: Place;
  /** The subject itself names the place. */
  named: boolean;
}

/** All figures of a record with the passages they stand in and the places they are of. */
export function placedFigures(record: ArchiveRecord, places: Places, text?: RecordText): PlacedFigure[] {
  if (record.figures.length === 0) return [];
  const read = text ?? readText(record);
  const local = localPlaces(record, places);
  return record.figures.map((figure) => {
    const { subject, place } = readSubject(figure.subject, record, local, places);
    const passage = figurePassage(read, figure, subject);
    const where = figurePlace(figure.subject, place, record, places);
    return { figure: { ...figure, passage, about: subject }, subject, place: where, named: place !== null };
  });
}

/** Two values of one place and date that differ. An undated value conflicts only with undated ones. */
function markConflicts(points: readonly FigurePoint[]): number {
  const told = new Map<string, Set<string>>();
  const keyOf = (p: FigurePoint): string => `${p.region}\u0000${p.regionName}\u0000${p.figure.asOf ?? ''}`;
  const statedValue = ({ figure }: FigurePoint): string => String(figure.value ?? figure.display ?? '');
  // A record that states no value contradicts nobody.
  for (const p of points)
    if (statedValue(p) !== '') told.set(keyOf(p), (told.get(keyOf(p)) ?? new Set()).add(statedValue(p)));
  for (const p of points) p.conflict = statedValue(p) !== '' && (told.get(keyOf(p))?.size ?? 0) > 1;
  return [...told.values()].filter((values) => values.size > 1).length;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By place, then by date, undated last. */
function inOrder(a: FigurePoint, b: FigurePoint): number {
  return (
    compare(a.region, b.region) ||
    compare(a.regionName, b.regionName) ||
    compare(a.figure.asOf ?? '~', b.figure.asOf ?? '~') ||
    (a.figure.value ?? Number.POSITIVE_INFINITY) - (b.figure.value ?? Number.POSITIVE_INFINITY) ||
    compare(a.recordTitle, b.recordTitle) ||
    compare(a.recordId, b.recordId) ||
    0
  );
}

const placesIn = ({ points }: FigureGroup): number => new Set(points.map((p) => p.regionName)).size;

/** Groups of several places first: they are what there is to compare. */
export function figureGroups(source: CompareSource, ids: readonly string[]): FigureGroup[] {
  const places = placesOf(source);
  const groups = new Map<string, FigureGroup>();
  for (const id of new Set(ids)) {
    const record = source.record(id);
    if (record === null) continue;
    for (const { figure, subject, place } of placedFigures(record, places)) {
      const unit = figure.unit ?? '';
      const key = `${comparable(subject)}\u0000${comparableUnit(unit)}`;
      const group = groups.get(key) ?? { subject, unit, points: [], conflicts: 0 };
      groups.set(key, group);
      const point = { recordId: id, recordTitle: record.title, region: place.code, regionName: place.name };
      group.points.push({ ...point, figure, conflict: false });
    }
  }
  const found = [...groups.values()];
  for (const group of found) {
    group.points.sort(inOrder);
    group.conflicts = markConflicts(group.points);
  }
  return found.sort(
    (a, b) =>
      placesIn(b) - placesIn(a) ||
      b.points.length - a.points.length ||
      compare(a.subject, b.subject) ||
      compare(a.unit, b.unit),
  );
}

/** A group is found by what it is about, whichever of the spellings it was shown under. */
export function pointsOf(groups: readonly FigureGroup[], subject: string, unit: string): FigurePoint[] {
  const wanted = comparable(subject);
  const measure = comparableUnit(unit);
  const found = groups.find((g) => comparable(g.subject) === wanted && comparableUnit(g.unit) === measure);
  return found?.points ?? [];
}
