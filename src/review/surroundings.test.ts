import { surroundingsOf } from './surroundings';
import { fakeChange } from './testing/fake-change';

describe('surroundingsOf', () => {
  it('knows every path of the head', async () => {
    const around = surroundingsOf(fakeChange({ 'a.ts': 'a', 'b.ts': 'b' }, { 'b.ts': 'b', 'c.ts': 'c' }), () => true);
    expect(around.touched).toEqual(['c.ts']);
    expect([...(await around.paths())!]).toEqual(['b.ts', 'c.ts']);
  });

  it('knows none where the host does not list them, and asks once', async () => {
    let asked = 0;
    const unchanged = (): Promise<ReadonlyMap<string, string>> => {
      asked += 1;
      return Promise.resolve(new Map());
    };
    const change = { ...fakeChange({}, { 'c.ts': 'c' }), unchanged };
    const around = surroundingsOf(change, () => true);
    expect([await around.paths(), await around.filesNaming(['a'], () => true), asked]).toEqual([null, [], 1]);
  });
});
