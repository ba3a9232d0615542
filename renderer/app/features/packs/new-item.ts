/** An empty item of each kind, as a person adds it by hand. */
import type { PackItem, PackItemType } from '../../../../electron/contract/packs.ts';

/** Records and quotations come from the archive, not from an empty card. */
export type AddedType = Exclude<PackItemType, 'record' | 'excerpt'>;

export function newItem(type: AddedType, columns: readonly string[]): PackItem {
  const id = crypto.randomUUID();
  switch (type) {
    case 'section':
      return { id, type, title: '' };
    case 'note':
      return { id, type, markdown: '' };
    case 'figures':
      return { id, type, title: '', records: [] };
    case 'comparison':
      return { id, type, title: '', rows: 'county', columns: 'links', records: [] };
    case 'chart':
      return { id, type, title: '', subject: '', unit: '', form: 'bar', records: [] };
    case 'picture':
      return { id, type, recordId: '', caption: '' };
    case 'stop':
      return {
        id,
        type,
        place: '',
        minutes: 30,
        see: '',
        tell: '',
        speaker: '',
        form: '',
        materials: '',
        records: [],
      };
    case 'table': {
      const cells = columns.map((name) => ({ name, personal: false }));
      return { id, type, title: '', columns: cells, rows: [columns.map(() => '')] };
    }
    case 'page-break':
      return { id, type };
  }
}
