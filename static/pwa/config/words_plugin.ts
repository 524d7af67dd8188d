/** Splits the Thai words: what the first screens say comes with them, the rest with the first screen that is opened. */

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** First part of the keys that only screens behind `lazy` use; a screen's title stands in the places bar as well. */
const LATER = new Set([
  'account',
  'activity',
  'admission',
  'alert',
  'assessment',
  'assessment_form',
  'audit',
  'beneficiaries',
  'book',
  'bylaws',
  'calendar',
  'campaign',
  'case',
  'ceremony',
  'close',
  'closed',
  'committee',
  'confirm',
  'correction',
  'count',
  'delivery',
  'deposit',
  'device',
  'document',
  'entry',
  'exit',
  'export',
  'fetching',
  'group',
  'handover',
  'import',
  'incident',
  'joining',
  'ladder',
  'logout',
  'me',
  'member',
  'mentoring',
  'merge',
  'minutes',
  'monthly',
  'mou',
  'next_date',
  'operation',
  'outbox_file',
  'overdue',
  'overview',
  'paper',
  'passbook',
  'password',
  'pause',
  'payment',
  'photo',
  'pin',
  'pledge',
  'post',
  'practice',
  'presence',
  'privacy',
  'problem',
  'read_back',
  'report',
  'role',
  'roll_call',
  'rule',
  'rules',
  'same_group',
  'second_factor',
  'slip',
  'slips',
  'staff',
  'step',
  'support',
  'support_answer',
  'sync',
  'target',
  'todo',
  'visit',
  'why',
]);
/** The server says these itself. */
const SERVERS = new Set(['api_docs', 'cli', 'digest', 'line', 'mail', 'push', 'pwa', 'slip_check']);

function partOf(key: string): 'first' | 'later' | 'server' {
  const [concept = '', name] = key.split('.');
  if (SERVERS.has(concept)) return 'server';
  return LATER.has(concept) && name !== 'title' ? 'later' : 'first';
}

/** Modules `virtual:words/first` and `virtual:words/later`; unless `split`, everything is in the first. */
export function words(thaiPath: string, split: boolean): Plugin {
  return {
    name: 'omsap-words',
    resolveId: (id) => (id.startsWith('virtual:words/') ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith('\0virtual:words/')) return null;
      this.addWatchFile(thaiPath);
      const part = id.endsWith('first') ? 'first' : 'later';
      const all = Object.entries(JSON.parse(await readFile(thaiPath, 'utf-8')) as Record<string, string>);
      const its = all.filter(([key]) => (split ? partOf(key) === part : part === 'first'));
      return `export default ${JSON.stringify(Object.fromEntries(its))}`;
    },
  };
}
