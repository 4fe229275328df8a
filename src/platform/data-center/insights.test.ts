import { COMMIT, type DataCenterTest, OPTIONS, REF, refusal, startDataCenterTest } from './testing/data-center-server';

const PATH = `/bitbucket/rest/insights/latest/projects/EXP/repos/exporter/commits/${COMMIT}/reports/loom`;
const REPORT = { id: 'loom', title: 'Loom', details: 'x', result: 'passed', link: null, data: [] } as const;

let test: DataCenterTest;
beforeEach(async () => {
  test = await startDataCenterTest();
});
afterEach(() => test.close());

function annotation(id: string) {
  const place = { path: null, line: null, link: null };
  return { id, summary: 's', details: null, severity: 'info', category: 'style', ...place } as const;
}

describe('reports', () => {
  it('send annotations in bulk, each id once, no more than the instance keeps', async () => {
    test.server.on(`PUT ${PATH}`, { body: {} });
    test.server.on(`POST ${PATH}/annotations`, { status: 204 });
    const many = Array.from({ length: 1200 }, (_, index) => annotation(`id-${index % 1100}`));
    await test.host.putReport(REF, COMMIT, REPORT, many, false, OPTIONS);
    const ids = test.server.arrivalsOf(`POST ${PATH}/annotations`).flatMap(({ body }) => {
      const { annotations } = JSON.parse(body) as { annotations: { externalId: string }[] };
      return annotations.map(({ externalId }) => externalId);
    });
    expect(new Set(ids).size).toBe(1000);
    expect(ids).toHaveLength(1000);
  });

  it('that stand are put while their annotations arrive', async () => {
    test.server.on(`PUT ${PATH}`, { body: {} });
    await test.host.putReport(REF, COMMIT, REPORT, null, false, OPTIONS);
    const annotated = new Promise<void>((resolve) => {
      test.server.on(`POST ${PATH}/annotations`, () => {
        resolve();
        return { status: 204 };
      });
    });
    test.server.on(`PUT ${PATH}`, async () => {
      await annotated;
      return { body: {} };
    });
    await test.host.putReport(REF, COMMIT, REPORT, [annotation('a')], false, OPTIONS);
    expect(test.server.arrivalsOf(`POST ${PATH}/annotations`)).toHaveLength(1);
  });

  it('that somebody took away are put again before their annotations', async () => {
    test.server.on(`PUT ${PATH}`, { body: {} });
    test.server.on(`POST ${PATH}/annotations`, refusal(404, 'NoSuchReportException'), { status: 204 });
    await test.host.putReport(REF, COMMIT, REPORT, null, false, OPTIONS);
    await test.host.putReport(REF, COMMIT, REPORT, [annotation('a')], false, OPTIONS);
    const methods = test.server.arrivals.slice(1).map(({ method }) => method);
    expect(methods.slice(-1)).toEqual(['POST']);
    expect(methods.slice(0, -1).sort()).toEqual(['POST', 'PUT', 'PUT']);
  });

  it('lose their old annotations first where some may stand', async () => {
    test.server.on(`PUT ${PATH}`, { body: {} });
    test.server.on(`DELETE ${PATH}/annotations`, { status: 204 });
    await test.host.putReport(REF, COMMIT, REPORT, [], true, OPTIONS);
    expect(test.server.arrivals.slice(1).map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
  });

  it('of another account stay as they are, and that is said', async () => {
    test.server.on(`PUT ${PATH}`, refusal(401, 'AuthorisationException'));
    await expect(test.host.putReport(REF, COMMIT, REPORT, [], true, OPTIONS)).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/^Another account made this report/) as string,
    });
  });

  it('are put on whole commits only', async () => {
    const short = test.host.putReport(REF, 'c'.repeat(12), REPORT, null, false, OPTIONS);
    await expect(short).rejects.toMatchObject({ kind: 'invalid' });
  });
});
