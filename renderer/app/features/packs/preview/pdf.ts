/**
 * Opens a PDF for the page. Nothing is fetched and nothing is evaluated: fonts are inside the file, and the reader's
 * thread is bundled with the page.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';

export interface OpenPdf {
  document: PDFDocumentProxy;
  /** Of the first page, in points; the others mostly have the same. */
  size: { width: number; height: number };
  close(): void;
}

export async function openPdf(bytes: Blob): Promise<OpenPdf> {
  // A megabyte that only this pane needs: read when it is first shown.
  const { getDocument, PDFWorker } = await import('pdfjs-dist');
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const close = (): void => {
    worker.destroy();
    port.terminate();
  };
  try {
    const document = await getDocument({
      data: new Uint8Array(await bytes.arrayBuffer()),
      worker,
      enableXfa: false,
      useWasm: false,
      useWorkerFetch: false,
      useSystemFonts: true,
      disableAutoFetch: true,
      disableStream: true,
      // Small pages, many of them: a card's memory for each costs more than it gives.
      enableHWA: false,
    }).promise;
    const first = await document.getPage(1);
    const { width, height } = first.getViewport({ scale: 1 });
    return {
      document,
      size: { width, height },
      close: () => void document.loadingTask.destroy().finally(close),
    };
  } catch (error) {
    close();
    throw error;
  }
}
