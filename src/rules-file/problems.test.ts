import { parseRulesFile } from './parse-rules-file';

/** `line:column key | message` for each problem. */
function problems(text: string, variables: Readonly<Record<string, string>> = {}): readonly string[] {
  const result = parseRulesFile(text, { variables });
  if (result.ok) return [];
  return result.problems.map(({ line, column, key, message }) => `${line}:${column} ${key} | ${message}`);
}

const KINDS = '`analyzers`, `model` or `run`';

describe('problems of a rules file', () => {
  it.each<[string, string, string[]]>([
    [
      'a misspelt key',
      'output:\n  max_coments: 3',
      ['2:3 output.max_coments | Unknown key `max_coments`; did you mean `max_comments`?'],
    ],
    [
      'camel case',
      'output: {maxComments: 3}',
      ['1:10 output.maxComments | Unknown key `maxComments`; did you mean `max_comments`?'],
    ],
    [
      'an unknown key',
      'gate: {colour: red}',
      ['1:8 gate.colour | Unknown key `colour`; known here are `fail_on` or `max_new_warnings`.'],
    ],
    [
      'an unknown key without a value',
      'gate:\n  colour:\n',
      ['2:3 gate.colour | Unknown key `colour`; known here are `fail_on` or `max_new_warnings`.'],
    ],
    [
      'a key of a list item',
      'pipelines:\n  - analyzers: ["*"]\n    severty: info\n    name: a',
      ['3:5 pipelines[0].severty | Unknown key `severty`; did you mean `severity`?'],
    ],
    [
      'a value out of the list',
      'gate: {fail_on: blockers}',
      [
        '1:17 gate.fail_on | Expected `blocker`, `warning` or `none`, found the text `blockers`; did you mean `blocker`?',
      ],
    ],
    [
      'a yes for true',
      'output:\n  insights: yes',
      ['2:13 output.insights | Expected `true` or `false`, found the text `yes`.'],
    ],
    [
      'a text for a list',
      'triggers: {branches: main}',
      ['1:22 triggers.branches | Expected a list, found the text `main`. Put it in brackets: `[…]`.'],
    ],
    [
      'a number for a text',
      'personas: {p: {tone: 5}}',
      ['1:22 personas.p.tone | Expected a text, found the number 5. Put it in quotes.'],
    ],
    [
      'a number too small',
      'output: {max_comments: -1}',
      ['1:24 output.max_comments | Expected at least 0, found the number -1.'],
    ],
    [
      'a fraction',
      'output: {max_comments: 1.5}',
      ['1:24 output.max_comments | Expected a whole number, found the number 1.5.'],
    ],
    [
      'an infinite number',
      'models: {m: {provider: google, model: x, temperature: .inf}}',
      ['1:55 models.m.temperature | Expected a number, found the number Infinity.'],
    ],
    [
      'an empty list',
      'pipelines: [{name: a, analyzers: []}]',
      ['1:34 pipelines[0].analyzers | Expected at least 1 entry, found an empty list.'],
    ],
    [
      'an empty item',
      'triggers:\n  branches:\n    -\n',
      ['3:6 triggers.branches[0] | Expected a text, found nothing.'],
    ],
    ['a missing key', 'models:\n  m:\n    model: x', ['3:5 models.m.provider | The key `provider` is missing here.']],
    [
      'a model without content',
      'models:\n  m:\n',
      ['2:3 models.m | Expected a mapping (`key: value` lines), found nothing.'],
    ],
    [
      'a name with blanks',
      'models: {a b: {provider: google, model: x}}',
      [
        '1:10 models["a b"] | A name has at most 64 letters, digits, `_`, `.` and `-`, and starts with a letter or a digit.',
      ],
    ],
    [
      'a rule setting of no kind',
      'rules: {a: 5}',
      ['1:12 rules.a | Expected `off`, `blocker`, `warning` or `info`, found the number 5.'],
    ],
    [
      'a rule setting in part',
      'rules: {ruff/*: {severity: of, path: []}}',
      [
        '1:28 rules["ruff/*"].severity | Expected `off`, `blocker`, `warning` or `info`, found the text `of`; did you mean `off`?',
        '1:32 rules["ruff/*"].path | Unknown key `path`; did you mean `paths`?',
      ],
    ],
    [
      'a broken glob',
      'triggers: {branches: ["{a"]}',
      [
        '1:23 triggers.branches[0] | This is not a valid glob: check that every `[` and `{` is closed and every range is in order.',
      ],
    ],
    [
      'a path out of the repository',
      'extends: ../other.yaml',
      ['1:10 extends | The path must stay inside the repository: `..` is not allowed.'],
    ],
    [
      'a plain http parent',
      'extends: http://example.com/a',
      [
        '1:10 extends | Expected `workspace`, the path of a file in this repository, or an `https://` address without a user or password in it.',
      ],
    ],
    [
      'a condition',
      'pipelines:\n  - name: a\n    analyzers: ["*"]\n    condition: "files.any(f => f.size > 1)"',
      [
        '4:34 pipelines[0].condition | A text has no `size`, it has `includes`, `startsWith`, `endsWith`, `match` or `length`.',
      ],
    ],
    [
      'a folded condition',
      'pipelines:\n  - name: a\n    analyzers: ["*"]\n    condition: >\n      additions &\n      1',
      ['4:16 pipelines[0].condition | At character 11: Write `&&` instead of `&`.'],
    ],
    [
      'a pipeline without work',
      'pipelines:\n  - name: a',
      [`2:5 pipelines[0] | This pipeline does nothing: it needs one of ${KINDS}.`],
    ],
    [
      'a pipeline with two works',
      'pipelines: [{name: a, run: x, analyzers: ["*"]}]',
      [
        `1:31 pipelines[0].analyzers | A pipeline has only one of ${KINDS}; this one already has \`run\`. Make it two pipelines.`,
      ],
    ],
    [
      'a key of another work',
      'pipelines: [{name: a, run: x, persona: p}]',
      [
        '1:31 pipelines[0].persona | `persona` is for pipelines with `model`; this one has `run`. Remove it.',
        '1:40 pipelines[0].persona | There is no persona called `p`; declare it under `personas`.',
      ],
    ],
    [
      'two pipelines of one name',
      'pipelines:\n- {name: a, run: x}\n- {name: a, run: y}',
      ['3:10 pipelines[1].name | Another pipeline is already called `a`; give each its own name.'],
    ],
    [
      'a model without prompt',
      'pipelines: [{name: a, model: default}]',
      [
        '1:23 pipelines[0] | A pipeline with `model` needs `prompt_file` (a file of this repository) or `prompt` (e.g. `system:security`).',
      ],
    ],
    [
      'two prompts',
      'pipelines: [{name: a, model: default, prompt_file: a.md, prompt: system:docs}]',
      ['1:58 pipelines[0].prompt | Give `prompt` or `prompt_file`, not both.'],
    ],
    [
      'an undeclared model',
      'models: {fast: {provider: google, model: x}}\npipelines: [{name: a, model: fats, prompt: system:docs}]',
      ['2:30 pipelines[0].model | There is no model called `fats`; did you mean `fast`?'],
    ],
    [
      'two default models',
      'models:\n  a: {provider: google, model: x, default: true}\n  b: {provider: google, model: x, default: true}',
      ['3:35 models.b.default | Only one model can be the default, and `a` already is.'],
    ],
    [
      'an unknown variable',
      'personas: {p: {tone: "so ${A:-a} ${B}"}}',
      [
        '1:34 personas.p.tone | The operator allows no variable `B`; give it a default, `${B:-default}`, or write `$${B}` to keep the text.',
      ],
    ],
    [
      'a variable in a checked text',
      'extends: ${WHERE}',
      [
        '1:10 extends | The operator allows no variable `WHERE`; give it a default, `${WHERE:-default}`, or write `$${WHERE}` to keep the text.',
      ],
    ],
    [
      'columns behind a byte order mark',
      '\uFEFFfoo_bar_baz_qux: 1',
      [
        '1:1 foo_bar_baz_qux | Unknown key `foo_bar_baz_qux`; known here are `extends`, `presets`, `triggers`, `models`, `pipelines`, `rules`, `output`, `gate`, `personas` or `advanced`.',
      ],
    ],
    [
      'CRLF line ends',
      'gate:\r\n  fail_on: none\r\n  fail: 1\r\n',
      ['3:3 gate.fail | Unknown key `fail`; did you mean `fail_on`?'],
    ],
    [
      'letters outside ASCII',
      'personas: {p: {tone: "é😀", tune: x}}',
      ['1:29 personas.p.tune | Unknown key `tune`; did you mean `tone`?'],
    ],
  ])('names %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('lists all problems in the order of the file', () => {
    const found = problems('gate: {fail_on: x}\noutput: {tasks: y}\nrules: {"(": off}\ntriggers: 5\n');
    expect(found.map((line) => line.slice(0, line.indexOf(' |')))).toEqual([
      '1:17 gate.fail_on',
      '2:17 output.tasks',
      '3:9 rules["("]',
      '4:11 triggers',
    ]);
  });

  it('stops counting at a hundred', () => {
    const found = problems(Array.from({ length: 500 }, (_, index) => `key_${index}: 1`).join('\n'));
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toContain('There are more problems');
  });

  it('shows hostile names on one line and without control characters', () => {
    const [first] = problems('"a\\nb\\u202e`<script>": 1');
    expect(first).toContain("Unknown key `a\\u{a}b\\u{202e}'<script>`");
    expect(first).not.toMatch(/[\n\u202e]/);
  });
});
