/** What of the host's script Loom uses. Hosts differ in what they offer, so everything may be absent. */
interface HostScript {
  readonly resize?: (width: string, height: string) => void;
  readonly require?: (modules: string | readonly string[], use: (module: HostEnvironment | undefined) => void) => void;
}

interface HostEnvironment {
  readonly resize?: (width: string, height: string) => void;
}

declare global {
  interface Window {
    readonly AP?: HostScript;
  }
}

/** Loads the host's script, which connects the frame to the page around it. False: the page works without. */
export function loadHostScript(page: Document, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const script = page.createElement('script');
    script.src = address;
    script.async = true;
    script.addEventListener('load', () => resolve(true));
    script.addEventListener('error', () => resolve(false));
    page.head.append(script);
  });
}

/** Asks the host for a frame as high as the content. */
export function resizeFrame(window: Window, height: number): void {
  const host = window.AP;
  const size = `${Math.ceil(height)}px`;
  if (host?.resize) host.resize('100%', size);
  else host?.require?.('env', (environment) => environment?.resize?.('100%', size));
}
