import { apiChange, wantedForApi } from './api-change';
import { changeOf, type Edit } from './testing/change-view';

const OLD = 'export function price(amount: number): number {';
const NEW = 'export function price(amount: number, currency: string): number {';
const CHANGED = { path: 'src/price.ts', removed: [OLD], added: [NEW] };
const KEPT = new Map([['CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n']]);
const TESTED = new Map([['src/price.test.ts', 'it()']]);

const found = (texts: ReadonlyMap<string, string>, ...edits: readonly Edit[]): readonly string[] =>
  apiChange
    .find({ ...changeOf(...edits), headTexts: texts })
    .map(({ rule }) => rule.replace('pull-request/api-without-', ''));

describe('a change of what others may count on', () => {
  it('is told where a changelog is kept by hand, or the file has a test, and neither changes', () => {
    expect(found(KEPT, CHANGED)).toEqual(['changelog']);
    expect(found(TESTED, CHANGED)).toEqual(['test']);
    expect(found(TESTED, { ...CHANGED, added: ['const price = 1;'] })).toEqual(['test']);
  });

  it('is no matter where they change too, are not there, or are written by a tool', () => {
    expect(found(KEPT, CHANGED, { path: 'CHANGELOG.md', added: ['- price'] })).toEqual([]);
    expect(found(TESTED, CHANGED, { path: 'test/shop.test.ts', added: ['it()'] })).toEqual([]);
    expect(found(new Map([['CHANGELOG.md', '# 1.0.0\n']]), CHANGED)).toEqual([]);
    expect(found(new Map([['CHANGELOG.md', '#'.repeat(200_000)]]), CHANGED)).toEqual([]);
    expect(found(new Map(), CHANGED)).toEqual([]);
  });

  it('is none where a body changes, something is added, or a declaration moves', () => {
    const both = new Map([...KEPT, ...TESTED]);
    expect(found(both, { path: 'src/price.ts', removed: ['  return 1;'], added: ['  return 2;'] })).toEqual([]);
    expect(found(both, { path: 'src/price.ts', added: [NEW] })).toEqual([]);
    const moved = { path: 'src/cost.ts', added: [OLD.replace('{', '=> 1')] };
    expect(found(both, { path: 'src/price.ts', removed: [OLD] }, moved)).toEqual([]);
    expect(
      found(both, { path: 'src/price.ts', removed: ['function price(a) {'], added: ['function price() {'] }),
    ).toEqual([]);
  });

  it.each([
    ['a.py', 'def price(a):', 'def price(a, b):'],
    ['A.java', '  public static int price(int a) {', '  public static int price(int a, int b) {'],
    ['A.cs', '    public int Price(int a)', '    public int Price(int a, int b)'],
    ['a.go', 'func (s *Shop) Price(a int) int {', 'func (s *Shop) Price(a, b int) int {'],
    ['a.rs', 'pub fn price(a: u8) -> u8 {', 'pub fn price(a: u8, b: u8) -> u8 {'],
    ['A.php', '    public function price($a)', '    public function price($a, $b)'],
  ])('is known in %s', (path, removed, added) => {
    expect(found(KEPT, { path, removed: [removed], added: [added] })).toEqual(['changelog']);
  });

  it('asks for few files, and for none where nothing of it changes', () => {
    expect(wantedForApi(changeOf(CHANGED))).toEqual([
      'CHANGELOG.md',
      'CHANGES.md',
      'HISTORY.md',
      'src/price.test.ts',
      'src/price.spec.ts',
      'src/__tests__/price.test.ts',
    ]);
    expect(wantedForApi(changeOf({ path: 'src/a.ts', added: ['x();'] }))).toEqual([]);
  });
});
