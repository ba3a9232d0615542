/** The fields a query can name; `lexer.ts` has their names in Chinese and English. */
export const fieldNames = [
  'title',
  'region',
  'kind',
  'link',
  'practice',
  'person',
  'meeting',
  'year',
  'date',
  'source',
  'quality',
] as const;
export type FieldName = (typeof fieldNames)[number];
