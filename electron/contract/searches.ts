/** Searches that are kept: saved ones with what is new since, and the history of what was asked. */
import * as z from 'zod';
import { SearchFilters } from './search.ts';

export const SavedSearch = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  filters: SearchFilters,
  mode: z.enum(['terms', 'natural']),
  savedAt: z.string(),
  seenAt: z.string(),
  total: z.number().int(),
  /** Records found now that came into the archive after the search was last looked at. */
  fresh: z.number().int(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

export const PastSearch = z.object({
  at: z.string(),
  query: z.string(),
  filters: SearchFilters,
  mode: z.enum(['terms', 'natural']),
  total: z.number().int(),
});
export type PastSearch = z.infer<typeof PastSearch>;

export const NewSearch = z.object({
  query: z.string().max(4000),
  filters: SearchFilters.default({}),
  mode: z.enum(['terms', 'natural']).default('terms'),
});
