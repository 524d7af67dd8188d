/** Who may import whom on the phone. Upper may import lower, never the other way. */

const FOLDERS = {
  // folder below src: what else it may import, besides itself
  values: [],
  contract: [],
  i18n: ['contract', 'values'],
  sync: ['contract', 'values'],
  ui: ['i18n', 'contract', 'values'],
  adapters: ['sync', 'contract', 'values'],
  phone: ['adapters', 'cases', 'devices', 'sync', 'contract', 'values'],
  sw: [],
};
/** Folders of concepts: screens and the rules they need. */
const CONCEPTS = [
  'activities',
  'alerts',
  'assessments',
  'books',
  'campaigns',
  'cases',
  'deliveries',
  'devices',
  'governance',
  'groups',
  'handovers',
  'ladder',
  'ledger',
  'locking',
  'mentoring',
  'monthly_reports',
  'paper',
  'members',
  'mou',
  'people',
  'photos',
  'practice',
  'privacy',
  'reports',
  'rulebook',
  'slips',
  'staffing',
  'support',
  'syncing',
  'visits',
];
for (const concept of CONCEPTS) {
  FOLDERS[concept] = [...CONCEPTS.filter((other) => other !== concept), 'sync', 'ui', 'i18n', 'contract', 'values'];
}

/** Modules that stand alone in src and that screens may use: which screen is shown. */
const SHARED_MODULES = '^src/router\\.ts$';
/** What a screen gets, as types; a shared component may know these and nothing else of sync. */
const PHONE_TYPES = '^src/sync/ports\\.ts$';

const forbidden = Object.entries(FOLDERS).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-from-below`,
  comment: `src/${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: [
      `^src/(${[folder, ...allowed].join('|')})/`,
      ...(CONCEPTS.includes(folder) || folder === 'ui' ? [SHARED_MODULES] : []),
      ...(folder === 'ui' ? [PHONE_TYPES] : []),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...forbidden,
    {
      name: 'the-frame-knows-no-adapter',
      comment: 'app.tsx composes screens; only main.ts, phone.ts and its parts know IndexedDB, fetch and the worker',
      severity: 'error',
      from: { path: '^src/(app|router)\\.tsx?$' },
      to: { path: '^src/(adapters|sw|phone)' },
    },
    {
      name: 'only-adapters-store-and-fetch',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/' },
      to: { path: 'node_modules/idb' },
    },
    { name: 'no-knots', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      comment: 'but for the words, which are split where the app is built',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:words/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(main\\.tsx|sw/sw\\.ts)$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.json', '.js'] },
  },
};
