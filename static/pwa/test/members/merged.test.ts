import { expect, it } from 'vitest';
import { type MergeFacts, oneOf, partsOf, standingMerges } from '../../src/members/merged';
import { dice } from '../real/faulty_line';
import { casesOf } from '../vector_cases';

it.each(casesOf<MergeFacts[], Record<string, string>>('merged', 'standing_merges'))(
  'stands: $name',
  ({ given, then }) => {
    const told = (merges: MergeFacts[]) =>
      Object.fromEntries([...standingMerges(merges)].map(([from, { id }]) => [from, id]));
    expect(told(given)).toEqual(then);
    expect(told(given.toReversed())).toEqual(then);
  },
);

it('comes to an end and keeps one of those who are one, whatever was merged and taken back', () => {
  const chance = dice(11);
  const members = ['a', 'b', 'c', 'd', 'e'];
  for (let turn = 0; turn < 500; turn += 1) {
    const merges: MergeFacts[] = [];
    for (let seq = 1; seq <= 12; seq += 1) {
      const earlier = merges[Math.floor(chance() * merges.length * 3)];
      const [from, into] = [0, 0].map(() => members[Math.floor(chance() * members.length)] ?? 'a');
      if (earlier) merges.push({ ...earlier, id: `m${seq}`, seq, reverses: earlier.id });
      else if (from && into && from !== into) merges.push(merge(`m${seq}`, seq, from, into));
    }
    const standing = standingMerges(merges);
    const wholes = members.filter((id) => !standing.has(id));
    expect(wholes.flatMap((id) => [...partsOf(standing, id)]).sort()).toEqual(members);
  }
});

function merge(id: string, seq: number, from: string, into: string, reverses: string | null = null) {
  return { id, seq, from_member_id: from, into_member_id: into, reverses };
}

it('shows a member as the one they became part of, over any number of steps', () => {
  const standing = standingMerges([merge('x', 2, 'b', 'c'), merge('y', 1, 'a', 'b')]);
  expect(['a', 'b', 'c', 'd'].map((id) => oneOf(standing, id))).toEqual(['c', 'c', 'c', 'd']);
  expect([...partsOf(standing, 'c')].sort()).toEqual(['a', 'b', 'c']);
  expect([...partsOf(standing, 'd')]).toEqual(['d']);
});

it('forgets a merge that was taken back, and may merge again', () => {
  const back = [merge('x', 1, 'a', 'b'), merge('y', 2, 'a', 'b', 'x')];
  expect(standingMerges(back).size).toBe(0);
  expect(oneOf(standingMerges([...back, merge('z', 3, 'a', 'c')]), 'a')).toBe('c');
});

it('never loses two who were merged both ways round', () => {
  const merges = [merge('x', 1, 'a', 'b'), merge('y', 2, 'b', 'a')];
  expect(['a', 'b'].map((id) => oneOf(standingMerges(merges), id))).toEqual(['b', 'b']);
  const circle = [merge('x', 1, 'a', 'b'), merge('y', 2, 'b', 'c'), merge('z', 3, 'c', 'a')];
  expect(['a', 'b', 'c'].map((id) => oneOf(standingMerges(circle), id))).toEqual(['c', 'c', 'c']);
  expect(standingMerges([merge('x', 1, 'a', 'a')]).size).toBe(0);
});

it('lets the newest of two merges of one member stand', () => {
  const standing = standingMerges([merge('y', 5, 'a', 'c'), merge('x', 4, 'a', 'b')]);
  expect(oneOf(standing, 'a')).toBe('c');
});
