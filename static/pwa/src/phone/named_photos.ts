/** Which lines name a photo: those of every kind that has a field for one. */

import { KINDS, type KindName } from '../contract/contract.gen';
import type { RowKind, Rows } from '../sync/ports';

interface Naming {
  photo_sha256?: string | null;
  photos?: readonly string[] | null;
}

const NAMING = (Object.keys(KINDS) as (KindName & RowKind)[]).filter((kind) => {
  const { fields } = KINDS[kind];
  return 'photo_sha256' in fields || 'photos' in fields;
});

/** Whether a line of its group names the photo. */
export function isNamed({ scope, sha256 }: { scope: string; sha256: string }, rows: Rows): boolean {
  return NAMING.some((kind) =>
    (rows.all(kind, scope) as Naming[]).some((row) => row.photo_sha256 === sha256 || row.photos?.includes(sha256)),
  );
}
