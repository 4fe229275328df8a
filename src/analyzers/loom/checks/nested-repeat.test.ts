import { hasNestedRepeat } from './nested-repeat';

it.each([
  '^([a-z]+)+$',
  '^(\\d*)*x',
  '(?:[^"\\\\]+|\\\\.)*"',
  '^(\\w+\\s?)*$',
  '^((a+)?b*)+c',
  '^(([a-z])+.)+[A-Z]$',
  '(x{2,})+y',
  '^(?<name>[a-z]+)*!$',
  '^([a-z])(([-.]|[_]+)?([a-z0-9]+))*(@)[a-z]+$',
  '^((?:a+)?)*x',
  '^((a|b+))*x',
])('finds %s', (source) => {
  expect(hasNestedRepeat(source)).toBe(true);
});

it.each([
  '^[a-z]+$',
  '^(\\w+\\.)+com$',
  '^[a-z0-9]+([_.-][a-z0-9]+)*$',
  '(a+)+',
  '^(?>a+)+$',
  '^((?>a+))+$',
  '^([a-z]+(_[a-z]+))*x',
  '^((a+)-(b+))*x',
  '^(a++)+$',
  '^([a-b]+[c-z]+)+$',
  '^(?=.*\\d)(?=.*[a-z])+x$',
  '[(a+)+]$',
  '^(',
  'a{',
])('leaves %s alone', (source) => {
  expect(hasNestedRepeat(source)).toBe(false);
});
