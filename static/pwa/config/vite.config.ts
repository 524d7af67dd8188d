import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { firstLoad } from './first_load.ts';
import { shellWords } from './shell_plugin.ts';
import { serviceWorker } from './sw_plugin.ts';
import { words } from './words_plugin.ts';

const root = resolve(import.meta.dirname, '..');
const thai = resolve(root, '../../server/i18n/th.json');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf-8')) as { version: string };

export default defineConfig({
  root,
  define: { APP_VERSION: JSON.stringify(version), BUILT_ON: JSON.stringify(new Date().toISOString().slice(0, 10)) },
  oxc: {
    jsx: { runtime: 'automatic', importSource: 'preact' },
    // a field that only says its type, and one that a constructor sets, need not be named once more in what is sent
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  plugins: [shellWords(thai), words(thai, true), serviceWorker(root)],
  build: {
    outDir: resolve(root, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // the content security policy allows neither inline scripts nor inline pictures as styles
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: firstLoad, debugName: 'first load', priority: 2 },
            // what many screens share is one file: every file is a name and a hash in the worker's list
            { name: 'shared', test: /src/, minShareCount: 4, priority: 1 },
          ],
        },
      },
    },
    cssCodeSplit: false,
    reportCompressedSize: false,
  },
});
