import type { Account } from '../world';
import { avatar } from './avatar';
import { type Fragment, html, type Html } from './html';
import type { Theme } from './theme';

/** Somebody whom the viewer may become, with what they may do here. */
export interface Candidate {
  readonly account: Account;
  readonly role: string;
}

export interface Frame {
  readonly title: string;
  readonly theme: Theme;
  readonly viewer: Account | null;
  readonly candidates: readonly Candidate[];
  /** Path and query of the page, to come back to. */
  readonly here: string;
  /** Links of the column on the left. */
  readonly navigation?: readonly NavigationLink[];
}

export interface NavigationLink {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
}

/** A whole page of the host around its content. `host.js` comes before the first frame: what a fast app says would be lost. */
export function renderLayout(frame: Frame, content: Html): string {
  return html`<!doctype html>
    <html lang="en" data-color-mode="${frame.theme}" data-theme="light:light dark:dark">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${frame.title} — Bitbucket</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/_pages/static/page.css" />
        <script src="/_pages/static/page.js" defer></script>
        <script src="/_pages/static/host.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <a class="brand" href="/"><span class="brand-mark" aria-hidden="true"></span>Bitbucket</a>
          <div class="top-tools">${themeSwitch(frame)} ${frame.candidates.length > 0 && personSwitch(frame)}</div>
        </header>
        <div class="${frame.navigation === undefined ? 'frame' : 'frame with-side'}">
          ${navigation(frame.navigation)}
          <main id="main" aria-label="${frame.title}">${content}</main>
        </div>
      </body>
    </html>`.markup;
}

function navigation(links: readonly NavigationLink[] | undefined): Fragment {
  if (links === undefined) return null;
  return html`<nav class="side" aria-label="Repository">
    <ul>
      ${links.map(
        ({ label, href, current }) =>
          html`<li><a href="${href}" ${current === true && html`aria-current="page"`}>${label}</a></li>`,
      )}
    </ul>
  </nav>`;
}

/** Which of the two is shown, the style sheet decides: what the system prefers is known to the browser alone. */
function themeSwitch({ here }: Frame): Html {
  return html`<form method="post" action="/_pages/theme">
    <input type="hidden" name="back" value="${here}" />
    <button class="subtle to-dark" name="theme" value="dark">Dark theme</button>
    <button class="subtle to-light" name="theme" value="light">Light theme</button>
  </form>`;
}

function personSwitch({ viewer, candidates, here }: Frame): Html {
  return html`<form method="post" action="/_pages/person" class="person">
    ${viewer !== null && avatar(viewer)}
    <label for="person" class="hidden">Signed in as</label>
    <select id="person" name="person" data-submit>
      ${candidates.map(
        ({ account, role }) =>
          html`<option value="${account.uuid}" ${account.uuid === viewer?.uuid && html`selected`}>
            ${account.displayName} (${role})
          </option>`,
      )}
      <option value="" ${viewer === null && html`selected`}>Not signed in</option>
    </select>
    <input type="hidden" name="back" value="${here}" />
    <noscript><button>Switch</button></noscript>
  </form>`;
}
