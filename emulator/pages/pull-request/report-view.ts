import { z } from 'zod';
import type { PullRequest, Report } from '../../world';

const dataSchema = z.object({
  title: z.string(),
  type: z.string().nullish(),
  value: z.unknown(),
});

const reportSchema = z.object({
  title: z.string(),
  details: z.string().nullish(),
  reporter: z.string().nullish(),
  link: z.string().nullish(),
  report_type: z.string().nullish(),
  result: z.string().nullish(),
  data: z.array(dataSchema).nullish(),
});

const annotationSchema = z.object({
  title: z.string().nullish(),
  summary: z.string(),
  details: z.string().nullish(),
  severity: z.string().nullish(),
  annotation_type: z.string().nullish(),
  result: z.string().nullish(),
  path: z.string().nullish(),
  line: z.number().nullish(),
  link: z.string().nullish(),
});

export type ReportData = z.output<typeof dataSchema>;
export type AnnotationView = z.output<typeof annotationSchema>;

/** A report as the page shows it. */
export interface ReportView extends z.output<typeof reportSchema> {
  readonly id: string;
  readonly annotations: readonly AnnotationView[];
}

/** Reports of the tip of the source branch; reports of a fork's commit may be in either repository. */
export function reportsOf({ repository, source }: PullRequest): readonly ReportView[] {
  const places = new Set([repository, source.repository ?? repository]);
  return [...places].flatMap((place) => [...(place.reports.get(source.hash)?.values() ?? [])]).flatMap(toView);
}

function toView(report: Report): readonly ReportView[] {
  const parsed = reportSchema.safeParse(report.fields);
  if (!parsed.success) return [];
  const annotations = [...report.annotations.values()].flatMap(({ fields }) => {
    const annotation = annotationSchema.safeParse(fields);
    return annotation.success ? [annotation.data] : [];
  });
  return [{ ...parsed.data, id: report.externalId, annotations }];
}
