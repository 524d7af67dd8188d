/** Apply: how an operation changes a row when nothing else happens. Twin of apply.py. */

import type { Fields } from './operation';

interface Applicable {
  id: string;
  author: string;
  device: string;
  civil_on: string;
  made_at: string;
  data: Fields;
}

/**
 * The row a person sees once the operation, as it stands in its line, is laid over it. A fact becomes the row; an edit
 * sets its fields and leaves the others. `row` is null for what is new.
 */
export function apply(operation: Applicable, row: Fields | null): Record<string, unknown> {
  const { data } = operation;
  if ('set' in data) {
    const changed: Record<string, unknown> = { ...row, id: data.id };
    for (const [name, pair] of Object.entries(data.set as Record<string, readonly [unknown, unknown]>)) {
      changed[name] = pair[1];
    }
    return changed;
  }
  return {
    id: operation.id,
    author_id: operation.author,
    device_id: operation.device,
    civil_on: operation.civil_on,
    made_at: operation.made_at,
    ...data,
  };
}
