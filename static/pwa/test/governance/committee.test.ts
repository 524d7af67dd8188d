import { describe, expect, it } from 'vitest';
import {
  auditsThemselves,
  dutiesOf,
  mayMerge,
  type Post,
  postsBefore,
  postsOn,
  termEnd,
  warningsOf,
} from '../../src/governance/committee';

const TODAY = '2026-11-23';
const SIZES = { steering: [1, 2], loan: [0, null], audit: [0, 3], promotion: [0, null] } as const;

function post(id: string, changes: Partial<Post> = {}): Post {
  return {
    id,
    committee: 'steering',
    position: 'member',
    member_id: `m-${id}`,
    from_on: '2026-01-01',
    to_on: '2027-12-31',
    duties: null,
    reason: null,
    status: 'stands',
    ...changes,
  };
}

const nobody = () => false;
const codes = (posts: Post[], isMinor: (id: string) => boolean = nobody) =>
  warningsOf(posts, SIZES, isMinor, TODAY).map(({ code, committee }) => `${code} ${committee}`);

describe('who governs', () => {
  it('is whoever holds a post that day, first and last day included, the chair first', () => {
    const posts = [
      post('1'),
      post('2', { position: 'chair' }),
      post('3', { to_on: '2026-11-22' }),
      post('4', { from_on: TODAY, to_on: TODAY, committee: 'loan' }),
      post('5', { status: 'void' }),
      post('6', { from_on: '2026-11-24' }),
    ];
    expect(postsOn(posts, TODAY).map(({ id }) => id)).toEqual(['2', '1', '4']);
    expect(postsBefore(posts, TODAY).map(({ id }) => id)).toEqual(['3']);
  });

  it('serves in one board what is marked, else its own committee', () => {
    expect(dutiesOf(post('1', { committee: 'board', duties: ['loan', 'audit'] }))).toEqual(['loan', 'audit']);
    expect(dutiesOf(post('1', { committee: 'audit', duties: ['loan'] }))).toEqual(['audit']);
  });

  it('may be one board below thirty members, where that is allowed', () => {
    expect([mayMerge(29, true), mayMerge(30, true), mayMerge(5, false)]).toEqual([true, false, false]);
  });
});

describe('what to look at', () => {
  it('is nothing while nobody was elected', () => {
    expect(codes([])).toEqual([]);
  });

  it('is a committee outside its size, each person counted once', () => {
    expect(codes([post('1', { committee: 'loan' })])).toEqual(['size_few steering']);
    expect(codes([post('1'), post('2'), post('3')])).toEqual(['size_many steering']);
    expect(codes([post('1'), post('2'), post('3', { member_id: 'm-1', position: 'chair' })])).toEqual([]);
  });

  it('in one board is a duty that nobody has, and no size', () => {
    const board = post('1', { committee: 'board', duties: ['steering', 'loan', 'promotion'] });
    expect(codes([board])).toEqual(['duty_open audit']);
    const many = ['2', '3', '4'].map((id) => post(id, { committee: 'board', duties: ['steering', 'audit'] }));
    expect(codes([board, ...many])).toEqual([]);
  });

  it('is an auditor who keeps the money, until a reason is given', () => {
    const keeper = post('1', { position: 'treasurer' });
    const auditor = post('2', { committee: 'audit', member_id: 'm-1' });
    expect(auditsThemselves([keeper, auditor], 'm-1')).toBe(true);
    expect(codes([keeper, auditor])).toEqual(['auditor_keeps audit']);
    expect(codes([keeper, { ...auditor, reason: 'มีสมาชิกน้อย' }])).toEqual([]);
    expect(codes([{ ...keeper, reason: 'มีสมาชิกน้อย' }, auditor])).toEqual([]);
    expect(auditsThemselves([{ ...keeper, position: 'chair' }, auditor], 'm-1')).toBe(false);
  });

  it('is a child in office', () => {
    expect(codes([post('1')], (id) => id === 'm-1')).toEqual(['minor steering']);
  });

  it('is a term that ends within sixty days, unless the next one is elected', () => {
    const ending = post('1', { position: 'chair', to_on: '2027-01-22' });
    expect(codes([ending])).toEqual(['term_ending steering']);
    expect(codes([post('1', { to_on: '2027-01-23' })])).toEqual([]);
    expect(codes([ending, post('2', { position: 'chair', from_on: '2027-01-23' })])).toEqual([]);
  });
});

it.each([
  ['2026-11-23', 2, '2028-11-22'],
  ['2024-02-29', 2, '2026-02-28'],
  ['2024-02-29', 4, '2028-02-28'],
  ['2026-01-01', 1, '2026-12-31'],
])('a term from %s of %i years ends on %s', (from, years, last) => {
  expect(termEnd(from, years)).toBe(last);
});
