import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { ENVELOPE } from '../../src/contract/contract.gen';
import {
  chainLines,
  type Fields,
  formatLine,
  LineTooLong,
  makeOperation,
  parseLine,
  type Surroundings,
  type Unchained,
} from '../../src/sync/operation';
import { DEVICE_ID, ENTRY, GROUP_ID, MEMBER_ID, operationOf, PERSON_ID, SCOPE } from '../operations';

const moment = {
  device: DEVICE_ID,
  author: PERSON_ID,
  today: '2026-11-23',
  made_at: '2026-11-23T07:15:33.123Z',
  clock_offset_ms: -2130,
  app: '0.1.0',
};

function around(rows: Record<string, Fields> = {}, open: string[] = []): Surroundings {
  return {
    shown: (kind, id) => rows[`${kind} ${id}`],
    isOpen: (id) => open.includes(id),
    cursorOf: () => '7.0123456789abcdef',
  };
}

it('writes the keys of the envelope in their order, Thai as it is', () => {
  const operation = operationOf('member', { id: MEMBER_ID, set: { first_name: [null, 'บุญมี'] } });
  const line = formatLine(operation);
  expect(Object.keys(JSON.parse(line))).toEqual([...ENVELOPE]);
  expect(line).toContain('บุญมี');
  expect(line).not.toContain('\n');
  expect(parseLine(line)).toEqual(operation);
});

it('makes a fact of what it is given', () => {
  const operation = makeOperation({ kind: 'entry', scope: SCOPE, data: ENTRY }, moment, around());
  expect(operation).toMatchObject({
    kind: 'entry',
    data: ENTRY,
    civil_on: '2026-11-23',
    base: '7.0123456789abcdef',
    needs: [],
  });
});

it('creates a record under its own id where none is shown', () => {
  const data = { id: GROUP_ID, set: { name: 'กลุ่มออมทรัพย์', moo: null } };
  const operation = makeOperation({ kind: 'group', scope: SCOPE, id: GROUP_ID, data }, moment, around());
  expect(operation?.id).toBe(GROUP_ID);
  expect(operation?.data).toEqual({ id: GROUP_ID, set: { name: [null, 'กลุ่มออมทรัพย์'] } });
});

it('edits a shown record under an id of its own, with the old values, leaving out what does not change', () => {
  const rows = { [`member ${MEMBER_ID}`]: { first_name: 'บุญมี', phone: null, pledge_satang: 10_000 } };
  const data = { id: MEMBER_ID, set: { first_name: 'บุญมา', pledge_satang: 10_000, phone: null } };
  const operation = makeOperation({ kind: 'member', scope: SCOPE, id: MEMBER_ID, data }, moment, around(rows));
  expect(operation?.id).not.toBe(MEMBER_ID);
  expect(operation?.data).toEqual({ id: MEMBER_ID, set: { first_name: ['บุญมี', 'บุญมา'] } });
});

it('makes nothing of an edit that changes nothing', () => {
  const rows = { [`member ${MEMBER_ID}`]: { first_name: 'บุญมี' } };
  const data = { id: MEMBER_ID, set: { first_name: ' บุญมี ' } };
  expect(makeOperation({ kind: 'member', scope: SCOPE, data }, moment, around(rows))).toBeNull();
});

it('names what it needs only while that has no final answer', () => {
  const draft = { kind: 'entry' as const, scope: SCOPE, data: ENTRY };
  expect(makeOperation(draft, moment, around({}, [MEMBER_ID]))?.needs).toEqual([MEMBER_ID]);
  expect(makeOperation(draft, moment, around({}, []))?.needs).toEqual([]);
  const edit = { kind: 'member' as const, scope: SCOPE, data: { id: MEMBER_ID, set: { phone: '0812345678' } } };
  const rows = { [`member ${MEMBER_ID}`]: { phone: null } };
  expect(makeOperation(edit, moment, around(rows, [MEMBER_ID]))?.needs).toEqual([MEMBER_ID]);
});

it('saves texts in one spelling and never half a character', () => {
  const data = { ...ENTRY, reason: ' น\u0e4d\u0e49\u0e32\ud83d ท่วม ' };
  const operation = makeOperation({ kind: 'entry', scope: SCOPE, data }, moment, around());
  expect(operation?.data.reason).toBe('น\u0e49\u0e33 ท่วม');
});

it('numbers lines and links each to the one before, for each scope by itself', async () => {
  const other = 'group:0198f000-0000-7000-8000-00000000c002';
  const unchained = [SCOPE, other, SCOPE].map((scope) => {
    const { number: _, previous: __, ...rest } = operationOf('entry', ENTRY, { scope });
    return rest as Unchained;
  });
  const heads = new Map([[SCOPE, { number: 4, previous: 'f'.repeat(64) }]]);
  const chained = await chainLines(unchained, heads);
  const [first, second, third] = chained.lines;
  const sha256 = (line = '') => createHash('sha256').update(line, 'utf-8').digest('hex');
  expect(first?.operation).toMatchObject({ number: 5, previous: 'f'.repeat(64) });
  expect(second?.operation).toMatchObject({ number: 1, previous: '' });
  expect(third?.operation).toMatchObject({ number: 6, previous: sha256(first?.line) });
  expect(chained.heads.get(SCOPE)).toEqual({ number: 6, previous: sha256(third?.line) });
  expect(first?.line_bytes).toBe(Buffer.byteLength(first?.line ?? ''));
});

it('refuses a line the server would not take', async () => {
  const long = operationOf('entry', { ...ENTRY, reason: 'ก'.repeat(6000) });
  await expect(chainLines([long], new Map())).rejects.toBeInstanceOf(LineTooLong);
});

it('sends what is one statement as one, also the fields of it that do not change', () => {
  const rule = { pledge_mode: 'amount', pledge_min_satang: 1000, unit_price_satang: null };
  const shown = { id: GROUP_ID, name: 'กลุ่ม', ...rule };
  const edit = (set: Fields) =>
    makeOperation(
      { kind: 'group', scope: SCOPE, data: { id: GROUP_ID, set } },
      moment,
      around({ [`group ${GROUP_ID}`]: shown }),
    );
  expect(edit({ pledge_min_satang: 2000 })?.data.set).toEqual({
    pledge_mode: ['amount', 'amount'],
    pledge_min_satang: [1000, 2000],
    unit_price_satang: [null, null],
  });
  expect(edit({ name: 'กลุ่มใหม่' })?.data.set).toEqual({ name: ['กลุ่ม', 'กลุ่มใหม่'] });
  expect(edit({ ...rule })).toBeNull();
});
