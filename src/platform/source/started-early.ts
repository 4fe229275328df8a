/** A stream that is already under way when its reader comes. */
export interface EarlyStream {
  /** The stream from its start; null when it was handed out before. */
  take(): AsyncIterable<Uint8Array> | null;
  /** Gives up what nobody took. */
  discard(): Promise<void>;
}

/** Starts a stream before anybody reads it: what produces it works in the meantime, as far as its pipe holds. */
export function startedEarly(stream: AsyncGenerator<Uint8Array>): EarlyStream {
  const first = stream.next();
  // Whoever reads hears of a failure; when nobody does, it is nobody's.
  first.catch(() => undefined);
  let taken = false;

  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (let chunk = await first; !chunk.done; chunk = await stream.next()) yield chunk.value;
    } finally {
      await stream.return(undefined);
    }
  }

  return {
    take() {
      if (taken) return null;
      taken = true;
      return read();
    },
    async discard() {
      if (taken) return;
      taken = true;
      await first.catch(() => undefined);
      await stream.return(undefined).catch(() => undefined);
    },
  };
}
