import fc from 'fast-check';
import { parseRulesFile } from './parse-rules-file';

const KB = 1024;

function firstMessage(text: string): string {
  const result = parseRulesFile(text);
  return result.ok ? '' : `${result.problems[0]!.line}:${result.problems[0]!.column} ${result.problems[0]!.message}`;
}

/** Nine lines that stand for 9^9 values. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level += 1) {
    const alias = `*a${level - 1}`;
    lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => alias).join(', ')}]`);
  }
  return lines.join('\n');
}

describe('YAML that is no rules file', () => {
  it.each([
    ['a tab as indentation', 'gate:\n\tfail_on: none', '2:1 A tab cannot indent YAML; use spaces.'],
    ['a key given twice', 'gate: {}\ngate: {}', '2:1 The key `gate` is given twice; the first is on line 1. Keep one.'],
    ['a merge key', '<<: {gate: {}}', '1:1 Merge keys (`<<`) are not supported; write the keys out.'],
    ['a tag', 'extends: !include x', '1:10 Tags (`!name`) are not supported; remove it.'],
    ['a tag of YAML 1.1', 'extends: !!binary aGk=', '1:10 Tags (`!name`) are not supported; remove it.'],
    ['another YAML version', '%YAML 1.1\n---\ngate: {}', '1:1 The file must be YAML 1.2; remove the `%YAML` line.'],
    [
      'several documents',
      'gate: {}\n---\ngate: {}',
      '2:1 The file holds several YAML documents; keep the first and remove the `---` line and what follows.',
    ],
    ['a key that is a number', 'rules: {1: off}', '1:9 A key must be plain text; put numbers and the like in quotes.'],
    ['a key that is a list', '? [a]\n: b', '1:3 A key must be plain text; put numbers and the like in quotes.'],
    ['a key of every object', '__proto__: {gate: {}}', '1:1 This key is not allowed.'],
    ['a list', '- a', '1:1 Expected a mapping (`key: value` lines), found a list of 1.'],
    ['a text', 'hello', '1:1 Expected a mapping (`key: value` lines), found the text `hello`.'],
    ['an alias to nothing', 'extends: *up', '1:10 No anchor `&…` above is called `up`.'],
    [
      'an alias inside itself',
      'triggers: {branches: &b [*b]}',
      '1:26 The alias `*b` stands inside the value it refers to.',
    ],
    ['an open quote', 'extends: "work', '1:15 This is not valid YAML: Missing closing "quote'],
    [
      'too deep nesting',
      `rules: {a: {options: ${'{a: '.repeat(30)}1${'}'.repeat(32)}`,
      '1:94 The file is nested deeper than 20 levels.',
    ],
    ['far too deep nesting', '['.repeat(50 * KB), 'The file is nested too deeply.'],
    ['too much text', `#${'x'.repeat(64 * KB)}`, '1:1 The file has 65 kB; at most 64 kB are read.'],
    ['defaults of variables that never end', `a: "${'${a:-'.repeat(12 * KB)}"`, 'Unknown key'],
    ['aliases of aliases', bomb(), 'The file holds more than 20000 values'],
    [
      'a long text many times',
      `a: &a ${'x'.repeat(10_000)}\nb: [${'*a, '.repeat(200)}]`,
      'The file is too big once its aliases and variables are replaced.',
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(firstMessage(text)).toContain(expected);
  });

  it('lets an anchor be declared again', () => {
    const text = 'triggers:\n  branches: &y [a]\n  ignore_paths: &x [*z]\n'.replace('*z', 'b');
    const result = parseRulesFile(`${text}  include_paths: &y [c]\n  ignore_labels: *y\n  require_labels: *x\n`);
    expect(result).toMatchObject({
      ok: true,
      rulesFile: { triggers: { ignoreLabels: ['c'], requireLabels: ['b'], branches: ['a'] } },
    });
  });

  it('keeps what an alias meant where it stood', () => {
    const options = 'a: &y 1, b: &x [*y], c: &y 2, d: *x, e: *y';
    const result = parseRulesFile(`rules: {r: {options: {${options}}}}`);
    expect(result).toMatchObject({ ok: true, rulesFile: { rules: [{ options: { d: [1], e: 2 } }] } });
  });
});

const YAML_LIKE = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'pipelines',
        'rules',
        'model',
        'name',
        'x',
        ': ',
        ':',
        '- ',
        '\n',
        '\n  ',
        '\r\n',
        '\t',
        '[',
        ']',
        '{',
        '}',
        ',',
      ),
      fc.constantFrom(
        '&a ',
        '*a',
        '!t ',
        '"',
        "'",
        '|',
        '>',
        '#',
        '%',
        '---',
        '<<',
        '? ',
        '${A}',
        '1',
        'true',
        '~',
        '\uFEFF',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('any text', () => {
  it('is valid or has problems that lie inside it', () => {
    fc.assert(
      fc.property(YAML_LIKE, (text) => {
        const result = parseRulesFile(text);
        if (result.ok) return;
        const lines = text.replace(/^\uFEFF/, '').split('\n');
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { line, column, message } of result.problems) {
          expect(message).not.toBe('');
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['closing brackets', ']'],
    ['quotes', '"'],
    ['opening mappings', '{a: '],
    ['list dashes', '- '],
    ['equal keys', 'a:\n'],
    ['directives', '%a\n'],
    ['variables', '${A}'],
  ])('is answered in bounded time: %s', (_, unit) => {
    const text = unit.repeat(Math.floor((32 * KB) / unit.length));
    const start = performance.now();
    expect(parseRulesFile(text).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
