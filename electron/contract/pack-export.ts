/** The formats of a pack, and what an export reports. */
import * as z from 'zod';

/** In the order they are offered. `bag` holds the other formats asked for with it, or DOCX, PDF and web page, and the originals. */
export const packFormats = ['docx', 'pdf', 'pptx', 'xlsx', 'html', 'markdown', 'text', 'citations', 'bag'] as const;
export const PackFormat = z.enum(packFormats);
export type PackFormat = z.infer<typeof PackFormat>;

export const ExportFile = z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() });
/**
 * `ticket` fetches the result from the host (a download, or a save dialog); it is one file or one folder. Several
 * formats at once are one folder.
 */
export const ExportDone = z.object({
  ticket: z.string(),
  name: z.string(),
  folder: z.boolean(),
  formats: z.array(PackFormat),
  files: z.array(ExportFile),
  quotations: z.number().int(),
  records: z.number().int(),
  /** Things to know that did not stop the export, as tokens of `noticeMessage`. */
  notices: z.array(z.string()),
  ms: z.number(),
});
export type ExportDone = z.infer<typeof ExportDone>;
export const ExportProgress = z.object({ done: z.number().int(), of: z.number().int(), step: z.string() });
export type ExportProgress = z.infer<typeof ExportProgress>;
