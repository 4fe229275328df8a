import './theme.css';
import './page.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PageBoot } from '../../../src/web/api/contract';
import { httpTransport, openSession, Problem, readBoot, type Session } from '../api';
import { type Host, joinHost } from '../host';
import { HostContext } from './host-context';
import { ProblemMessage } from './problem-message';

export interface Page {
  readonly boot: PageBoot;
  readonly session: Session;
  readonly host: Host;
}

/** Starts a page: joins the host, opens the session, and renders `content` into the page's frame. */
export function startPage(content: (page: Page) => ReactNode): void {
  const frame = document.getElementById('loom');
  if (!frame) throw new Error('The page has no element #loom.');
  const boot = readBoot(document);
  const host = joinHost(window, frame, boot?.hostScript ?? null);
  const root = createRoot(frame);
  if (!boot) {
    const problem = new Problem(
      'refused',
      'This page is not complete.',
      'Open it from Bitbucket, or from the address of your Loom server.',
    );
    root.render(
      <main className="loom">
        <h1 className="loom-title">Loom</h1>
        <ProblemMessage problem={problem} />
      </main>,
    );
    return;
  }
  const session = openSession(httpTransport(boot.basePath), boot.session);
  root.render(<HostContext value={host}>{content({ boot, session, host })}</HostContext>);
}
