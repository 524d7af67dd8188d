import { computed, effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { SEQ_PENDING } from '../../src/sync/ports';
import { type Looked, ShownRows, type StoredRow } from '../../src/sync/shown_rows';
import { ENTRY, GROUP_ID, itemOf, MEMBER_ID, operationOf, PERSON_ID, SCOPE } from '../operations';

const place = (seq: number, resets = 0) => ({
  scope: SCOPE,
  cursor: `${seq}.a`,
  seq,
  head: seq,
  resets,
  is_confirmed: true,
  fetching: null,
});
const member = (seq: number, changes: object = {}, id = MEMBER_ID): StoredRow => ({
  scope: SCOPE,
  kind: 'member',
  id,
  seq,
  row: { id, seq, number: '0001', first_name: 'บุญมี', pledge_satang: 10_000, ...changes },
});
const looked = (changes: Partial<Looked> = {}): Looked => ({ scopes: [place(1)], rows: [], items: [], ...changes });

it('shows a saved fact at once, with the fields nobody set, and with ○', () => {
  const rows = new ShownRows();
  rows.add([itemOf(operationOf('entry', { entry_kind: 'fine', amount_satang: 500 }))]);
  expect(rows.all('entry', SCOPE)).toMatchObject([
    { amount_satang: 500, member_id: null, author_id: PERSON_ID, seq: SEQ_PENDING, mark: 'phone' },
  ]);
});

it('shows a founding group with its first status and its officer', () => {
  const rows = new ShownRows();
  const data = { id: GROUP_ID, set: { name: [null, 'กลุ่มบ้านหนองแสง'] } };
  rows.add([itemOf(operationOf('group', data, { id: GROUP_ID }))]);
  expect(rows.find('group', GROUP_ID)).toMatchObject({ status: 'founding', officer_id: PERSON_ID, note: null });
});

it('goes from ○ to ● on the answer, and stays there when the row is pulled', () => {
  const rows = new ShownRows();
  const operation = operationOf('entry', ENTRY);
  const marks: unknown[] = [];
  effect(() => {
    marks.push(rows.all('entry', SCOPE).map((row) => [row.amount_satang, row.mark]));
  });
  rows.add([itemOf(operation)]);
  rows.take(looked({ items: [itemOf(operation, { state: 'unseen', outcome: 'applied', seq: 2 })] }));
  const row = { scope: SCOPE, kind: 'entry', id: operation.id, seq: 2, row: { ...ENTRY, id: operation.id, seq: 2 } };
  rows.take(looked({ scopes: [place(2)], rows: [row] }));
  const shown = marks.filter((each, index) => JSON.stringify(each) !== JSON.stringify(marks[index - 1]));
  expect(shown).toEqual([[], [[10_000, 'phone']], [[10_000, 'server']]]);
});

it('lays edits over the server row in the order they were made, and lets go of what was pulled', () => {
  const rows = new ShownRows();
  rows.take(looked({ rows: [member(1)] }));
  const first = operationOf('member', { id: MEMBER_ID, set: { pledge_satang: [10_000, 20_000] } });
  const second = operationOf('member', { id: MEMBER_ID, set: { pledge_satang: [20_000, 30_000] } });
  rows.add([itemOf(second, { place: 2 }), itemOf(first, { place: 1 })]);
  expect(rows.find('member', MEMBER_ID)).toMatchObject({ pledge_satang: 30_000, mark: 'phone' });
  const after = [itemOf(second, { place: 2 })];
  rows.take(looked({ scopes: [place(2)], rows: [member(2, { pledge_satang: 20_000 })], items: after }));
  expect(rows.find('member', MEMBER_ID)).toMatchObject({ pledge_satang: 30_000, mark: 'phone' });
});

it('keeps showing refused money with ▲, and gives a refused edit back to the agreed value', () => {
  const rows = new ShownRows();
  const money = operationOf('entry', ENTRY);
  const edit = operationOf('member', { id: MEMBER_ID, set: { pledge_satang: [10_000, 20_000] } });
  const refused = { state: 'needs_you', outcome: 'rejected', seq: 1 } as const;
  rows.take(looked({ rows: [member(1)], items: [itemOf(money, refused), itemOf(edit, refused)] }));
  expect(rows.all('entry')).toMatchObject([{ amount_satang: 10_000, mark: 'needs_you' }]);
  expect(rows.find('member', MEMBER_ID)).toMatchObject({ pledge_satang: 10_000, mark: 'needs_you' });
  rows.take(looked({ rows: [] }));
  expect(rows.all('entry')).toEqual([]);
  expect(rows.find('member', MEMBER_ID)?.mark).toBe('server');
});

it('replaces the rows of a scope that was reset, and forgets those of one that was lost', () => {
  const rows = new ShownRows();
  const other = '0198f000-0000-7000-8000-00000000e002';
  rows.take(looked({ rows: [member(1), member(1, { number: '0002' }, other)] }));
  rows.take(looked({ scopes: [place(1, 1)], rows: [member(1)] }));
  expect(rows.all('member').map((row) => row.id)).toEqual([MEMBER_ID]);
  rows.take({ scopes: [], rows: [], items: [] });
  expect(rows.all('member')).toEqual([]);
});

it('runs a fold of 12,000 entries again only when an entry of that group changed', () => {
  const rows = new ShownRows();
  const entries = Array.from({ length: 12_000 }, (_, index): StoredRow => {
    const id = `entry-${index}`;
    return { scope: SCOPE, kind: 'entry', id, seq: index + 1, row: { ...ENTRY, id, seq: index + 1 } };
  });
  rows.take(looked({ scopes: [place(12_000)], rows: [...entries, member(1)] }));
  let folds = 0;
  const sum = computed(() => {
    folds += 1;
    return rows.all('entry', SCOPE).reduce((total, entry) => total + entry.amount_satang, 0);
  });
  effect(() => void sum.value);
  expect([sum.value, folds]).toEqual([120_000_000, 1]);
  rows.add([itemOf(operationOf('attendance', { collection_id: 'x', member_id: MEMBER_ID, presence: 'present' }))]);
  rows.add([itemOf(operationOf('entry', ENTRY, { scope: 'group:other' }))]);
  rows.take(looked({ scopes: [place(12_000)], rows: [entries[0] as StoredRow], items: [...rows.pending().values()] }));
  expect(folds).toBe(1);
  rows.add([itemOf(operationOf('entry', ENTRY))]);
  expect([sum.value, folds]).toEqual([120_010_000, 2]);
});

it('keeps a row the same object while nothing touched it', () => {
  const rows = new ShownRows();
  const other = '0198f000-0000-7000-8000-00000000e002';
  rows.take(looked({ rows: [member(1), member(1, {}, other)] }));
  const before = rows.find('member', MEMBER_ID);
  rows.take(looked({ scopes: [place(2)], rows: [member(2, { phone: '0812345678' }, other)] }));
  expect(rows.find('member', MEMBER_ID)).toBe(before);
});

it('counts the changes of a scope', () => {
  const rows = new ShownRows();
  const seen: number[] = [];
  effect(() => void seen.push(rows.version(SCOPE)));
  rows.add([itemOf(operationOf('entry', ENTRY))]);
  rows.add([itemOf(operationOf('entry', ENTRY, { scope: 'group:other' }))]);
  expect(seen).toEqual([0, 1]);
});

it('sorting what it was given does not disturb the next reader', () => {
  const rows = new ShownRows();
  const other = '0198f000-0000-7000-8000-00000000e002';
  rows.take(looked({ rows: [member(1), member(1, {}, other)] }));
  rows.all('member', SCOPE).reverse();
  expect(rows.all('member', SCOPE).map((row) => row.id)).toEqual([MEMBER_ID, other]);
});
