/**
 * One build for the three processes of the desktop and for the hosts that need no Electron.
 *
 * Libraries in `dependencies` stay imports and ship in node_modules; the renderer is bundled whole. The preload must
 * stay one CommonJS file that requires nothing but `electron`: a sandboxed preload cannot resolve anything else.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      // resources/ is read in place, beside out/ (see archive/resources.ts); copying it would double the package.
      copyPublicDir: false,
      rolldownOptions: {
        input: {
          index: 'electron/main/index.ts',
          'archive-process': 'electron/hosts/archive-process.ts',
          // Worker threads of the archive (`workerUrl`); a test holds this list complete.
          'import-worker': 'electron/archive/ingest/import-worker.ts',
          'index-worker': 'electron/archive/search/index-worker.ts',
          'export-worker': 'electron/archive/packs/export-worker.ts',
          'export-writer': 'electron/archive/packs/export-writer.ts',
          'verify-worker': 'electron/archive/packs/verify-worker.ts',
          cli: 'electron/hosts/cli.ts',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    css: {
      postcss: {
        plugins: [
          {
            // What `composes` brings in has no file of its own in Vite's eyes, and each build would warn of it.
            postcssPlugin: 'composed-source',
            OnceExit(root) {
              root.walkDecls((declaration) => {
                if (declaration.source?.input.file === undefined && root.source) declaration.source = root.source;
              });
            },
          },
        ],
      },
    },
    // The page comes from the same machine: one file of a megabyte loads as fast as ten small ones.
    build: { minify: true, chunkSizeWarningLimit: 3_000, rolldownOptions: { input: { index: 'renderer/index.html' } } },
  },
});
