/** How percents changed, the oldest first: a bar each, drawn, with its figure and date in words beside it. */

import { say } from '../i18n';
import { Bar } from '../ui/panels';
import { formatThaiDate } from '../values/thai_date';

export interface Point {
  assessed_on: string;
  percent: number;
  /** The form it was by: what two forms come to is not the same measure. */
  template_id: string;
}

/** "ดีขึ้น 10 จากครั้งก่อน"; nothing for the first. */
export function changeText(points: readonly Point[]): string | null {
  const [before, last] = points.slice(-2);
  if (!before || !last) return null;
  if (before.template_id !== last.template_id) return say('assessment.trend_other_form');
  const change = last.percent - before.percent;
  if (change === 0) return say('assessment.trend_same');
  return say(change > 0 ? 'assessment.trend_up' : 'assessment.trend_down', { change: Math.abs(change) });
}

export function Trend({ points }: { points: readonly Point[] }) {
  if (points.length < 2) return null;
  return (
    <ul class="stack-close plain">
      {points.map((point, place) => (
        <li key={`${point.assessed_on} ${place}`}>
          {formatThaiDate(point.assessed_on, 'short')}{' '}
          <strong>{say('assessment.percent', { percent: point.percent })}</strong>
          <Bar part={point.percent} whole={100} />
        </li>
      ))}
    </ul>
  );
}
