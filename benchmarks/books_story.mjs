// The six books of a month of a large old group: 200 members, five years, 12,000 entries. Runs in Node and in a browser.
import { accountBook, monthsFrom, pledgeGrid, receiptsAndPayments, threeWay, trialBalance } from '../static/pwa/src/books/folds';

const MEMBERS = 200;
const MONTHS = 60;

export function tellStory() {
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

/** Folds every book of the last month; returns milliseconds. */
export function foldBooks({ entries, opens, closes }) {
  const last = entries.at(-1).period;
  const span = { first: last, last };
  const started = performance.now();
  accountBook(entries, closes, 'cash', span);
  accountBook(entries, closes, 'bank', span);
  pledgeGrid(entries, `${last.slice(0, 4)}-01`);
  receiptsAndPayments(entries, span);
  trialBalance(entries, last);
  threeWay(entries, opens, closes, last);
  return performance.now() - started;
}
