import { markup, type Markup, plainPage } from '../answers';
import type { Person } from '../session';

export interface StartPageFacts {
  /** Public address, for people to copy. */
  readonly baseUrl: string;
  /** Its path, for links: they work under every name of this server. */
  readonly basePath: string;
  readonly healthy: boolean;
  readonly person: Person | null;
  readonly canSignIn: boolean;
}

/** `GET /`: what this server is, whether it is well, and how to connect a workspace. */
export function startPage({ baseUrl, basePath, healthy, person, canSignIn }: StartPageFacts): string {
  const body = markup`<h1>Loom for Bitbucket</h1>
    <p>
      Loom reviews pull requests: it comments on the changed lines, writes a summary, and reports to the build status.
    </p>
    <p>${healthy ? 'This server is well.' : 'This server cannot reach its database at the moment.'}</p>
    <h2>Connect a workspace</h2>
    <dl>
      <dt>As a Connect app, where it is installed already</dt>
      <dd>Descriptor: <code>${baseUrl}/atlassian-connect.json</code></dd>
      <dt>By a webhook of a repository or a workspace</dt>
      <dd>
        Address: <code>${baseUrl}/api/webhooks/bitbucket</code>, with a secret, for the events of pull requests. The
        secret is set on the server, or made on the repository's settings page.
      </dd>
      <dt>By a webhook of Bitbucket Data Center</dt>
      <dd>Address: <code>${baseUrl}/api/webhooks/bitbucket-server</code>, with a secret that is set on the server.</dd>
    </dl>
    <h2>Sign in</h2>
    ${signIn(basePath, person, canSignIn)}`;
  return plainPage('Loom for Bitbucket', body);
}

function signIn(basePath: string, person: Person | null, canSignIn: boolean): Markup {
  if (person !== null) {
    return markup`<p>You are signed in as ${person.accountName}.</p>
      <form method="post" action="${basePath}/api/auth/sign-out"><button>Sign out</button></form>`;
  }
  return canSignIn
    ? markup`<p>
        <a href="${basePath}/api/auth/bitbucket">Sign in with Bitbucket</a> to open reviews outside of Bitbucket.
      </p>`
    : markup`<p>Signing in with Bitbucket is not set up on this server.</p>`;
}
