import { describe, expect, it } from 'vitest';
import { balanceOf, balances } from '../../src/ledger/balance';
import { exitLines, mayTakeBack, type Settlement, settleUp, standingExit } from '../../src/members/settle_up';

const HOLDING = { pledged_satang: 100000, special_satang: 0, loan_satang: 0, fine_satang: 0 };

/** What one member holds, told by its two accounts. */
function held({ pledged_satang, special_satang, ...owed }: typeof HOLDING) {
  const accounts = [
    { member_id: 'm1', entry_kind: 'exit_payout' as const, amount_satang: pledged_satang },
    { member_id: 'm1', entry_kind: 'special_payout' as const, amount_satang: special_satang },
  ];
  return { member_id: 'm1', accounts, ...owed };
}
const SELF = [{ name: 'นายบุญมี ศ.', percent: 100 }];
const HEIRS = [
  { name: 'นางทองใบ จ.', percent: 34 },
  { name: 'นายสมหมาย ก.', percent: 33 },
  { name: 'นางสาวบุญมา ศ.', percent: 33 },
];

function sum(lines: readonly { amount_satang: number }[]): number {
  return lines.reduce((total, line) => total + line.amount_satang, 0);
}

/** What the accounts hold after the entries, and what left the box. */
function after(settlement: Settlement) {
  const before = [
    { entry_kind: 'opening_cash', amount_satang: 10_000_000, member_id: null, reverses: null },
    { entry_kind: 'opening_savings', amount_satang: settlement.pledged_satang, member_id: 'm1', reverses: null },
    { entry_kind: 'special_deposit', amount_satang: settlement.special_satang, member_id: 'm1', reverses: null },
  ];
  const lines = exitLines(settlement).map((line) => ({ ...line, reverses: null }));
  const sums = balances([...before, ...lines]);
  return {
    pledged: balanceOf(sums, 'pledged_savings', 'm1'),
    special: balanceOf(sums, 'special_savings', 'm1'),
    paid: balanceOf(balances(before), 'cash') - balanceOf(sums, 'cash'),
  };
}

describe('settling up', () => {
  it('pays the member everything', () => {
    const settlement = settleUp(held({ ...HOLDING, special_satang: 5050 }), SELF);
    expect(settlement).toMatchObject({ net_satang: 105050, blocks: [], remainder_satang: 0 });
    expect(exitLines(settlement)).toEqual([
      { member_id: 'm1', entry_kind: 'exit_payout', amount_satang: 100000, payee: 'นายบุญมี ศ.' },
      { member_id: 'm1', entry_kind: 'special_payout', amount_satang: 5050, payee: 'นายบุญมี ศ.' },
    ]);
  });

  it('shares among the beneficiaries, the odd satang to the first, each out of what is left of an account', () => {
    const settlement = settleUp(held({ ...HOLDING, pledged_satang: 5000, special_satang: 5001 }), HEIRS);
    expect(settlement.payees.map((payee) => payee.amount_satang)).toEqual([3401, 3300, 3300]);
    expect(settlement.remainder_satang).toBe(1);
    expect(exitLines(settlement)).toEqual([
      { member_id: 'm1', entry_kind: 'exit_payout', amount_satang: 3401, payee: 'นางทองใบ จ.' },
      { member_id: 'm1', entry_kind: 'exit_payout', amount_satang: 1599, payee: 'นายสมหมาย ก.' },
      { member_id: 'm1', entry_kind: 'special_payout', amount_satang: 1701, payee: 'นายสมหมาย ก.' },
      { member_id: 'm1', entry_kind: 'special_payout', amount_satang: 3300, payee: 'นางสาวบุญมา ศ.' },
    ]);
  });

  it('keeps a fine in the box', () => {
    const settlement = settleUp(held({ ...HOLDING, fine_satang: 5000 }), SELF);
    expect(exitLines(settlement)).toEqual([
      { member_id: 'm1', entry_kind: 'exit_payout', amount_satang: 5000, payee: null },
      { member_id: 'm1', entry_kind: 'exit_payout', amount_satang: 95000, payee: 'นายบุญมี ศ.' },
      { member_id: 'm1', entry_kind: 'fine', amount_satang: 5000, payee: null },
    ]);
  });

  it('empties both accounts and pays exactly the net, whatever the sums', () => {
    for (let turn = 0; turn < 400; turn += 1) {
      const pledged_satang = (turn * 7919) % 100_003;
      const special_satang = turn % 3 === 0 ? 0 : (turn * 104_729) % 50_021;
      const fine_satang = turn % 2 === 0 ? 0 : (turn * 31) % (pledged_satang + special_satang + 1);
      const settlement = settleUp(held({ pledged_satang, special_satang, loan_satang: 0, fine_satang }), HEIRS);
      expect(settlement.blocks).toEqual([]);
      expect(sum(settlement.payees)).toBe(settlement.net_satang);
      expect(after(settlement)).toEqual({ pledged: 0, special: 0, paid: settlement.net_satang });
      expect(exitLines(settlement).every((line) => line.amount_satang > 0)).toBe(true);
    }
  });

  it('pays out both accounts of whoever was registered twice', () => {
    const twice = { member_id: 'm2', entry_kind: 'exit_payout' as const, amount_satang: 3000 };
    const holding = held({ ...HOLDING, pledged_satang: 5000 });
    const lines = exitLines(settleUp({ ...holding, accounts: [...holding.accounts, twice] }, SELF));
    expect(lines.map((line) => [line.member_id, line.amount_satang])).toEqual([
      ['m1', 5000],
      ['m2', 3000],
    ]);
  });

  it.each([
    [{ loan_satang: 1 }, ['owes']],
    [{ pledged_satang: -1 }, ['account_negative']],
    [{ special_satang: -1, loan_satang: 5 }, ['account_negative', 'owes']],
    [{ fine_satang: 100001 }, ['fine_too_much']],
    [{ pledged_satang: 0 }, []],
  ])('is blocked while something is wrong: %j', (wrong, blocks) => {
    expect(settleUp(held({ ...HOLDING, ...wrong }), SELF).blocks).toEqual(blocks);
  });
});

describe('a leaving', () => {
  const exit = { id: 'x1', seq: 10, member_id: 'm1', author_id: 'p1', entry_ids: ['e1'], reverses: null };
  const entry = { id: 'e1', seq: 9, member_id: 'm1', author_id: 'p1', reverses: null };

  it('stands until it is taken back', () => {
    expect(standingExit([exit], 'm1')).toBe(exit);
    expect(standingExit([exit], 'm2')).toBeUndefined();
    const back = { ...exit, id: 'x2', seq: 11, reverses: 'x1' };
    expect(standingExit([exit, back], 'm1')).toBeUndefined();
    const again = { ...exit, id: 'x3', seq: 12 };
    expect(standingExit([again, exit, back], 'm1')).toBe(again);
  });

  it('is taken back by whoever recorded it, until somebody else has acted', () => {
    expect(mayTakeBack(exit, [entry], 'p1')).toBe(true);
    expect(mayTakeBack(exit, [entry], 'p2')).toBe(false);
    const others = { ...entry, id: 'e2', author_id: 'p2' };
    expect(mayTakeBack(exit, [entry, { ...others, seq: 5 }], 'p1')).toBe(true);
    expect(mayTakeBack(exit, [entry, { ...others, seq: 11 }], 'p1')).toBe(false);
    expect(mayTakeBack(exit, [entry, { ...others, seq: 11, member_id: 'm2' }], 'p1')).toBe(true);
    expect(mayTakeBack(exit, [entry, { ...entry, id: 'e3', seq: 12, reverses: 'e1' }], 'p1')).toBe(false);
  });
});
