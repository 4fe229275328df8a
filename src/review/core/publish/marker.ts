/** What a comment is about, as its marker says it. */
export interface MarkedSubject {
  /** Fingerprint of a finding, `summary`, or the name of a reply. */
  readonly subject: string;
  /** Digest of the rule and the text it flags; null when the comment is about no text. */
  readonly digest: string | null;
}

/**
 * The identity of a comment, carried in its text as a Markdown link definition: hosts store it and show nothing. With it a lost
 * database is rebuilt from the pull request, and a comment whose answer was lost is found again.
 */
export interface Marker extends MarkedSubject {
  /** Further findings that the comment tells of. */
  readonly others: readonly MarkedSubject[];
}

const LINE =
  /^\[\/\/\]: # \(loom:v1:([a-z0-9-]{1,80}(?::[0-9a-f]{12})?(?:\+[a-z0-9-]{1,80}(?::[0-9a-f]{12})?){0,40})\)$/;

/** The last line of a comment. A blank line has to stand before it: a link definition cannot follow a paragraph directly. */
export function markerLine({ subject, digest, others = [] }: MarkedSubject & Partial<Marker>): string {
  return `[//]: # (loom:v1:${[{ subject, digest }, ...others].map(written).join('+')})`;
}

function written({ subject, digest }: MarkedSubject): string {
  return digest === null ? subject : `${subject}:${digest}`;
}

/** What the last line with text says; null when that is no marker. Hosts may trim texts and change line ends. */
export function readMarker(body: string): Marker | null {
  const trimmed = body.trimEnd();
  const match = LINE.exec(trimmed.slice(trimmed.lastIndexOf('\n') + 1).trim());
  if (!match) return null;
  const [first, ...others] = match[1]!.split('+').map((each): MarkedSubject => {
    const [subject, digest = null] = each.split(':');
    return { subject: subject!, digest };
  });
  return { ...first!, others };
}
