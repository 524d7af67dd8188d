// Folds the books of a month of a large old group, again and again; prints what it took as JSON for bench_books.py.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const PHONE = fileURLToPath(new URL('../static/pwa/', import.meta.url));
const MEMBERS = 200;
const MONTHS = 60;
const ROUNDS = 21;

async function readFolds() {
  const { build } = await import(createRequire(`${PHONE}package.json`).resolve('vite'));
  const [built] = await build({
    root: PHONE,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: `${PHONE}src/books/folds.ts`, formats: ['es'] } },
  });
  return import(`data:text/javascript;base64,${Buffer.from(built.output[0].code).toString('base64')}`);
}

function tellStory(monthsFrom) {
  const entries = [];
  const opens = [];
  const closes = [];
  for (const period of monthsFrom('2021-12', MONTHS)) {
    const day = `${period}-05`;
    const collection_id = `c-${period}`;
    opens.push({ id: collection_id, opening_cash_satang: 0 });
    for (let member = 0; member < MEMBERS; member += 1) {
      entries.push({
        id: `${period}-${String(member).padStart(4, '0')}`,
        entry_kind: 'pledge',
        amount_satang: 10000,
        member_id: `m-${member}`,
        period,
        collection_id,
        reverses: null,
        device_id: 'd1',
        civil_on: day,
        made_at: `${day}T02:${String(member % 60).padStart(2, '0')}:00.000Z`,
      });
    }
    const total_satang = MEMBERS * 10000;
    closes.push({ id: `${period}-9999`, device_id: 'd1', civil_on: day, collection_id, total_satang, counted_satang: total_satang });
  }
  return { entries, opens, closes };
}

function median(times) {
  return times.sort((left, right) => left - right)[times.length >> 1];
}

const folds = await readFolds();
const { entries, opens, closes } = tellStory(folds.monthsFrom);
const last = entries.at(-1).period;
const span = { first: last, last };
const text = JSON.stringify(entries);
const [folding, ratios] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  let started = performance.now();
  JSON.parse(text);
  const reading = performance.now() - started;
  started = performance.now();
  folds.accountBook(entries, closes, 'cash', span);
  folds.accountBook(entries, closes, 'bank', span);
  folds.pledgeGrid(entries, `${last.slice(0, 4)}-01`);
  folds.receiptsAndPayments(entries, span);
  folds.trialBalance(entries, last);
  folds.threeWay(entries, opens, closes, last);
  const folded = performance.now() - started;
  folding.push(folded);
  ratios.push(folded / reading);
}
console.log(JSON.stringify({ entries: entries.length, folding_ms: median(folding), ratio: median(ratios) }));
