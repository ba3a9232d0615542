/**
 * Builds the viewer into `resources/pack-viewer`: one classic script and one style sheet, which every exported web
 * page takes along. Run it after a change here or in text/: `node renderer/pack/build.ts`. A test fails when the built
 * files are older than the source.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function buildViewer(outDir = fileURLToPath(new URL('../../resources/pack-viewer', import.meta.url))) {
  await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      // Office machines keep browsers for years; a pack must open on the one that is there.
      target: ['es2021', 'chrome92', 'firefox92', 'safari16.4'],
      minify: true,
      cssMinify: true,
      lib: {
        entry: fileURLToPath(new URL('pack.ts', import.meta.url)),
        formats: ['iife'],
        name: 'ExchangeArchivePack',
        fileName: () => 'pack.js',
        cssFileName: 'pack',
      },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildViewer();
