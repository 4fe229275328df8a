import { createHash, createHmac, createSecretKey, randomUUID } from 'node:crypto';

export interface Delivery {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A webhook of an open pull request, about as large as recorded ones are without white space (6 kB). */
function body(number: number): object {
  const account = (name: string): object => ({
    type: 'user',
    uuid: `{${name}-6b47f1dc-23a0-4b99-9964-d13e665f5d8e}`,
    account_id: `557058:${name}`,
    nickname: name,
    display_name: name,
    links: {
      self: { href: `https://api.bitbucket.org/2.0/users/%7B${name}%7D` },
      html: { href: `https://bitbucket.org/%7B${name}%7D/` },
      avatar: { href: `https://avatar.example/${name}.png` },
    },
  });
  const repository = {
    type: 'repository',
    uuid: '{1f2e3d4c-0000-4000-8000-123456789abc}',
    full_name: 'acme/shop',
    name: 'shop',
    workspace: { type: 'workspace', slug: 'acme', uuid: '{7f0c0000-0000-4000-8000-123456789abc}', name: 'Acme' },
    links: { self: { href: 'https://api.bitbucket.org/2.0/repositories/acme/shop' } },
  };
  const end = (branch: string, hash: string): object => ({
    branch: { name: branch },
    commit: {
      type: 'commit',
      hash,
      links: { self: { href: `https://api.bitbucket.org/2.0/repositories/acme/shop/commit/${hash}` } },
    },
    repository,
  });
  const text = 'A description of what this change does and why, as people write them.\r\n'.repeat(8);
  const hash = createHash('sha1').update(String(number)).digest('hex').slice(0, 12);
  return {
    repository,
    actor: account('jane'),
    pullrequest: {
      type: 'pullrequest',
      id: number,
      title: `Change ${number}`,
      description: text,
      summary: { raw: text, markup: 'markdown', html: `<p>${text}</p>` },
      state: 'OPEN',
      draft: false,
      author: account('jane'),
      reviewers: ['ann', 'bob', 'cem'].map(account),
      participants: ['ann', 'bob', 'cem'].map((name) => ({
        type: 'participant',
        user: account(name),
        role: 'REVIEWER',
        approved: false,
      })),
      source: end('feature/x', hash),
      destination: end('main', '6f5e4d3c2b1a'),
      links: { html: { href: `https://bitbucket.org/acme/shop/pull-requests/${number}` } },
    },
  };
}

/** `count` different deliveries for a plain webhook with a secret; signed beforehand, so that the load costs little while it runs. */
export function signedDeliveries(count: number, secret: string): Delivery[] {
  return Array.from({ length: count }, (_, index) => {
    const text = JSON.stringify(body(1 + (index % 500)));
    const signature = createHmac('sha256', secret).update(text).digest('hex');
    return {
      path: '/api/webhooks/bitbucket',
      body: text,
      headers: {
        'content-type': 'application/json',
        'x-event-key': 'pullrequest:updated',
        'x-request-uuid': randomUUID(),
        'x-hub-signature': `sha256=${signature}`,
      },
    };
  });
}

/** The same for an app's webhook: the body wrapped, a token in place of the signature. */
export function tokenDeliveries(count: number, clientKey: string, secret: string): Delivery[] {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const qsh = createHash('sha256').update('POST&/webhook&').digest('hex');
  const now = Math.floor(Date.now() / 1000);
  const claims = encode({ iss: clientKey, aud: clientKey, iat: now, exp: now + 3_600, qsh });
  const signed = `${encode({ typ: 'JWT', alg: 'HS256' })}.${claims}`;
  const signature = createHmac('sha256', createSecretKey(secret, 'utf8')).update(signed).digest('base64url');
  return Array.from({ length: count }, (_, index) => ({
    path: '/webhook',
    body: JSON.stringify({ event: 'pullrequest:updated', data: body(1 + (index % 500)) }),
    headers: { 'content-type': 'application/json', authorization: `JWT ${signed}.${signature}` },
  }));
}
