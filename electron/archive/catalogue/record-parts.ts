/** The lists of a record (places, practices, people, figures, relations), one row each in its table. */
import type { ArchiveRecord } from '../../contract/index.ts';
import type { WriteDb } from '../db/open.ts';

const tables = ['record_region', 'record_practice', 'record_link', 'record_person', 'figure', 'relation'] as const;

export type RecordParts = Pick<ArchiveRecord, 'regions' | 'practices' | 'links' | 'people' | 'figures' | 'relations'>;

export interface PartsWriter {
  insert(rid: number, record: RecordParts): void;
  erase(rid: number): void;
}

export function createPartsWriter(db: WriteDb): PartsWriter {
  const region = db.prepare('INSERT INTO record_region (rid, position, code) VALUES (?, ?, ?)');
  const practice = db.prepare('INSERT INTO record_practice (rid, position, practice) VALUES (?, ?, ?)');
  const link = db.prepare('INSERT INTO record_link (rid, position, link) VALUES (?, ?, ?)');
  const person = db.prepare(
    'INSERT INTO record_person (rid, position, name, office, region, role, topic, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const figure = db.prepare(
    `INSERT INTO figure (rid, position, subject, value, display, unit, as_of, bound, certainty, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const relation = db.prepare('INSERT INTO relation (rid, position, type, target, note) VALUES (?, ?, ?, ?, ?)');

  function insert(rid: number, record: RecordParts): void {
    record.regions.forEach((code, i) => {
      region.run(rid, i, code);
    });
    record.practices.forEach((id, i) => {
      practice.run(rid, i, id);
    });
    record.links.forEach((code, i) => {
      link.run(rid, i, code);
    });
    record.people.forEach((p, i) => {
      person.run(rid, i, p.name, p.office ?? null, p.region ?? null, p.role, p.topic ?? null, p.certainty ?? null);
    });
    record.figures.forEach((f, i) => {
      figure.run(
        rid,
        i,
        f.subject,
        f.value,
        f.display ?? null,
        f.unit ?? null,
        f.asOf ?? null,
        f.bound,
        f.certainty ?? null,
        f.note ?? null,
      );
    });
    record.relations.forEach((r, i) => {
      relation.run(rid, i, r.type, r.target, r.note ?? null);
    });
  }

  const erasing = tables.map((table) => db.prepare<[number]>(`DELETE FROM ${table} WHERE rid = ?`));

  return {
    insert,
    erase(rid) {
      for (const statement of erasing) statement.run(rid);
    },
  };
}
