import { z } from 'zod';

const LONGEST = 450;
const LONGEST_TEXT = 2_000;
const MOST_DATA = 6;

const link = z.url({ protocol: /^https?$/ }).nullish();
const entry = z.object({
  title: z.string().min(1).max(LONGEST),
  type: z.enum(['BOOLEAN', 'DATE', 'DURATION', 'LINK', 'NUMBER', 'PERCENTAGE', 'TEXT']).nullish(),
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.object({ linktext: z.string().optional(), href: z.string() }),
  ]),
});

/** A report as its writer sends it. */
export const reportBody = z.object({
  title: z.string().min(1, 'A title is required.').max(LONGEST),
  details: z.string().max(LONGEST_TEXT).nullish(),
  result: z.enum(['PASS', 'FAIL']).nullish(),
  reporter: z.string().max(LONGEST).nullish(),
  link,
  logoUrl: link,
  createdDate: z.number().nullish(),
  data: z.array(entry).max(MOST_DATA, `A report has at most ${MOST_DATA} data entries.`),
});

export const annotationBody = z.object({
  externalId: z.string().max(LONGEST).nullish(),
  path: z.string().nullish(),
  line: z.number().int().min(0).nullish(),
  message: z.string().min(1, 'A message is required.').max(LONGEST_TEXT),
  severity: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  type: z.enum(['BUG', 'CODE_SMELL', 'VULNERABILITY']).nullish(),
  link,
});

export const annotationsBody = z.object({ annotations: z.array(annotationBody).min(1) });
