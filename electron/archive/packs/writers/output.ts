/** A file of an export: its path inside the export, with `/`. An export of one file is named by the exporter. */
export interface OutputFile {
  path: string;
  bytes: Uint8Array;
}
