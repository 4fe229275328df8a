import fc from 'fast-check';
import { LineCounter, parseAllDocuments } from 'yaml';
import { parseYaml } from '.';

const QUIET = { logLevel: 'silent', prettyErrors: false, uniqueKeys: false } as const;
const SIGNS = ['a', ': ', ':', '- ', '? ', '\n', '\n  ', ' ', '[', ']', '{', '}', ',', '&a ', '*a', '!t ', '"', "'"];
const MORE_SIGNS = ['|', '>', '#', '%', '\n---\n', '\n...\n', '<<', '\t', '1', '~', '\uFEFF'];
const SIGN = fc.constantFrom(...SIGNS, ...MORE_SIGNS);

/** Sequences in sequences, each on a line of its own, indented by one more. */
function stairs(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}-\n`).join('');
}

describe('what is nested deeper than people write', () => {
  it.each([
    ['open lists', '['.repeat(201)],
    ['open mappings', '{a: '.repeat(201)],
    ['keys that are lists', '{[a]: '.repeat(201)],
    ['dashes on one line', '- '.repeat(201)],
    ['marked keys', '? '.repeat(201)],
    ['lists on lines of their own', stairs(201)],
    ['the second document', `a: 1\n---\n${'['.repeat(201)}`],
  ])('is told before it is composed: %s', (_, text) => {
    const read = parseYaml(text);
    expect(read).toMatchObject({ state: 'too deep' });
    expect('at' in read && read.at).toBeGreaterThan(195);
    expect('at' in read && read.at).toBeLessThan(text.length);
  });

  it('is not what is closed again', () => {
    expect(parseYaml('- [[a], {b: c}]\n'.repeat(1_000)).state).toBe('read');
    expect(parseYaml(`${'['.repeat(190)}${']'.repeat(190)}`).state).toBe('read');
    expect(parseYaml(stairs(190)).state).toBe('read');
  });

  it('does not fill the stack, whatever is repeated', () => {
    const unit = fc.array(SIGN, { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(unit, unit, (first, then) => {
        const read = parseYaml(`${first}${then.repeat(2_000)}`);
        if (read.state === 'too deep') return;
        for (const { errors } of read.documents)
          for (const { code } of errors) expect(code).not.toBe('RESOURCE_EXHAUSTION');
      }),
      { numRuns: 100 },
    );
  });
});

it('reads the same documents and tells the same lines as the parser on its own', () => {
  const text = fc.array(SIGN, { maxLength: 40 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, (yaml) => {
      const [lines, theirLines] = [new LineCounter(), new LineCounter()];
      const read = parseYaml(yaml, { lines });
      const theirs = parseAllDocuments(yaml, { ...QUIET, lineCounter: theirLines });
      const ours = read.state === 'read' ? [...read.documents] : [];
      expect(lines.lineStarts).toEqual(theirLines.lineStarts);
      // Where there is nothing, the parser tells of no document, and we of an empty one.
      if ('empty' in theirs) {
        expect(ours).toMatchObject([{ contents: null }]);
        return;
      }
      expect(ours.map(({ contents, errors }) => ({ contents, errors }))).toEqual(
        theirs.map(({ contents, errors }) => ({ contents, errors })),
      );
    }),
    { numRuns: 500 },
  );
});
