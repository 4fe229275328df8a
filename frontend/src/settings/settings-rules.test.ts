import fc from 'fast-check';
import type { SettingsValues } from '../../../src/web/api/contract';
import { changedKeys, withValue } from './draft';
import { globProblem, globsOf } from './ignore-paths';

const settings = fc.record(
  {
    enabled: fc.boolean(),
    tasks: fc.constantFrom('blockers' as const, 'none' as const),
    ignorePaths: fc.array(fc.string()),
  },
  { requiredKeys: [] },
);

test('setting a key and inheriting it again leaves no trace of it', () => {
  fc.assert(
    fc.property(settings, fc.boolean(), (before: SettingsValues, drafts) => {
      const after = withValue(before, 'drafts', drafts);
      expect(changedKeys(before, after)).toEqual(['drafts']);
      expect(withValue(after, 'drafts', undefined)).toEqual(before);
    }),
  );
});

test('one glob per line, without blanks around', () => {
  expect(globsOf(' docs/** \n\r\n\n*.svg\n')).toEqual(['docs/**', '*.svg']);
  expect(globsOf('')).toEqual([]);
});

test.each(['docs/**', '**/*.min.js', 'src/{a,b}/*.ts', 'a[0-9].txt', 'with space/x', '…/ü'])('“%s” is fine', (glob) => {
  expect(globProblem([glob])).toBeNull();
});

test.each(['/docs', '!docs', 'a\\b', '../x', 'a/../b', 'a[', '{a,b', 'a}b{', 'x'.repeat(401)])(
  '“%s” is refused',
  (glob) => {
    expect(globProblem(['fine/**', glob])).toContain(glob.slice(0, 60));
  },
);

test('there is an end to how many', () => {
  expect(globProblem(Array.from({ length: 201 }, () => 'a'))).toContain('201');
});
