/** Puts the words of the shell into index.html: `{say:app.name}` becomes the Thai text of that key. */

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

export function shellWords(thaiPath: string): Plugin {
  return {
    name: 'omsap-shell-words',
    async transformIndexHtml(html) {
      const words = JSON.parse(await readFile(thaiPath, 'utf-8')) as Record<string, string>;
      return html.replace(/\{say:([a-z0-9_.]+)\}/g, (_, key: string) => {
        const text = words[key];
        if (text === undefined) throw new Error(`no text for ${key}`);
        return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      });
    },
  };
}
