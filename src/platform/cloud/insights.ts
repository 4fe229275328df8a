import type { Annotation } from '../../domain';
import type { PullRequestHost } from '../host';
import type { CloudApi } from './api';
import { CLOUD_CAPABILITIES } from './capabilities';
import { toWireAnnotation, toWireReport, toWireStatus } from './convert';
import { commitPath } from './paths';

const BATCH = 100;

export function insightCalls(api: CloudApi): Pick<PullRequestHost, 'putReport' | 'setBuildStatus'> {
  return {
    async putReport(repository, commit, report, annotations, replace, options) {
      const path = `${commitPath(repository, commit)}/reports/${encodeURIComponent(report.id)}`;
      // Putting a report again leaves its annotations; only deleting it takes them away.
      if (replace && annotations) await api.write({ method: 'DELETE', path, expected: [404] }, options);
      await api.write({ method: 'PUT', path, body: toWireReport(report) }, options);
      const batches = batchesOf(annotations ?? []);
      await Promise.all(
        batches.map((body) =>
          // Annotations are put under ids of ours, so that one that arrives twice is there once.
          api.write({ method: 'POST', path: `${path}/annotations`, body, repeatable: true }, options),
        ),
      );
    },
    async setBuildStatus(repository, commit, status, options) {
      const path = `${commitPath(repository, commit)}/statuses/build`;
      await api.write({ method: 'POST', path, body: toWireStatus(status), repeatable: true }, options);
    },
  };
}

/** At most as many as the host keeps, each id once, in as few calls as it allows. */
function batchesOf(annotations: readonly Annotation[]): readonly (readonly object[])[] {
  const unique = new Map<string, Annotation>();
  for (const annotation of annotations) if (!unique.has(annotation.id)) unique.set(annotation.id, annotation);
  const wanted = [...unique.values()].slice(0, CLOUD_CAPABILITIES.maxAnnotations).map(toWireAnnotation);
  const batches: object[][] = [];
  for (let start = 0; start < wanted.length; start += BATCH) batches.push(wanted.slice(start, start + BATCH));
  return batches;
}
