import type { Annotation, Report, Repository } from './model';
import { newUuid, type WorldState } from './state';

export type Fields = Readonly<Record<string, unknown>>;

/** Creates or replaces a report of a commit. Its annotations stay. */
export function putReport(state: WorldState, repository: Repository, hash: string, id: string, fields: Fields): Report {
  const known = repository.reports.get(hash) ?? new Map<string, Report>();
  repository.reports.set(hash, known);
  const before = findReport(state, repository, hash, id);
  const at = state.now();
  const report: Report = {
    uuid: before?.uuid ?? newUuid(),
    externalId: before?.externalId ?? id,
    fields,
    annotations: before?.annotations ?? new Map<string, Annotation>(),
    createdOn: before?.createdOn ?? at,
    updatedOn: at,
  };
  known.set(report.externalId, report);
  return report;
}

/** By the writer's id or by uuid. */
export function findReport(_state: WorldState, repository: Repository, hash: string, id: string): Report | null {
  const reports = repository.reports.get(hash);
  return reports?.get(id) ?? [...(reports?.values() ?? [])].find((report) => report.uuid === id) ?? null;
}

export function deleteReport(_state: WorldState, repository: Repository, hash: string, report: Report): void {
  repository.reports.get(hash)?.delete(report.externalId);
}

/** Creates or replaces an annotation. */
export function putAnnotation(state: WorldState, report: Report, id: string, fields: Fields): Annotation {
  const before = report.annotations.get(id);
  const at = state.now();
  const annotation: Annotation = {
    uuid: before?.uuid ?? newUuid(),
    externalId: id,
    fields,
    createdOn: before?.createdOn ?? at,
    updatedOn: at,
  };
  report.annotations.set(id, annotation);
  report.updatedOn = at;
  return annotation;
}
