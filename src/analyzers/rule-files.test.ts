import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRuleFiles, ruleFileNames, ruleFilesText } from './rule-files';

const folder = mkdtempSync(join(tmpdir(), 'loom-rules-'));
beforeAll(() => {
  writeFileSync(join(folder, 'b.yaml'), 'a: [1, 2]\n');
  writeFileSync(join(folder, 'a.yaml'), 'x: true\n');
  writeFileSync(join(folder, 'README.md'), 'not a rule');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readRuleFiles', () => {
  it('reads the YAML files of a folder', () => {
    expect([...readRuleFiles(folder)]).toEqual([
      ['a.yaml', { x: true }],
      ['b.yaml', { a: [1, 2] }],
    ]);
    expect(ruleFileNames(folder)).toEqual(['a.yaml', 'b.yaml']);
    expect(ruleFilesText(folder)).toContain('x: true');
  });

  it('takes what was built in their place', () => {
    const built = join(folder, 'rules');
    writeFileSync(`${built}.json`, '{"c.yaml":{"y":1}}');
    expect([...readRuleFiles(built)]).toEqual([['c.yaml', { y: 1 }]]);
    expect(ruleFileNames(built)).toEqual(['c.yaml']);
    expect(ruleFilesText(built)).toBe('{"c.yaml":{"y":1}}');
  });

  it('names the folder that is not there', () => {
    expect(() => readRuleFiles(join(folder, 'cobol'))).toThrow(/cobol/);
  });
});
