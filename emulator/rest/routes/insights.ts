import type { IRouter } from 'express';
import { Refusal, type Annotation, type Report, type Repository } from '../../world';
import { scopes } from '../access';
import { route, type Api, type Call } from '../call';
import { annotationJson, reportJson } from '../representation';
import { commitHash } from './commits';
import { annotationBody, annotationsBody, reportBody } from './insights-schema';

const MOST_ANNOTATIONS = 1_000;

export function insightRoutes(router: IRouter, api: Api): void {
  const base = '/repositories/:workspace/:repo/commit/:commit/reports';
  const one = `${base}/:report`;
  const scope = scopes.READ_REPOSITORY;
  route(router, api, 'get', base, scope, async (call) => {
    const { repository, hash } = await target(call);
    call.page([...(repository.reports.get(hash)?.values() ?? [])], reportJson);
  });
  route(router, api, 'put', one, scope, async (call) => {
    const { repository, hash } = await target(call);
    call.account();
    call.json(reportJson(call.world.putReport(repository, hash, call.param('report'), call.body(reportBody))));
  });
  route(router, api, 'get', one, scope, async (call) => {
    call.json(reportJson(await reportOf(call)));
  });
  route(router, api, 'delete', one, scope, async (call) => {
    const { repository, hash } = await target(call);
    call.account();
    call.world.deleteReport(repository, hash, await reportOf(call));
    call.nothing();
  });
  annotationRoutes(router, api, `${one}/annotations`);
}

function annotationRoutes(router: IRouter, api: Api, base: string): void {
  const scope = scopes.READ_REPOSITORY;
  route(router, api, 'get', base, scope, async (call) => {
    call.page([...(await reportOf(call)).annotations.values()], annotationJson);
  });
  route(router, api, 'post', base, scope, bulk);
  route(router, api, 'get', `${base}/:annotation`, scope, async (call) => {
    call.json(annotationJson(annotationOf(call, await reportOf(call))));
  });
  route(router, api, 'put', `${base}/:annotation`, scope, async (call) => {
    const report = await reportOf(call);
    call.account();
    refuseTooMany(report, [call.param('annotation')]);
    call.json(annotationJson(call.world.putAnnotation(report, call.param('annotation'), call.body(annotationBody))));
  });
  route(router, api, 'delete', `${base}/:annotation`, scope, async (call) => {
    const report = await reportOf(call);
    call.account();
    report.annotations.delete(annotationOf(call, report).externalId);
    call.nothing();
  });
}

async function bulk(call: Call): Promise<void> {
  const report = await reportOf(call);
  call.account();
  const body = call.body(annotationsBody);
  refuseTooMany(
    report,
    body.map((one) => one.external_id),
  );
  const written = body.map(({ external_id, ...fields }) => call.world.putAnnotation(report, external_id, fields));
  call.json(written.map(annotationJson));
}

function refuseTooMany(report: Report, ids: readonly string[]): void {
  const all = new Set([...report.annotations.keys(), ...ids]);
  if (all.size > MOST_ANNOTATIONS) throw new Refusal(400, `A report has at most ${MOST_ANNOTATIONS} annotations.`);
}

async function target(call: Call): Promise<{ repository: Repository; hash: string }> {
  const repository = call.repository();
  return { repository, hash: await commitHash(call, repository) };
}

async function reportOf(call: Call): Promise<Report> {
  const { repository, hash } = await target(call);
  const report = call.world.findReport(repository, hash, call.param('report'));
  if (report === null) throw new Refusal(404, `Report ${call.param('report')} not found`);
  return report;
}

function annotationOf(call: Call, report: Report): Annotation {
  const id = call.param('annotation');
  const found = report.annotations.get(id) ?? [...report.annotations.values()].find((one) => one.uuid === id);
  if (found === undefined) throw new Refusal(404, `Annotation ${id} not found`);
  return found;
}
