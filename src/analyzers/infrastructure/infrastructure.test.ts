import type { FileReport } from '../port';
import { keptWorkers } from '../sandbox/testing/kept-workers';
import { infrastructureAnalyzer } from './infrastructure';

const context = {
  limits: { fileTimeoutMs: 20_000, runTimeoutMs: 60_000, memoryMb: 1500 },
  signal: new AbortController().signal,
};

function check(files: Readonly<Record<string, string>>): Promise<readonly FileReport[]> {
  const given = Object.entries(files).map(([path, text], index) => ({
    id: `${index}`,
    path,
    content: Buffer.from(text),
  }));
  return infrastructureAnalyzer(keptWorkers).analyze(given, context);
}

describe('the infrastructure analyzer', () => {
  it('reads each kind of file in its worker', async () => {
    const reports = await check({
      'main.tf': 'resource "aws_s3_bucket" "a" {\n  acl = "public-read"\n}\n',
      'deploy/pod.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  hostPID: true\n  containers: []\n',
      'stack.json':
        '{"Resources": {"A": {"Type": "AWS::RDS::DBInstance",\n"Properties": {"PubliclyAccessible": true, "StorageEncrypted": true}}}}',
      'bitbucket-pipelines.yml':
        'options:\n  max-time: 5\npipelines:\n  default:\n    - step:\n        script:\n          - curl https://example.com/a | sh\n',
      'app.Dockerfile': 'FROM node:22\nUSER node\nEXPOSE 22\n',
      '.github/workflows/a.yml': 'on: push\npermissions: write-all\njobs: {}\n',
      'compose.yaml': 'services:\n  a:\n    privileged: true\n',
    });
    expect(
      reports.map(({ path, error, findings }) => [
        path,
        error,
        findings.map(({ rule, lines }) => `${lines?.start} ${rule}`),
      ]),
    ).toEqual([
      ['main.tf', undefined, ['2 infrastructure/aws-s3-public-acl']],
      ['deploy/pod.yaml', undefined, ['4 infrastructure/kubernetes-host-namespace']],
      ['stack.json', undefined, ['2 infrastructure/aws-database-public']],
      ['bitbucket-pipelines.yml', undefined, ['7 infrastructure/download-runs-at-once']],
      ['app.Dockerfile', undefined, ['3 infrastructure/docker-ssh-port']],
      ['.github/workflows/a.yml', undefined, ['2 infrastructure/workflow-full-permissions']],
      ['compose.yaml', undefined, ['3 infrastructure/compose-host-rights']],
    ]);
  });

  it('says what is wrong and what to do, with a hint where there is one', async () => {
    const [report] = await check({
      'bitbucket-pipelines.yml':
        'options:\n  max-time: 5\npipelines:\n  default:\n    - step:\n        scripts:\n          - make\n',
    });
    expect(report!.findings).toMatchObject([
      {
        rule: 'infrastructure/pipelines-unknown-key',
        severity: 'warning',
        category: 'bug',
        lines: { start: 6, end: 6 },
        message: expect.stringContaining('Did you mean "script"? Correct the spelling.') as unknown,
      },
    ]);
  });

  it('passes over what is of no known kind, and over templates of charts', async () => {
    const reports = await check({
      'a.yaml': 'privileged: [true\n',
      'chart/pod.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  hostPID: {{ .Values.pid }}\n',
      'package.json': '{"name": "a"}',
      'Dockerfile.md': 'FROM node\n',
    });
    expect(reports.map(({ error, findings }) => [error, findings])).toEqual(reports.map(() => [undefined, []]));
  });

  it('says of a broken file of a known kind where it breaks', async () => {
    const reports = await check({ 'a.tf': 'resource {{\n', 'bitbucket-pipelines.yml': 'pipelines:\n  a: [\n' });
    for (const { error, findings } of reports)
      expect([error, findings]).toEqual([expect.stringMatching(/line \d+/), []]);
  });

  it('takes files by their names', () => {
    const { accepts } = infrastructureAnalyzer(keptWorkers);
    expect(
      ['a.tf', 'a.yml', 'b/Dockerfile', 'Dockerfile.prod', 'Containerfile', 'a.dockerfile', 'a.template'].map(accepts),
    ).not.toContain(false);
    expect(['a.ts', 'dockerfile.ts.md', 'a.tfvars', 'Dockerfile.sh'].map(accepts)).not.toContain(true);
  });
});
