import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { words } from './words_plugin.ts';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [words(resolve(import.meta.dirname, '../../../server/i18n/th.json'), false)],
  oxc: {
    jsx: { runtime: 'automatic', importSource: 'preact' },
    // a field that only says its type, and one that a constructor sets, need not be named once more in what is sent
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  test: {
    restoreMocks: true,
    // A page takes half a second to make: .tsx gets one; .ts does not, unless its first line asks for one.
    projects: [
      { extends: true, test: { name: 'rules', environment: 'node', include: ['test/**/*.test.ts'] } },
      { extends: true, test: { name: 'screens', environment: 'happy-dom', include: ['test/**/*.test.tsx'] } },
    ],
  },
});
