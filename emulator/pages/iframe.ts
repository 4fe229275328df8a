import type { ShownModule } from '../connect';
import { html, type Html } from './html';

/** A page of an app, framed. `host.js` answers its messages. */
export function renderIframe(module: ShownModule, look: 'panel' | 'page'): Html {
  return html`<iframe
    class="app app-${look}"
    src="${module.src}"
    title="${module.title} by ${module.appName}"
    data-app="${module.appKey}"
    data-module="${module.moduleKey}"
    sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
  ></iframe>`;
}
