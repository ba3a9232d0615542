/**
 * How every PDF is opened, whoever made it. Nothing is drawn, no script of the document runs, no font or file is fetched:
 * character maps come from the installed package.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The library takes the memory over, which a slice of a shared pool must not be. */
function ownBytes(bytes: Buffer): Uint8Array {
  const whole = bytes.byteOffset === 0 && bytes.buffer.byteLength === bytes.byteLength;
  return whole ? new Uint8Array(bytes.buffer) : Uint8Array.from(bytes);
}

/** The task must be destroyed by the caller, also where its promise is refused. */
export function openPdf(bytes: Buffer): PDFDocumentLoadingTask {
  return getDocument({
    data: ownBytes(bytes),
    cMapUrl: `${join(packageFolder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(packageFolder, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
  });
}
