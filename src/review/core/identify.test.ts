import fc from 'fast-check';
import type { Finding } from '../../domain';
import { locate, type Located } from './fingerprint';
import { identifyFindings, type IdentifiableFile } from './identify';
import { matchFindings } from './match';

function lint(lines: readonly string[]): Located[] {
  return lines.flatMap((line, index) => {
    const finding: Finding = {
      rule: 'fake/bad',
      tool: 'fake',
      severity: 'warning',
      category: 'bug',
      message: 'Wrong.',
      path: 'a.js',
      lines: { start: index + 1, end: index + 1 },
    };
    return line.includes('bad') ? [locate(finding, lines)] : [];
  });
}

const MODIFIED = { status: 'modified', oldPath: 'a.js', newPath: 'a.js' } as const;

function identify(
  base: readonly Located[],
  head: readonly Located[],
  toNew: (line: number) => number | null = (line) => line,
  diff: IdentifiableFile['diff'] = MODIFIED,
): { onBase: string[]; onHead: string[]; matched: number } {
  const matches = matchFindings([{ base, head, tracker: { toNew } }]);
  const identities = identifyFindings([{ diff, base, head }], matches);
  const of = (each: Located): string => identities.get(each)!;
  return { onBase: base.map(of), onHead: head.map(of), matched: matches.size };
}

const repeated = Array.from({ length: 7 }, () => 'bad()');
const code = fc.array(fc.constantFrom('bad()', 'x', 'y'), { maxLength: 12 });

describe('identifyFindings', () => {
  it('lets what stays keep its identity when one of several equal findings is fixed', () => {
    const withoutThird = (line: number): number | null => (line === 3 ? null : line - (line > 3 ? 1 : 0));
    const { onBase, onHead } = identify(lint(repeated), lint(repeated.slice(1)), withoutThird);
    expect(new Set(onBase).size).toBe(7);
    expect(new Set(onHead).size).toBe(6);
    expect(onBase).toEqual(expect.arrayContaining(onHead));
  });

  it('gives no two findings the same identity unless they are partners', () => {
    fc.assert(
      fc.property(code, code, (before, after) => {
        const { onBase, onHead, matched } = identify(lint(before), lint(after));
        expect(new Set([...onBase, ...onHead]).size).toBe(onBase.length + onHead.length - matched);
      }),
    );
  });

  it('numbers repetitions by line, in whatever order the tools report them', () => {
    expect(identify([], lint(repeated).reverse()).onHead.reverse()).toEqual(identify([], lint(repeated)).onHead);
  });

  it('follows a renamed file and starts anew in a copied one', () => {
    const at = (status: 'renamed' | 'copied'): string[] =>
      identify([], lint(repeated), undefined, { status, oldPath: 'a.js', newPath: 'b.js' }).onHead;
    const original = identify([], lint(repeated)).onHead;
    expect(at('renamed')).toEqual(original);
    expect(original).not.toContain(at('copied')[0]);
  });
});
