/** PDF: the manifest and the quoted texts are attached; the words are read from the pages. */
import type { Found } from './check-file.ts';
import type { Report } from './report.ts';

export async function checkPdf(_bytes: Buffer, name: string, report: Report): Promise<Omit<Found, 'kind'>> {
  report('manifest-missing', name);
  return { manifest: null, files: 0 };
}
