/** What a new pack of each template starts with. */
import type { PackCover, PackItem, PackOptions, PackTemplate } from '../../../contract/index.ts';

type Unnamed<T> = T extends unknown ? Omit<T, 'id'> : never;
export interface PackStart {
  cover: Partial<PackCover>;
  options: Partial<PackOptions>;
  items: ReadonlyArray<Unnamed<PackItem>>;
}

const empty: PackStart = { cover: {}, options: {}, items: [] };

export function templateOf(_template: PackTemplate): PackStart {
  return empty;
}
