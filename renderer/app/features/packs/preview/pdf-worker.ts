/** The thread that reads a PDF, as a file of the page: its policy allows no other source. */
import 'pdfjs-dist/build/pdf.worker.min.mjs';
