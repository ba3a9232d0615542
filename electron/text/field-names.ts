/** The fields a query can name; `lexer.ts` has their names in Chinese and English. */
export const fieldNames = [
  'title',
  'region',
  'kind',
  'link',
  'practice',
  'person',
  'year',
  'source',
  'quality',
] as const;
export type FieldName = (typeof fieldNames)[number];
