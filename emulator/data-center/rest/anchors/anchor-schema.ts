import { z } from 'zod';

/** Requests have the path as text; answers of old clients that are sent back have it in parts. */
const path = z.union([
  z.string(),
  z.object({ components: z.array(z.string()) }).transform(({ components }) => components.join('/')),
]);
const lineType = z.enum(['ADDED', 'REMOVED', 'CONTEXT']);

/** Where a comment is to hang. Members that are not listed are swallowed. */
export const anchorSchema = z.object({
  path,
  srcPath: path.nullish(),
  line: z.number().int().nullish(),
  lineType: lineType.nullish(),
  fileType: z.enum(['FROM', 'TO']).nullish(),
  diffType: z.enum(['EFFECTIVE', 'RANGE', 'COMMIT']).nullish(),
  fromHash: z.string().nullish(),
  toHash: z.string().nullish(),
  multilineMarker: z.object({ startLine: z.number().int(), startLineType: lineType }).nullish(),
});

export type AskedAnchor = z.infer<typeof anchorSchema>;
