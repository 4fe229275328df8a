import { admits, type RangeStyle } from './version-range';

describe('a range', () => {
  it.each<[RangeStyle, string, string, boolean | null]>([
    ['npm', '^1.2.0', '1.9.9', true],
    ['npm', '^1.2.0', '2.0.0', false],
    ['npm', '^0.2.3', '0.3.0', false],
    ['npm', '^0.0', '0.0.9', true],
    ['npm', '~1.2', '1.2.7', true],
    ['npm', '~1.2.3', '1.3.0', false],
    ['npm', '1.x || >=3.1.0 <4', '3.2.0', true],
    ['npm', '1.x || >=3.1.0 <4', '2.0.0', false],
    ['npm', '1.2.0 - 1.4', '1.4.9', true],
    ['npm', '1.2.0 - 1.4', '1.5.0', false],
    ['npm', '1', '1.9.0', true],
    ['npm', '*', '7.0.0', true],
    ['npm', 'latest', '7.0.0', null],
    ['npm', '^2.0.0-rc.1', '1.0.0', null],
    ['npm', '^2.0.0', '3.0.0-rc.1', null],
    ['npm', 'workspace:^', '1.0.0', null],
    ['composer', '~1.2', '1.9.0', true],
    ['composer', '^8.0|^9.0', '10.1.0', false],
    ['composer', '1.2.*', 'v1.3.0', false],
    ['cargo', '1.2', '1.9.0', true],
    ['cargo', '0.4', '0.5.1', false],
    ['cargo', '>=1, <3', '2.5.0', true],
    ['python', '>=1.2,<2', '2.0', false],
    ['python', '~=1.4.2', '1.4.9', true],
    ['python', '==1.4.*', '1.5', false],
    ['python', '!=1.5', '1.5.0', false],
    ['ruby', '~> 7.0', '7.2.1', true],
    ['ruby', '~> 7.0.1', '7.1.0', false],
    ['ruby', '>= 1.0, < 2', '1.5', true],
    ['ruby', '', '1.5', null],
  ])('of %s, %j, about %s: %s', (style, range, version, answer) => {
    expect(admits(range, version, style)).toBe(answer);
  });
});
