import { expect, it } from 'vitest';
import { tilePlaces } from '../../src/reports/tile_map';

const YASOTHON = Array.from({ length: 9 }, (_each, index) => `350${index + 1}`);

it('draws Yasothon as it lies: Loeng Nok Tha north-east of Kut Chum, Kho Wang in the south', () => {
  const places = tilePlaces(YASOTHON);
  const [north, south] = [places.get('3508'), places.get('3507')];
  expect(north?.row).toBeLessThan(places.get('3503')?.row ?? 0);
  expect(north?.column).toBeGreaterThan(places.get('3503')?.column ?? 9);
  expect(south?.row).toBe(Math.max(...[...places.values()].map((place) => place.row)));
});

it.each([[YASOTHON], [['3401', '3402', '3403', '3404']], [[]]])('puts no tile upon another: %s', (codes) => {
  const places = [...tilePlaces(codes).values()];
  expect(places).toHaveLength(codes.length);
  expect(new Set(places.map(({ column, row }) => `${column} ${row}`)).size).toBe(codes.length);
  expect(places.every(({ column }) => column >= 1 && column <= 3)).toBe(true);
});

it('draws a province it does not know in the order of its codes', () => {
  expect(tilePlaces(['3401', '3402', '3403', '3404']).get('3404')).toEqual({ column: 1, row: 2 });
});
