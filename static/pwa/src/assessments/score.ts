/** What the answers of an assessment come to. Pure. Twin of server/assessments/score.py. */

/** Every number of points an item can have, from 1 to 10, divides it: shares are summed up in whole numbers. */
const SHARES = 2520;

/** Percent of all weight, rounded down; the level's name, null where the form has no levels. */
export interface Score {
  percent: number;
  level: string | null;
}

/** What was not answered has no points. */
export function scoreOf(
  form: {
    items: readonly { id: string; most: number; weight: number }[];
    levels: readonly { name: string; min_percent: number }[];
  },
  answers: readonly { item: string; points: number }[],
): Score {
  const points = new Map(answers.map((answer) => [answer.item, answer.points]));
  let shares = 0;
  let whole = 0;
  for (const { id, most, weight } of form.items) {
    shares += Math.floor((weight * (points.get(id) ?? 0) * SHARES) / most);
    whole += SHARES * weight;
  }
  const percent = Math.floor((shares * 100) / whole);
  return { percent, level: form.levels.filter((level) => level.min_percent <= percent).at(-1)?.name ?? null };
}
