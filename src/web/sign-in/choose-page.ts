import { markup, Markup, plainPage } from '../answers';
import type { SignInSite } from '../sites';

/** Asks with which Bitbucket to sign in, where there are several. */
export function choosePage(sites: readonly SignInSite[], basePath: string, returnTo: string): string {
  const links = sites.map(({ name, title }) => {
    const query = new URLSearchParams({ site: name, return: returnTo });
    return markup`<li><a href="${`${basePath}/api/auth/bitbucket?${query.toString()}`}">${title}</a></li>`.text;
  });
  const body = markup`<h1>Sign in</h1>
    <p>Where is the repository?</p>
    <ul>
      ${new Markup(links.join(''))}
    </ul>`;
  return plainPage('Sign in', body);
}
