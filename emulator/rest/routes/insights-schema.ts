import { z } from 'zod';

const entry = z.object({
  title: z.string(),
  type: z.enum(['BOOLEAN', 'DATE', 'DURATION', 'LINK', 'NUMBER', 'PERCENTAGE', 'TEXT']).nullish(),
  value: z.unknown(),
});

/** A report as its writer sends it. Fields that are not listed are dropped. */
export const reportBody = z
  .object({
    title: z.string().min(1).max(255),
    details: z.string().min(1).max(2_000),
    report_type: z.enum(['SECURITY', 'COVERAGE', 'TEST', 'BUG']),
    reporter: z.string().nullish(),
    link: z.url().nullish(),
    logo_url: z.url().nullish(),
    remote_link_enabled: z.boolean().nullish(),
    result: z.enum(['PASSED', 'FAILED', 'PENDING', 'SKIPPED', 'IGNORED']).nullish(),
    data: z.array(entry).max(10, 'A report has at most 10 data entries.').nullish(),
  })
  .transform(withoutNothing);

const annotation = {
  annotation_type: z.enum(['VULNERABILITY', 'CODE_SMELL', 'BUG']),
  summary: z.string().min(1).max(450),
  title: z.string().nullish(),
  details: z.string().max(2_000).nullish(),
  result: z.enum(['PASSED', 'FAILED', 'SKIPPED', 'IGNORED']).nullish(),
  severity: z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']).nullish(),
  path: z.string().nullish(),
  line: z.number().int().min(1).nullish(),
  link: z.url().nullish(),
};

export const annotationBody = z.object(annotation).transform(withoutNothing);

export const annotationsBody = z
  .array(z.object({ external_id: z.string().min(1), ...annotation }).transform(withoutNothing))
  .min(1, 'Bulk upload needs at least one annotation.')
  .max(100, 'Bulk upload supports a maximum of 100 annotations.');

/** What was sent as null was not sent. */
function withoutNothing<Body extends object>(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined)) as Body;
}
