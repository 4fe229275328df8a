/** What an `index` line says. */
export interface IndexLine {
  readonly oldBlob: string;
  readonly newBlob: string;
  /** The mode of both sides, when it did not change. */
  readonly mode: string | null;
}

const INDEX = /^index ([0-9a-f]{1,64})\.\.([0-9a-f]{1,64})(?: ([0-7]{6}))?\s*$/;

/** Reads the line that gives the blob ids; null when it is not as git writes it. */
export function readIndexLine(text: string): IndexLine | null {
  const match = INDEX.exec(text);
  return match && { oldBlob: match[1]!, newBlob: match[2]!, mode: match[3] ?? null };
}
