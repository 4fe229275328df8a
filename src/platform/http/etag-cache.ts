export interface CachedAnswer {
  readonly etag: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers with their ETags, the least recently used dropped first. Keys name the identity: rights differ. */
export interface EtagCache {
  get(identity: string, url: string): CachedAnswer | null;
  put(identity: string, url: string, answer: CachedAnswer): void;
}

export interface EtagCacheLimits {
  readonly entries: number;
  readonly bytes: number;
}

export function createEtagCache(limits: EtagCacheLimits): EtagCache {
  const answers = new Map<string, CachedAnswer>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= answers.get(key)?.bytes.length ?? 0;
    answers.delete(key);
  }

  return {
    get(identity, url) {
      const key = keyOf(identity, url);
      const answer = answers.get(key);
      if (!answer) return null;
      // A map keeps the order of insertion: the last one used goes to its end.
      answers.delete(key);
      answers.set(key, answer);
      return answer;
    },
    put(identity, url, answer) {
      // One large answer must not push out all the others.
      if (answer.bytes.length > limits.bytes / 8) return;
      const key = keyOf(identity, url);
      drop(key);
      answers.set(key, answer);
      bytes += answer.bytes.length;
      for (const oldest of answers.keys()) {
        if (answers.size <= limits.entries && bytes <= limits.bytes) break;
        drop(oldest);
      }
    },
  };
}

function keyOf(identity: string, url: string): string {
  return JSON.stringify([identity, url]);
}
