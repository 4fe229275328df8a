import Ajv from 'ajv/dist/2020';
import { describeRulesFile } from './docs';
import { jsonSchema } from './json-schema';

describe('describeRulesFile', () => {
  const rows = describeRulesFile();
  const row = (key: string): (typeof rows)[number] | undefined => rows.find((each) => each.key === key);

  it('describes every key once, in words', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { key, type, description } of rows) {
      expect([key, description]).toEqual([key, expect.stringMatching(/\.$/)]);
      expect([key, type]).not.toEqual([key, 'anything']);
    }
  });

  it.each([
    ['extends', 'text', 'none'],
    ['triggers', 'mapping', ''],
    ['triggers.branches', 'list of texts', 'none'],
    ['models.<name>.provider', '`openai-compatible` | `anthropic` | `google`', 'required'],
    ['models.<name>.headers', 'mapping from header to text', 'none'],
    ['pipelines[].context[].file', 'text', 'required'],
    ['rules.<rule>.paths', 'list of texts', 'none'],
    ['output.max_comments', 'whole number', '`20`'],
    ['output.insights', '`true` or `false`', '`true`'],
  ])('says what %s is', (key, type, byDefault) => {
    expect(row(key)).toMatchObject({ type, default: byDefault });
  });
});

describe('jsonSchema', () => {
  const validate = new Ajv({ strict: false }).compile(jsonSchema());

  it('accepts what the parser accepts and refuses an unknown key', () => {
    expect(validate({})).toBe(true);
    expect(validate({ rules: { 'ruff/*': 'off', b: { severity: 'info' } }, triggers: { max_files: null } })).toBe(true);
    expect(validate({ output: { maxComments: 1 } })).toBe(false);
    expect(validate({ gate: { fail_on: 'all' } })).toBe(false);
  });
});
