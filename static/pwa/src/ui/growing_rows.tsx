/** A long list that shows its beginning, and more of it by a tap: a slow phone draws no thousand lines at once. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { say } from '../i18n';
import { Button } from './button';
import { Rows } from './panels';

const MORE = 50;

interface GrowingRowsProperties<Item> {
  label: string;
  items: readonly Item[];
  /** One `<Row>`, with its key. */
  row: (item: Item) => ComponentChildren;
  first?: number;
}

export function GrowingRows<Item>({ label, items, row, first = MORE }: GrowingRowsProperties<Item>) {
  const [shown, setShown] = useState(first);
  return (
    <>
      <Rows label={label}>{items.slice(0, shown).map(row)}</Rows>
      {items.length > shown && (
        <Button wide press={() => setShown(shown + MORE)}>
          {say('rows.more', { count: items.length - shown })}
        </Button>
      )}
    </>
  );
}
