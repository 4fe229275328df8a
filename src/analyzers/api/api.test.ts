import type { AnalyzerContext, ChangedSource } from '../port';
import { keptWorkers } from '../sandbox/testing/kept-workers';
import { nothingElse } from '../sandbox/testing/files';
import { apiAnalyzer } from './api';
import { besideGone } from './beside';

const context: AnalyzerContext = {
  limits: { fileTimeoutMs: 10_000, runTimeoutMs: 60_000, memoryMb: 1024 },
  signal: new AbortController().signal,
};

function changed(path: string, before: string | null, after: string): ChangedSource {
  const source = (id: string, text: string): ChangedSource['head'] => ({ id, path, content: Buffer.from(text) });
  return { head: source('head', after), base: before === null ? null : source('base', before) };
}

async function found(...files: readonly ChangedSource[]): Promise<readonly unknown[]> {
  const { reports } = await apiAnalyzer(keptWorkers).analyze(files, context, nothingElse);
  return reports.map(({ error, findings }) => error ?? findings.map(({ rule, lines }) => [rule, lines?.start]));
}

describe('the comparison of APIs', () => {
  it('reads each format in its worker, and says where a client breaks', async () => {
    const head = 'openapi: 3.1.0\npaths:\n  /b:\n    get: {}\n';
    expect(
      await found(
        changed('a.yaml', 'openapi: 3.1.0\npaths:\n  /a:\n    get: {}\n  /b:\n    get: {}\n', head),
        changed('a.json', '{"swagger": "2.0",\n"paths": {"/a": {"get": {}}}}', '{"swagger": "2.0",\n"paths": {}}'),
        changed('a.graphql', 'type A {\n  a: Int\n  b: Int\n}', 'type A {\n  b: Int\n}'),
        changed('a.proto', 'message A {\n  int32 a = 1;\n}', 'message A {\n  int32 a = 2;\n}'),
      ),
    ).toEqual([
      [['api/openapi-operation-removed', 3]],
      [['api/openapi-operation-removed', 2]],
      [['api/graphql-field-removed', 2]],
      [['api/protobuf-number-changed', 2]],
    ]);
  });

  it('has nothing to say about new files and about other YAML', async () => {
    expect(
      await found(changed('a.proto', null, 'message A {}'), changed('b.yaml', 'paths: [a]\n', 'paths: []\n')),
    ).toEqual([[], []]);
  });

  it('says where a description does not parse', async () => {
    expect(await found(changed('a.yaml', 'openapi: 3.0.0\n', 'openapi: 3.0.0\npaths: [\n'))).toEqual([
      expect.stringContaining('line 3'),
    ]);
  });

  it('puts what is missing beside its neighbour', () => {
    const lines = new Map([
      ['a', 1],
      ['d', 4],
    ]);
    const beside = (gone: string, order: readonly string[]): number =>
      besideGone(order, gone, (key) => lines.get(key), 9);
    expect(beside('b', ['a', 'b', 'c', 'd'])).toBe(4);
    expect(beside('b', ['d', 'a', 'b'])).toBe(1);
    expect(beside('b', ['b'])).toBe(9);
  });
});
