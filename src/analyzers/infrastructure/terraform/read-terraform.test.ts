import { reach } from '../reach';
import type { Resource } from '../resource';
import { wording } from '../value';
import { readTerraform } from './read-terraform';

async function first(text: string): Promise<Resource> {
  const [resource] = await readTerraform(text);
  return resource!;
}

async function texts(body: string, path: string): Promise<readonly (string | null)[]> {
  const { body: map } = await first(`resource "a_b" "c" {\n${body}\n}\n`);
  return reach(map, path).map(({ value }) => value && `${value.kind} ${wording(value)}`);
}

describe('a Terraform file', () => {
  it('names resources, data sources and providers', async () => {
    const text = 'resource "a_b" "c" {}\ndata "d_e" "f" {}\nprovider "g" {}\noutput "h" {}\n';
    expect((await readTerraform(text)).map(({ type, name, line }) => [type, name, line])).toEqual([
      ['a_b', 'c', 1],
      ['data.d_e', 'f', 2],
      ['provider.g', 'g', 3],
    ]);
  });

  it('leaves out what is made zero times', async () => {
    expect(await readTerraform('resource "a_b" "c" {\n  count = 0\n}\n')).toEqual([]);
  });

  it.each([
    ['a = "x"', 'a', ['scalar x']],
    ['a = -1', 'a', ['scalar -1']],
    ['a = null', 'a', [null]],
    ['a = ["x", var.y]', 'a', ['scalar x', 'unknown var.y']],
    ['a = []', 'a', [null]],
    ['a = { "b" : false }', 'a.b', ['scalar false']],
    ['a = jsonencode({ b = [{ c = 1 }] })', 'a.b.c', ['scalar 1']],
    ['a = "${local.b}"', 'a', ['unknown local.b']],
    ['a = "x-${var.y}"', 'a', ['unknown x-${var.y}']],
    ['a = var.y ? 1 : 2', 'a', ['unknown var.y ? 1 : 2']],
    ['a {\n  b = 1\n}\na {\n  b = 2\n}', 'a.b', ['scalar 1', 'scalar 2']],
    ['dynamic "a" {\n  for_each = var.x\n  content {\n    b = 1\n  }\n}', 'a.b', ['scalar 1']],
  ])('reads %s', async (body, path, expected) => {
    expect(await texts(body, path)).toEqual(expected);
  });

  it('fills in locals of the file, and leaves those that lead back to themselves', async () => {
    const { body } = await first(
      'resource "a_b" "c" {\n  d = local.e\n  f = local.g\n}\nlocals {\n  e = true\n  g = local.g\n}\n',
    );
    expect([reach(body, 'd')[0]!.value, reach(body, 'f')[0]!.value]).toMatchObject([
      { kind: 'scalar', value: true },
      { kind: 'unknown', text: 'local.g' },
    ]);
  });

  it('fills in policy documents in the form of their JSON', async () => {
    const { body } = await first(
      'resource "a_b" "c" {\n  policy = data.aws_iam_policy_document.d.json\n}\n' +
        'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:*"]\n    principals {\n      type = "AWS"\n      identifiers = ["*"]\n    }\n  }\n}\n',
    );
    const at = (path: string): unknown => wording(reach(body, `policy.Statement.${path}`)[0]?.value);
    expect([at('Effect'), at('Action'), at('Principal.AWS')]).toEqual(['Allow', 's3:*', '*']);
  });

  it('says where it stops being one', async () => {
    await expect(readTerraform('resource "a" "b" {\n  c = 1\n}}}\n')).rejects.toThrow(/^it does not parse: line \d+/);
  });
});
