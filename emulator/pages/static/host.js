/* global window, document, fetch, HTMLElement, URL, URLSearchParams */
// The other half of all.js: answers the framed apps of this page.
(function () {
  'use strict';
  const TALLEST = 20000;
  const agreed = new Set();
  let dialogOpener = null;

  function frameOf(source) {
    return [...document.querySelectorAll('iframe[data-app]')].find((frame) => frame.contentWindow === source);
  }

  /** Only to the app's own origin: a frame that went elsewhere hears nothing. */
  function say(frame, message) {
    frame.contentWindow?.postMessage({ connect: 1, ...message }, new URL(frame.src).origin);
  }

  function answer(frame, id, ok, values) {
    say(frame, { verb: 'answer', id, ok, values });
  }

  const verbs = {
    ready: (frame) => frame.setAttribute('data-ready', ''),

    resize(frame, { width, height }) {
      frame.style.height = size(height);
      if (frame.classList.contains('app-dialog')) return;
      frame.style.width = width === '100%' ? '' : size(width);
    },

    'size-to-parent'(frame) {
      frame.style.width = '';
      frame.style.height = `${Math.max(200, window.innerHeight - frame.getBoundingClientRect().top)}px`;
    },

    location: (frame, { id }) => answer(frame, id, true, [window.location.href]),

    user: (frame, { id }) => {
      const person = document.querySelector('#person');
      answer(frame, id, true, [{ id: person?.value ?? null }]);
    },

    emit(frame, { name, values }) {
      for (const other of document.querySelectorAll(`iframe[data-app="${window.CSS.escape(frame.dataset.app)}"]`)) {
        say(other, { verb: 'event', name: String(name), values });
      }
    },

    async request(frame, { id, request }) {
      if (!(await consented(frame))) {
        answer(frame, id, false, ['The person did not agree.', 403]);
        return;
      }
      const response = await fetch('/_pages/request', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...request, app: frame.dataset.app, page: window.location.pathname }),
      });
      answer(frame, id, response.ok, [await response.text(), response.status]);
    },

    message(frame, { kind, title, body }) {
      const box = document.createElement('div');
      box.className = `flag flag-${/^[a-z]+$/.test(kind) ? kind : 'generic'}`;
      box.setAttribute('role', kind === 'error' ? 'alert' : 'status');
      const strong = document.createElement('strong');
      strong.textContent = title;
      const close = document.createElement('button');
      close.className = 'link';
      close.textContent = 'Dismiss';
      close.addEventListener('click', () => box.remove());
      box.append(strong, ` ${body} `, close);
      flags().append(box);
    },

    async dialog(frame, { options }) {
      const query = new URLSearchParams({
        app: frame.dataset.app,
        module: String(options?.key ?? ''),
        page: window.location.pathname,
      });
      const response = await fetch(`/_pages/module?${query}`);
      if (!response.ok) return;
      const { src, title } = await response.json();
      openDialog(frame, { src, title: String(options.header ?? title), width: options.size ?? options.width });
    },

    'dialog-close'(_frame, { data }) {
      closeDialog(data);
    },
  };

  function size(value) {
    const number = parseFloat(value);
    if (!Number.isFinite(number)) return '';
    return String(value).endsWith('%') ? `${Math.min(100, number)}%` : `${Math.min(TALLEST, Math.max(0, number))}px`;
  }

  function flags() {
    let box = document.querySelector('.flags');
    if (box === null) {
      box = document.createElement('div');
      box.className = 'flags';
      document.body.append(box);
    }
    return box;
  }

  /** Asks once for each app and page load whether it may act as the person. */
  function consented(frame) {
    if (agreed.has(frame.dataset.app)) return Promise.resolve(true);
    const dialog = makeDialog(`Let ${frame.title} act for you?`);
    const text = document.createElement('p');
    text.textContent = 'The app asks to read and change data on Bitbucket as you.';
    const allow = document.createElement('button');
    allow.className = 'primary';
    allow.textContent = 'Allow access';
    const deny = document.createElement('button');
    deny.className = 'subtle';
    deny.textContent = 'Cancel';
    dialog.append(text, allow, ' ', deny);
    return new Promise((resolve) => {
      allow.addEventListener('click', () => {
        agreed.add(frame.dataset.app);
        dialog.close();
      });
      deny.addEventListener('click', () => dialog.close());
      dialog.addEventListener('close', () => {
        dialog.remove();
        resolve(agreed.has(frame.dataset.app));
      });
      dialog.showModal();
    });
  }

  function makeDialog(title) {
    const dialog = document.createElement('dialog');
    const heading = document.createElement('h2');
    heading.id = `dialog-${document.querySelectorAll('dialog').length}`;
    heading.textContent = title;
    dialog.setAttribute('aria-labelledby', heading.id);
    dialog.append(heading);
    document.body.append(dialog);
    return dialog;
  }

  function openDialog(opener, { src, title, width }) {
    closeDialog(null);
    dialogOpener = opener;
    const dialog = makeDialog(title);
    dialog.id = 'app-dialog';
    dialog.dataset.size = String(width ?? 'medium');
    const frame = document.createElement('iframe');
    frame.className = 'app app-dialog';
    frame.src = src;
    frame.title = title;
    frame.dataset.app = opener.dataset.app;
    frame.setAttribute('sandbox', opener.getAttribute('sandbox'));
    dialog.append(frame);
    dialog.addEventListener('close', () => closeDialog(null));
    dialog.showModal();
  }

  function closeDialog(data) {
    const dialog = document.querySelector('#app-dialog');
    if (dialog === null) return;
    dialog.remove();
    if (dialogOpener !== null) say(dialogOpener, { verb: 'event', name: 'dialog.close', values: [data] });
    dialogOpener = null;
  }

  window.addEventListener('message', (event) => {
    const frame = frameOf(event.source);
    if (!(frame instanceof HTMLElement) || event.origin !== new URL(frame.src).origin) return;
    const message = event.data;
    if (typeof message !== 'object' || message === null || message.connect !== 1) return;
    if (Object.hasOwn(verbs, message.verb)) void verbs[message.verb](frame, message);
  });
})();
