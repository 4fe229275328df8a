import { loadChange, type ReportView, type Scene } from '../../pages';
import type { PullRequest, Report } from '../../world';
import { buildsOf, detailsOf, type Build, type Host } from '../host';

const RESULTS: Readonly<Record<string, string>> = { PASS: 'PASSED', FAIL: 'FAILED' };
const STATES = {
  SUCCESSFUL: 'SUCCESSFUL',
  FAILED: 'FAILED',
  INPROGRESS: 'INPROGRESS',
  CANCELLED: 'STOPPED',
  UNKNOWN: 'STOPPED',
} as const;

/** A pull request in the terms of the pages, which both products share. Whoever looks may do nothing. */
export async function sceneOf(host: Host, pullRequest: PullRequest): Promise<Scene> {
  const { repository, source } = pullRequest;
  return {
    world: host.world,
    pullRequest,
    change: await loadChange(pullRequest),
    reports: [...(repository.reports.get(source.hash)?.values() ?? [])].map(reportView),
    builds: buildsOf(host, repository, source.hash).map(buildView),
    tasks: [...pullRequest.comments.values()].flatMap((comment) => {
      const { severity, ticked } = detailsOf(comment);
      if (severity !== 'BLOCKER' || comment.deleted || comment.pending) return [];
      return [{ id: comment.id, raw: comment.raw, state: ticked === null ? 'UNRESOLVED' : 'RESOLVED', comment }];
    }),
    viewer: null,
    permission: 'read',
  };
}

function buildView({ key, state, url, name, description }: Build): Scene['builds'][number] {
  return { key, state: STATES[state], url, name: name ?? '', description: description ?? '' };
}

function reportView({ externalId, fields, annotations }: Report): ReportView {
  return {
    id: externalId,
    title: textOf(fields.title),
    details: optional(fields.details),
    reporter: optional(fields.reporter),
    link: optional(fields.link),
    result: RESULTS[textOf(fields.result)] ?? null,
    data: Array.isArray(fields.data) ? fields.data.map(dataView) : [],
    annotations: [...annotations.values()].map((one) => annotationView(one.fields)),
  };
}

function dataView(entry: unknown): NonNullable<ReportView['data']>[number] {
  const { title, type, value } = entry as Readonly<Record<string, unknown>>;
  const isLink = typeof value === 'object' && value !== null && 'linktext' in value;
  return { title: textOf(title), type: optional(type), value: isLink ? { ...value, text: value.linktext } : value };
}

function annotationView(fields: Readonly<Record<string, unknown>>): ReportView['annotations'][number] {
  const line = typeof fields.line === 'number' && fields.line > 0 ? fields.line : null;
  return {
    summary: textOf(fields.message),
    severity: optional(fields.severity),
    annotation_type: optional(fields.type),
    path: optional(fields.path),
    line,
    link: optional(fields.link),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function optional(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
