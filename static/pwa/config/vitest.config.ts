import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { words } from './words_plugin.ts';

/** What runs without a page: rules, values, stores, engine. The rest gets one. */
const WITHOUT_PAGE = ['test/{values,sync,adapters,real}/**/*.test.ts', 'test/phone.test.ts'];

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [words(resolve(import.meta.dirname, '../../../server/i18n/th.json'), false)],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: 'rules', environment: 'node', include: WITHOUT_PAGE } },
      {
        extends: true,
        test: {
          name: 'screens',
          environment: 'happy-dom',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: WITHOUT_PAGE,
        },
      },
    ],
  },
});
