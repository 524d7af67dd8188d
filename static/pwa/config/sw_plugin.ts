/** After the app is built: lists every file with its SHA-256 and builds the service worker around that list. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';

/** Files no phone needs to open the app. */
const LEFT_OUT = /\.map$|^sw\.js$|^screenshots\/|\.svg$/;

export function serviceWorker(root: string): Plugin {
  let outDir = '';
  let isBroken = false;
  return {
    name: 'omsap-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    buildEnd(error) {
      isBroken = error !== undefined;
    },
    async closeBundle() {
      if (isBroken) return;
      const files = await listFiles(outDir);
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        publicDir: false,
        define: {
          PRECACHE: JSON.stringify(files),
          BUILD: JSON.stringify(sha256(JSON.stringify(files), 'hex').slice(0, 12)),
        },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          modulePreload: false,
          rolldownOptions: {
            input: join(root, 'src/sw/sw.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  };
}

/** [path, integrity] of every built file, in a steady order. */
async function listFiles(outDir: string): Promise<[string, string][]> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outDir, join(entry.parentPath, entry.name)))
    .filter((name) => !LEFT_OUT.test(name))
    .sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const path = name === 'index.html' ? '/' : `/${name}`;
      return [path, `sha256-${sha256(await readFile(join(outDir, name)), 'base64')}`];
    }),
  );
}

function sha256(content: string | Buffer, form: 'hex' | 'base64'): string {
  return createHash('sha256').update(content).digest(form);
}
