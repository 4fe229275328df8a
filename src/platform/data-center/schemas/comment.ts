import { z } from 'zod';
import { accountSchema } from './account';
import { pathSchema } from './path';

const line = z.number().int().nullish();

export const anchorSchema = z.object({
  path: pathSchema,
  line,
  lineType: z.string().nullish(),
  fileType: z.string().nullish(),
  multilineMarker: z.object({ startLine: line }).nullish(),
  multilineSpan: z.object({ srcSpanStart: line, srcSpanEnd: line, dstSpanStart: line, dstSpanEnd: line }).nullish(),
});
export type WireAnchor = z.infer<typeof anchorSchema>;

interface CommentShape {
  id: number;
  version: number;
  text?: string | null | undefined;
  author?: z.infer<typeof accountSchema> | null | undefined;
  severity?: string | null | undefined;
  state?: string | null | undefined;
  /** Absent where the version cannot resolve threads. */
  threadResolved?: boolean | null | undefined;
  anchor?: WireAnchor | null | undefined;
  parent?: { id: number } | null | undefined;
  /** Replies, and replies to these. */
  comments?: CommentShape[] | null | undefined;
}

/** A comment with the whole of its thread below it. */
export const commentSchema: z.ZodType<CommentShape> = z.lazy(() =>
  z.object({
    id: z.number().int().positive(),
    version: z.number().int(),
    text: z.string().nullish(),
    author: accountSchema.nullish(),
    severity: z.string().nullish(),
    state: z.string().nullish(),
    threadResolved: z.boolean().nullish(),
    anchor: anchorSchema.nullish(),
    parent: z.object({ id: z.number().int() }).nullish(),
    comments: z.array(commentSchema).nullish(),
  }),
);
export type WireComment = CommentShape;

/** Of what happened on a pull request, the comments: those of a review that was finished have another action than single ones. */
export const activitySchema = z.object({
  commentAction: z.string().nullish(),
  comment: commentSchema.nullish(),
  commentAnchor: anchorSchema.nullish(),
});
