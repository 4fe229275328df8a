import { loadHostScript } from './bridge';
import { fitFrame } from './fit';
import { followTheme } from './theme';

/** The page around ours; `origin` is null outside of a frame of the host. */
export interface Host {
  readonly origin: string | null;
}

/** Joins the page to its host. Without one it works all the same. */
export function joinHost(window: Window, content: Element, hostScript: string | null): Host {
  const origin = originOf(hostScript);
  followTheme(window, origin);
  if (hostScript !== null && origin !== null)
    void loadHostScript(window.document, hostScript).then((loaded) => {
      if (loaded) fitFrame(window, content);
    });
  return { origin };
}

function originOf(address: string | null): string | null {
  try {
    return address === null ? null : new URL(address).origin;
  } catch {
    return null;
  }
}
