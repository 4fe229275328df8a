import { javaPlaces, netPlaces } from './format-places';

describe('the places of a format', () => {
  it.each([
    ['%s of %d', 2],
    ['100%% %n', 0],
    ['%1$s %1$s %2$d', 2],
    ['%s %<s', 1],
    ['%-8.2f|%,d', 2],
    ['100%', 'broken'],
  ])('are counted in %s', (format, places) => {
    expect(javaPlaces(format)).toBe(places);
  });

  it.each([
    ['{0} of {1}', [0, 1]],
    ['{{0}} {0,-8:0.00}', [0]],
    ['{0', 'broken'],
    ['}', 'broken'],
    ['{name}', 'broken'],
  ])('are numbered in %s', (format, places) => {
    expect(netPlaces(format)).toEqual(places);
  });
});
