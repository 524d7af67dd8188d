// Folds the books of books_story.mjs again and again in Node and prints what it took as JSON, with the built module as base64,
// for bench_books.py, which runs that in a browser too.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const PHONE = fileURLToPath(new URL('../static/pwa/', import.meta.url));
const ROUNDS = 21;

async function buildModule() {
  const { build } = await import(createRequire(`${PHONE}package.json`).resolve('vite'));
  const [built] = await build({
    root: PHONE,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('books_story.mjs', import.meta.url)), formats: ['es'] },
    },
  });
  return Buffer.from(built.output[0].code).toString('base64');
}

function median(times) {
  return times.sort((left, right) => left - right)[times.length >> 1];
}

const module = await buildModule();
const { tellStory, foldBooks } = await import(`data:text/javascript;base64,${module}`);
const story = tellStory();
const text = JSON.stringify(story.entries);
const [folding, ratios] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  const started = performance.now();
  JSON.parse(text);
  const reading = performance.now() - started;
  const folded = foldBooks(story);
  folding.push(folded);
  ratios.push(folded / reading);
}
console.log(
  JSON.stringify({ entries: story.entries.length, folding_ms: median(folding), ratio: median(ratios), module }),
);
