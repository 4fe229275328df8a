import type { Answer, Request, Transport } from '../api/transport';

export interface Sent extends Request {
  readonly session: string;
}

/** A transport with answers of the test's own; keeps what was sent. An answer that is an error is thrown. */
export function fakeServer(
  answer: (request: Sent, count: number) => Partial<Answer> | Error | Promise<Partial<Answer>>,
) {
  const sent: Sent[] = [];
  const transport: Transport = async (request, session) => {
    const mine = { ...request, session };
    sent.push(mine);
    const given = await answer(mine, sent.length);
    if (given instanceof Error) throw given;
    return { status: 200, body: {}, etag: null, serverTime: null, ...given };
  };
  return { transport, sent };
}
