import type { Router } from 'express';
import { randomUUID } from 'node:crypto';
import { ApiError, refusals } from '../../errors';
import type { Report, Repository } from '../../../world';
import { gitRoute, route, type Api, type Call } from '../call';
import { milliseconds } from '../representation/times';
import { commitNamed } from './diff-answers';
import { annotationBody, annotationsBody, reportBody } from './insight-bodies';

const I = '/projects/:project/repos/:repo/commits/:commit';
const R = `${I}/reports/:key`;

/** Code Insights, below `/insights`. */
export function insightRoutes(router: Router, api: Api): void {
  gitRoute(router, api, 'put', R, putReport);
  route(router, api, 'get', `${I}/reports`, (call) => {
    const reports = call.repository().reports.get(call.param('commit'));
    call.page([...(reports?.values() ?? [])], reportJson);
  });
  route(router, api, 'get', R, (call) => call.json(reportJson(report(call).report)));
  route(router, api, 'delete', R, (call) => {
    const repository = call.repository();
    const found = repository.reports.get(call.param('commit'))?.get(call.param('key'));
    if (found !== undefined) {
      refuseStranger(call, found, repository);
      call.world.deleteReport(repository, call.param('commit'), found);
    }
    call.nothing();
  });
  route(router, api, 'post', `${R}/annotations`, addAnnotations);
  route(router, api, 'put', `${R}/annotations/:externalId`, (call) => {
    const { report: found, repository } = report(call);
    refuseStranger(call, found, repository);
    const externalId = call.param('externalId');
    const fields = withoutNothing({ ...call.body(annotationBody), externalId });
    const before = named(found, [externalId])[0];
    if (before === undefined) refuseTooMany(call, found, 1);
    call.world.putAnnotation(found, before ?? randomUUID(), fields);
    call.nothing();
  });
  route(router, api, 'get', `${R}/annotations`, (call) => {
    call.json({ totalCount: report(call).report.annotations.size, annotations: annotationsOf(report(call).report) });
  });
  route(router, api, 'delete', `${R}/annotations`, (call) => {
    const { report: found, repository } = report(call);
    refuseStranger(call, found, repository);
    const ids = call.search.getAll('externalId');
    for (const key of ids.length === 0 ? [...found.annotations.keys()] : named(found, ids)) {
      found.annotations.delete(key);
    }
    call.nothing();
  });
  route(router, api, 'get', `${I}/annotations`, listAnnotations);
}

async function putReport(call: Call): Promise<void> {
  const repository = call.repository();
  const account = call.account();
  const fields = withoutNothing(call.body(reportBody));
  const hash = await commitNamed(repository, call.param('commit'));
  if (hash !== call.param('commit')) throw refusals.invalid('commitId', 'The full id of the commit is required.');
  const before = repository.reports.get(hash)?.get(call.param('key'));
  if (before !== undefined && call.host.reportAuthors.get(before) !== account) throw refusals.forbidden();
  const made = call.world.putReport(repository, hash, call.param('key'), fields);
  call.host.reportAuthors.set(made, account);
  call.json(reportJson(made));
}

/** All of them or none. What is sent twice is there twice. */
function addAnnotations(call: Call): void {
  const { report: found, repository } = report(call);
  refuseStranger(call, found, repository);
  const { annotations } = call.body(annotationsBody);
  refuseTooMany(call, found, annotations.length);
  for (const one of annotations) call.world.putAnnotation(found, randomUUID(), withoutNothing(one));
  call.nothing();
}

function listAnnotations(call: Call): void {
  const reports = [...(call.repository().reports.get(call.param('commit'))?.values() ?? [])];
  const wanted = (name: string, value: unknown): boolean => {
    const asked = call.search.getAll(name);
    return asked.length === 0 || asked.includes(String(value));
  };
  const annotations = reports
    .filter(({ externalId }) => wanted('key', externalId))
    .flatMap(annotationsOf)
    .filter((one) => ['path', 'severity', 'type', 'externalId'].every((name) => wanted(name, one[name])));
  call.json({ totalCount: annotations.length, annotations });
}

function report(call: Call): { readonly report: Report; readonly repository: Repository } {
  const repository = call.repository();
  const found = repository.reports.get(call.param('commit'))?.get(call.param('key'));
  if (found === undefined) {
    throw new ApiError(404, `The report ${call.param('key')} does not exist.`, 'codeinsights.NoSuchReportException');
  }
  return { report: found, repository };
}

/** A report belongs to who made it. */
function refuseStranger(call: Call, found: Report, repository: Repository): void {
  const isOwn = call.host.reportAuthors.get(found) === call.account();
  if (!isOwn && !call.may(repository, 'admin')) throw refusals.forbidden();
}

function refuseTooMany(call: Call, found: Report, added: number): void {
  const most = call.host.settings.limits.annotations;
  if (found.annotations.size + added > most) {
    throw refusals.invalid('annotations', `A report may have at most ${most} annotations.`);
  }
}

/** Where annotations with these ids are kept. */
function named(found: Report, externalIds: readonly string[]): readonly string[] {
  return [...found.annotations].flatMap(([key, { fields }]) =>
    externalIds.includes(String(fields.externalId)) ? [key] : [],
  );
}

function reportJson({ externalId, fields, createdOn }: Report): Record<string, unknown> {
  return { createdDate: milliseconds(createdOn), ...fields, key: externalId };
}

function annotationsOf({ externalId, annotations }: Report): readonly Record<string, unknown>[] {
  return [...annotations.values()].map(({ fields }) => ({ reportKey: externalId, ...fields }));
}

function withoutNothing(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined));
}
