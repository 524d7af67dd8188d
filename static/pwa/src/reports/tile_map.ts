/** Where the districts of a province lie, as tiles: column and row, roughly as on a map. Pure. */

/** Provinces drawn like their map; the others are drawn in the order of their codes. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '3508': [3, 1],
  '3503': [1, 2],
  '3509': [2, 2],
  '3502': [1, 3],
  '3505': [3, 3],
  '3501': [2, 3],
  '3504': [2, 4],
  '3506': [1, 5],
  '3507': [2, 5],
};
const COLUMNS = 3;

/** One tile for each code, none upon another. */
export function tilePlaces(codes: readonly string[]): Map<string, { column: number; row: number }> {
  const isDrawn = codes.every((code) => PLACES[code]);
  return new Map(
    codes.map((code, index) => {
      const [column, row] = isDrawn
        ? (PLACES[code] as [number, number])
        : [(index % COLUMNS) + 1, Math.floor(index / COLUMNS) + 1];
      return [code, { column, row }];
    }),
  );
}
