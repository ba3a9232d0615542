/** The offline web page: one folder that opens from a USB stick, with its own search. */
import { readFileSync } from 'node:fs';
import { resourcePath } from '../../resources.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { assetFiles } from './assets.ts';
import { scriptString } from './escape.ts';
import { packData } from './html-data.ts';
import { packIndex } from './html-index.ts';
import { packPage } from './html-page.ts';
import { manifestFile, type OutputFile } from './output.ts';

const utf8 = new TextEncoder();

export function writeHtml(snapshot: PackSnapshot, source: PackSource): OutputFile[] {
  const data = packData(snapshot, source);
  const index = packIndex(data.docs);
  const script = `window.exchangePack = {\ndata: ${scriptString(JSON.stringify(data))},\nindex: ${scriptString(JSON.stringify(index))},\n};\n`;
  const files: OutputFile[] = [
    { path: 'index.html', bytes: utf8.encode(packPage(snapshot)) },
    { path: 'assets/data.js', bytes: utf8.encode(script) },
    { path: 'assets/pack.css', bytes: readFileSync(resourcePath('pack-viewer', 'pack.css')) },
    { path: 'assets/pack.js', bytes: readFileSync(resourcePath('pack-viewer', 'pack.js')) },
    ...assetFiles(snapshot, source),
  ];
  return [...files, manifestFile(snapshot, files)];
}
