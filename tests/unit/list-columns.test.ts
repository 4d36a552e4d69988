/** Of the columns that a person chose, a list shows those that it has room for. */
import { describe, expect, it } from 'vitest';
import {
  columns,
  defaultLayout,
  fittingColumns,
  shownColumns,
  tracksOf,
} from '../../web/src/lib/prospects/list-columns.ts';

const usual = shownColumns(defaultLayout());
const without = (...gone: string[]) => usual.filter((key) => !gone.includes(key));

/** Pixels of the list beside the navigation, without a scroll bar: with or without a detail of 390 pixels beside it. */
const rooms = [
  ['1440, alone', 1217, usual],
  ['1280, alone', 1057, usual],
  ['1024, alone', 801, without('place', 'notes', 'person')],
  ['1920, with a detail', 1307, usual],
  ['1536, with a detail', 923, without('place', 'notes')],
  ['1440, with a detail', 827, without('place', 'notes', 'person')],
  ['1280, with a detail', 667, without('place', 'notes', 'person', 'documents')],
  ['hardly any', 300, ['folio', 'name', 'status']],
] as const;

describe('columns of the list', () => {
  it.each(rooms)('%s: %i pixels', (_, roomPx, expected) => {
    expect(fittingColumns(usual, {}, { px: roomPx, orderedBy: 'folio' })).toEqual(expected);
  });

  it('keeps the order that the person gave them', () => {
    const order = usual.toReversed();
    expect(fittingColumns(order, {}, { px: 801, orderedBy: 'folio' })).toEqual(
      order.filter((key) => without('place', 'notes', 'person').includes(key)),
    );
  });

  it.each([
    ['state', 801, without('notes', 'person', 'documents')],
    ['workCentre', 801, without('place', 'notes', 'documents')],
    ['state', 1057, usual],
  ] as const)('the column that orders it goes last: %s in %i pixels', (orderedBy, px, expected) => {
    expect(fittingColumns(usual, {}, { px, orderedBy })).toEqual(expected);
  });

  it('where all fit they are the same ones, for which no row is drawn anew', () => {
    expect(fittingColumns(usual, {}, { px: 1057, orderedBy: 'folio' })).toBe(usual);
  });

  it('a column that was made narrow leaves its room to the others, and a wide one takes none of theirs', () => {
    expect(fittingColumns(usual, { person: 48 }, { px: 1057 - 52, orderedBy: 'folio' })).toEqual(usual);
    expect(fittingColumns(usual, { name: 640 }, { px: 1057, orderedBy: 'folio' })).toEqual(usual);
  });

  it('tells a track for the box, each column and the actions', () => {
    expect(tracksOf(['folio', 'status'], { status: 240 })).toBe(`16px ${columns.folio.track} minmax(48px, 240px) 24px`);
  });
});
