import { type Annotation, Failure } from '../../domain';
import type { PullRequestHost } from '../host';
import { toWireAnnotation, toWireReport, toWireStatus } from './convert';
import type { HostParts } from './host-parts';
import { commitSegment } from './paths';

const BATCH = 100;

/** Reports that this process put, the oldest forgotten first. */
const MANY = 1_000;

export function insightCalls({
  api,
  names,
  capabilities,
}: HostParts): Pick<PullRequestHost, 'putReport' | 'setBuildStatus'> {
  const standing = new Set<string>();

  return {
    putReport: (ref, commit, report, annotations, replace, options) =>
      names.at(ref, options, async (repository) => {
        const path = `insights/latest/${repository}/commits/${commitSegment(commit)}/reports/${encodeURIComponent(report.id)}`;
        const list = `${path}/annotations`;
        const put = async (): Promise<void> => {
          await api.write({ method: 'PUT', path, body: toWireReport(report) }, options).catch(explainOwner);
          standing.delete(path);
          standing.add(path);
          if (standing.size > MANY) standing.delete([...standing][0]!);
        };
        const annotate = async (): Promise<void> => {
          if (replace && annotations) await api.write({ method: 'DELETE', path: list, expected: [404] }, options);
          // One that arrives twice would be there twice: a request whose answer is lost is not repeated.
          for (const batch of batchesOf(annotations ?? [], capabilities.maxAnnotations)) {
            await api.write({ method: 'POST', path: list, body: { annotations: batch } }, options);
          }
        };
        // Annotations need a report to hang on, whatever it says.
        if (!standing.has(path)) await put().then(annotate);
        else await beside(put(), annotate);
      }),
    setBuildStatus: (ref, commit, status, options) =>
      names.at(ref, options, async (repository) => {
        const path = capabilities.repositoryBuilds
          ? `api/latest/${repository}/commits/${commitSegment(commit)}/builds`
          : `build-status/latest/commits/${commitSegment(commit)}`;
        await api.write({ method: 'POST', path, body: toWireStatus(status, capabilities), repeatable: true }, options);
      }),
  };
}

/** Annotates while the report is put, or after it where somebody took it away meanwhile. Both end before this does. */
async function beside(put: Promise<void>, annotate: () => Promise<void>): Promise<void> {
  const annotated = annotate().catch(async (error: unknown) => {
    if (!(error instanceof Failure) || error.kind !== 'gone') throw error;
    await put;
    await annotate();
  });
  for (const end of await Promise.allSettled([put, annotated])) if (end.status === 'rejected') throw end.reason;
}

/** Whoever reads the repository may make a report; only who made it may replace it. */
function explainOwner(error: unknown): never {
  if (!(error instanceof Failure) || error.kind !== 'forbidden') throw error;
  throw new Failure({
    kind: 'forbidden',
    what: 'Another account made this report, and Bitbucket lets no other replace it.',
    ...(error.where === undefined ? {} : { where: error.where }),
    next: 'Let an administrator of the repository delete the report, or use a token of the account that made it. The next commit gets a report of its own.',
    cause: error,
  });
}

/** At most as many as the instance keeps, each id once: a request with one too many is refused as a whole. */
function batchesOf(annotations: readonly Annotation[], max: number): readonly (readonly object[])[] {
  const unique = new Map<string, Annotation>();
  for (const annotation of annotations) if (!unique.has(annotation.id)) unique.set(annotation.id, annotation);
  const wanted = [...unique.values()].slice(0, max).map(toWireAnnotation);
  const batches: object[][] = [];
  for (let start = 0; start < wanted.length; start += BATCH) batches.push(wanted.slice(start, start + BATCH));
  return batches;
}
