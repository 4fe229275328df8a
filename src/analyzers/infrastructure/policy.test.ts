import { allows } from './policy';
import { map, scalar } from './value';
import { readYamlText } from './yaml/read-yaml';

function line(policy: string, grant: Parameters<typeof allows>[1]): number | null {
  const at = map([['policy', scalar(policy, 5)]], 1);
  const resource = { type: 'a', name: 'b', line: 1, body: at };
  return allows('policy', grant)({ resource, at, all: [resource] })?.line ?? null;
}

const OPEN = '{\n "Statement": [{\n  "Effect": "Allow", "Principal": {"AWS": "*"},\n  "Action": "s3:*" }]\n}';

describe('a policy as text', () => {
  it('is read with the lines of the file around it', () => {
    expect(line(OPEN, { principal: /^\*$/, action: /\*/ })).toBe(8);
  });

  it('allows nothing by a denial, or under a condition when freely is asked', () => {
    expect(line(OPEN.replace('Allow', 'Deny'), { principal: /^\*$/ })).toBeNull();
    const limited = OPEN.replace('"Effect"', '"Condition": {}, "Effect"');
    expect(line(limited, { principal: /^\*$/, freely: true })).toBeNull();
    expect(line(limited, { principal: /^\*$/ })).not.toBeNull();
  });

  it('is nothing when it is no JSON', () => {
    expect(line('{ broken', { action: /./ })).toBeNull();
    expect(line('file.json', { action: /./ })).toBeNull();
  });
});

it('reads a statement that stands alone', () => {
  const at = readYamlText('p:\n  Statement:\n    Effect: Allow\n    Action: "*"\n', 0)!;
  const resource = { type: 'a', name: 'b', line: 1, body: map([], 1) };
  expect(allows('p', { action: /^\*$/ })({ resource, at, all: [] })).toEqual({ line: 4 });
});
