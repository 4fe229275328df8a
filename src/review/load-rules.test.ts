import { DEFAULT_SETTINGS } from '../domain';
import { DEFAULT_RULES_FILE, type RulesFile } from '../rules-file';
import { loadRules, RULES_PATH } from './load-rules';
import { fakeChange } from './testing/fake-change';

const STRICT = 'gate:\n  fail_on: warning\n';
const OFF = 'gate:\n  fail_on: none\n';
const INVALID = 'gate:\n  fail_onn: none\n';

async function failOn(base: string | null, head: string | null): Promise<[string, readonly string[]]> {
  const texts = (text: string | null): Record<string, string> => (text === null ? {} : { [RULES_PATH]: text });
  const { rulesFile, notices } = await loadRules(fakeChange(texts(base), texts(head)));
  return [rulesFile.gate.failOn, notices];
}

describe('loadRules', () => {
  it('takes the default without a file', async () => {
    expect(await loadRules(fakeChange({}, {}))).toEqual({ rulesFile: DEFAULT_RULES_FILE, notices: [] });
  });

  it('obeys the base, and only reports what the change makes of it', async () => {
    expect(await failOn(STRICT, STRICT)).toEqual(['warning', []]);
    expect(await failOn(STRICT, OFF)).toEqual(['warning', [expect.stringMatching(/apply once it is merged/)]]);
    expect(await failOn(STRICT, INVALID)).toEqual(['warning', [expect.stringMatching(/config\.yaml:2:3: .*fail_on/)]]);
    expect(await failOn(STRICT, null)).toEqual(['warning', []]);
  });

  it('falls back to the default when the base has an invalid file, and says where it is wrong', async () => {
    expect(await failOn(INVALID, INVALID)).toEqual([
      'blocker',
      [expect.stringMatching(/default rules.*config\.yaml:2:3/)],
    ]);
  });

  it('says that it does not follow what a file extends', async () => {
    expect(await failOn('extends: workspace\n', null)).toEqual(['blocker', [expect.stringMatching(/workspace/)]]);
  });

  it('refuses an invalid file that the user named', async () => {
    const given = { text: INVALID, name: 'my-rules.yaml' };
    await expect(loadRules(fakeChange({}, {}), { given })).rejects.toMatchObject({
      kind: 'invalid',
      where: 'my-rules.yaml',
    });
    expect(
      (await loadRules(fakeChange({ [RULES_PATH]: STRICT }, {}), { given: { text: OFF, name: 'x' } })).rulesFile.gate
        .failOn,
    ).toBe('none');
  });

  describe('with the settings pages', () => {
    const settings = { ...DEFAULT_SETTINGS, gateFailOn: 'warning' as const, minSeverity: 'warning' as const };

    async function rules(files: Record<string, string>): Promise<[RulesFile, readonly string[]]> {
      const { rulesFile, notices } = await loadRules(fakeChange(files, {}), { settings });
      return [rulesFile, notices];
    }

    it('takes the pages without a file', async () => {
      expect(await rules({})).toMatchObject([{ gate: { failOn: 'warning' }, output: { minSeverity: 'warning' } }, []]);
      expect((await loadRules(fakeChange({}, {}), { settings: DEFAULT_SETTINGS })).rulesFile).toEqual(
        DEFAULT_RULES_FILE,
      );
      const silent = { ...DEFAULT_SETTINGS, inlineComments: false };
      expect((await loadRules(fakeChange({}, {}), { settings: silent })).rulesFile.output.maxComments).toBe(0);
    });

    it('lets a file stand alone, unless it extends the workspace', async () => {
      expect(await rules({ [RULES_PATH]: OFF })).toMatchObject([
        { gate: { failOn: 'none' }, output: { minSeverity: 'info' } },
        [],
      ]);
      expect(await rules({ [RULES_PATH]: `extends: workspace\n${OFF}` })).toMatchObject([
        { gate: { failOn: 'none' }, output: { minSeverity: 'warning' } },
        [],
      ]);
    });

    it('follows files of the repository, up to the workspace', async () => {
      const files = {
        [RULES_PATH]: 'extends: .loom/team.yaml\noutput:\n  max_comments: 7\n',
        '.loom/team.yaml': `extends: workspace\n${OFF}`,
      };
      expect(await rules(files)).toMatchObject([
        { gate: { failOn: 'none' }, output: { minSeverity: 'warning', maxComments: 7 } },
        [],
      ]);
    });

    it.each<[string, Record<string, string>, RegExp]>([
      ['a missing parent', { [RULES_PATH]: `extends: x.yaml\n${OFF}` }, /no such file/],
      ['an invalid parent', { [RULES_PATH]: `extends: x.yaml\n${OFF}`, 'x.yaml': INVALID }, /x\.yaml:2:3/],
      ['a circle', { [RULES_PATH]: `extends: x.yaml\n${OFF}`, 'x.yaml': `extends: ${RULES_PATH}\n` }, /circle/],
      ['an address', { [RULES_PATH]: `extends: https://rules.example/x.yaml\n${OFF}` }, /does not follow/],
    ])('says that it leaves out %s', async (_, files, said) => {
      const [rulesFile, notices] = await rules(files);
      expect(rulesFile.gate.failOn).toBe('none');
      expect(notices).toEqual([expect.stringMatching(said)]);
    });
  });
});
