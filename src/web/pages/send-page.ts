import type { Response } from 'express';
import { frontendPolicy, setPageHeaders } from '../answers';
import type { PageSession, PageSessions } from '../session';
import { renderPage } from './page-file';

export interface SendPageOptions {
  readonly sessions: PageSessions;
  readonly frontendFolder: string;
  readonly basePath: string;
  /** Public address of the host's pages. */
  readonly webUrl: string;
}

export interface PageSetting {
  /** Shown inside the host's page, with the host's script. */
  readonly framed: boolean;
  /** Address of the repository's settings, where the host has no place of its own for them; below the base path. */
  readonly settingsPath?: string;
}

/** Answers a page with a session of its own. */
export async function sendPage(
  res: Response,
  page: Omit<PageSession, 'since'>,
  { framed, settingsPath }: PageSetting,
  options: SendPageOptions,
): Promise<void> {
  const { sessions, frontendFolder, basePath, webUrl } = options;
  const frame = framed ? new URL(webUrl).origin : null;
  const text = await renderPage(frontendFolder, {
    page: page.page,
    session: sessions.issue(page).token,
    basePath,
    hostScript: framed ? `${webUrl}/atlassian-connect/all.js` : null,
    settingsUrl: settingsPath === undefined ? null : basePath + settingsPath,
  });
  setPageHeaders(res, frontendPolicy(frame), frame);
  res.type('html').send(text);
}
