import { DEFAULT_RULES_FILE } from '../rules-file';
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
    await expect(loadRules(fakeChange({}, {}), given)).rejects.toMatchObject({
      kind: 'invalid',
      where: 'my-rules.yaml',
    });
    expect(
      (await loadRules(fakeChange({ [RULES_PATH]: STRICT }, {}), { text: OFF, name: 'x' })).rulesFile.gate.failOn,
    ).toBe('none');
  });
});
