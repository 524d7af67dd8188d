import { expect, it } from 'vitest';
import { balanceOf, balances } from '../../src/ledger/balance';
import { recordExit, takeExitBack } from '../../src/members/exit_acts';
import { settleUp, standingExit } from '../../src/members/settle_up';
import { memoryPhone } from '../memory_phone';

const SCOPE = 'group:g1';

it('leaving pays out and ends the membership in one save; taking it back mirrors all of it', async () => {
  const phone = memoryPhone();
  phone.put('member', SCOPE, { id: 'm1', number: '0001', first_name: 'บุญมี', last_name: 'ศ.', status: 'active' });
  phone.put('entry', SCOPE, { id: 'e1', entry_kind: 'opening_savings', amount_satang: 10001, member_id: 'm1' });
  const saves: number[] = [];
  const counted = {
    ...phone,
    save: (drafts: Parameters<typeof phone.save>[0]) => {
      saves.push(drafts.length);
      return phone.save(drafts);
    },
  };
  const savings = () => balanceOf(balances(phone.rows.all('entry', SCOPE)), 'pledged_savings', 'm1');
  const member = phone.rows.find('member', 'm1');
  if (!member) throw new Error('the member is there');
  const account = { member_id: 'm1', entry_kind: 'exit_payout' as const, amount_satang: savings() };
  const holding = { member_id: 'm1', accounts: [account], loan_satang: 0, fine_satang: 1 };
  const heirs = ['ก', 'ข'].map((name) => ({ name, percent: 50 }));

  const told = { exit_kind: 'died' as const, left_on: '2026-11-23', reason: null };
  await recordExit(counted, 'g1', member, settleUp(holding, heirs), told);
  expect(saves).toEqual([6]);
  expect(savings()).toBe(0);
  expect(phone.rows.find('member', 'm1')?.status).toBe('left');
  const exit = standingExit(phone.rows.all('member_exit', SCOPE), 'm1');
  if (!exit) throw new Error('the leaving stands');
  expect(exit.payees.map((payee) => payee.amount_satang)).toEqual([5000, 5000]);
  expect(exit.entry_ids).toHaveLength(4);

  await takeExitBack(counted, 'g1', exit);
  expect(saves).toEqual([6, 6]);
  expect(savings()).toBe(10001);
  expect(balanceOf(balances(phone.rows.all('entry', SCOPE)), 'cash')).toBe(0);
  expect(phone.rows.find('member', 'm1')?.status).toBe('active');
  expect(standingExit(phone.rows.all('member_exit', SCOPE), 'm1')).toBeUndefined();
});
