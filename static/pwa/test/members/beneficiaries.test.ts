import { describe, expect, it } from 'vitest';
import { say } from '../../src/i18n';
import { checkStatement, stated, statementsOf, statementTexts, totalPercent } from '../../src/members/beneficiaries';

const BLANK = statementTexts(undefined, 3);
const TWO = {
  ...BLANK,
  name_1: 'นางทองใบ จ.',
  relation_1: 'คู่สมรส',
  percent_1: '๖๐',
  name_3: 'นายสมหมาย ก.',
  percent_3: '40',
  witness_1: 'นายคำพอง ส.',
};

describe('a statement', () => {
  it('shares out exactly the whole, whichever rows it is typed in', () => {
    expect(checkStatement(TWO)).toEqual({});
    expect(totalPercent(TWO)).toBe(100);
    expect(stated(TWO)).toEqual({
      beneficiaries: [
        { name: 'นางทองใบ จ.', relation: 'คู่สมรส', percent: 60 },
        { name: 'นายสมหมาย ก.', relation: '', percent: 40 },
      ],
      witnesses: ['นายคำพอง ส.'],
    });
  });

  it.each([
    ['39', say('beneficiaries.total_short', { total: 99, more: 1 })],
    ['41', say('beneficiaries.total_over', { total: 101, more: 1 })],
    ['0', say('beneficiaries.percent_range')],
    ['101', say('beneficiaries.percent_range')],
    ['4O', say('beneficiaries.percent_range')],
    ['', say('beneficiaries.percent_range')],
  ])('says beside the last share what is wrong with %s', (percent_3, why) => {
    expect(checkStatement({ ...TWO, percent_3 })).toEqual({ percent_3: why });
  });

  it('needs a name for each share, and a witness', () => {
    expect(Object.keys(checkStatement({ ...TWO, name_3: ' ', witness_1: '' }))).toEqual(['name_3', 'witness_1']);
    expect(Object.keys(checkStatement(BLANK))).toEqual(['name_1', 'percent_1', 'witness_1']);
    expect(checkStatement({ ...TWO, relation_1: 'ก'.repeat(61) })).toHaveProperty('relation_1');
  });

  it('counts when it is the newest of its member', () => {
    const said = (id: string, seq: number, member_id = 'm1') => ({
      id,
      seq,
      member_id,
      beneficiaries: [],
      witnesses: [],
    });
    const all = [said('b', 4), said('a', 9), said('c', 9), said('d', 12, 'm2')];
    expect(statementsOf(all, 'm1').map((each) => each.id)).toEqual(['c', 'a', 'b']);
  });
});
