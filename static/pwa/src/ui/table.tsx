/** A table that sorts by a tap on a column's name and folds into blocks on a phone. */

import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { compareThai } from '../values/thai_text';

export interface Column<Item> {
  name: string;
  show: (item: Item) => ComponentChild;
  /** What the column is sorted by; a column without it does not sort. */
  order?: (item: Item) => number | string | null;
  number?: boolean;
}

interface TableProperties<Item> {
  caption: string;
  columns: readonly Column<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
}

function compare(left: number | string | null, right: number | string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : compareThai(String(left), String(right));
}

/** The first column names the row. Unknown values (null) sort last upwards. */
export function Table<Item>({ caption, columns, items, keyOf }: TableProperties<Item>) {
  const [sorting, setSorting] = useState<{ column: number; down: boolean } | null>(null);
  const order = sorting && columns[sorting.column]?.order;
  const shown = order
    ? [...items].sort((left, right) => compare(order(left), order(right)) * (sorting.down ? -1 : 1))
    : items;
  return (
    <div class="table-wrap">
      <table class="table table-folding">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => {
              const down = sorting?.column === index && sorting.down;
              const sorted = sorting?.column === index ? (down ? 'descending' : 'ascending') : 'none';
              return (
                <th
                  key={column.name}
                  scope="col"
                  class={column.number ? 'number' : ''}
                  {...(column.order ? { 'aria-sort': sorted as 'none' } : {})}
                >
                  {column.order ? (
                    <button
                      type="button"
                      class="sort"
                      onClick={() => setSorting({ column: index, down: sorted === 'ascending' })}
                    >
                      {column.name}
                      <span aria-hidden="true">{sorted === 'none' ? '' : down ? ' ▼' : ' ▲'}</span>
                    </button>
                  ) : (
                    column.name
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={keyOf(item)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th scope="row" key={column.name}>
                    {column.show(item)}
                  </th>
                ) : (
                  <td key={column.name} data-name={column.name} class={column.number ? 'number' : ''}>
                    {column.show(item)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
