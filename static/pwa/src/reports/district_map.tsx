/** The districts as tiles that lie as on the map; the table below has the same figures. */

import { say } from '../i18n';
import { establishedOf, placeName } from './figures';
import type { ProgressRow } from './report_shapes';
import { tilePlaces } from './tile_map';

/** One tile a district: its name and how many of its officers kept the promise; the whole tile opens it. */
export function DistrictMap({ rows }: { rows: readonly ProgressRow[] }) {
  const places = tilePlaces(rows.map((row) => row.code ?? ''));
  return (
    <section class="stack-close" aria-label={say('overview.districts')}>
      <h2>{say('overview.map')}</h2>
      <ul class="district-map">
        {rows.map((row) => {
          const place = places.get(row.code ?? '');
          return (
            <li key={row.code} style={{ gridColumn: place?.column, gridRow: place?.row }}>
              <a class="district" href={`#/overview/${row.code}`} data-stand={standOf(row)}>
                <span>{placeName(row)}</span>
                <strong>
                  {standOf(row) === 'all' && '✓ '}
                  {`${establishedOf(row)}/${row.target}`}
                </strong>
                {row.waiting_operations > 0 && (
                  <span class="small">{say('sign.waiting', { count: row.waiting_operations })}</span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How far a district is, for its colour: the figures on it say the same. */
export function standOf(
  row: Pick<ProgressRow, 'founded' | 'established' | 'target'>,
): 'all' | 'some' | 'none' | 'asked' {
  if (row.target === 0) return 'asked';
  const kept = establishedOf(row);
  if (kept >= row.target) return 'all';
  return kept > 0 ? 'some' : 'none';
}
