/* global window, document, ResizeObserver, requestAnimationFrame, URL */
// The script that an app's page loads from the host: `AP`, spoken over messages with the page around the iframe.
(function () {
  'use strict';
  if (window.AP !== undefined || window.parent === window) return;

  const hostOrigin = new URL(document.currentScript.src).origin;
  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;

  function tell(verb, body) {
    window.parent.postMessage({ connect: 1, verb, ...body }, hostOrigin);
  }

  function ask(verb, body, done, failed) {
    const id = ++lastId;
    waiting.set(id, { done, failed });
    tell(verb, { ...body, id });
  }

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== hostOrigin) return;
    const message = event.data;
    if (typeof message !== 'object' || message === null || message.connect !== 1) return;
    if (message.verb === 'answer') {
      const waiter = waiting.get(message.id);
      waiting.delete(message.id);
      const callback = message.ok ? waiter?.done : waiter?.failed;
      callback?.(...message.values);
    }
    if (message.verb === 'event') emitHere(message.name, message.values);
  });

  function emitHere(name, values) {
    for (const listener of listeners.get(name) ?? []) listener(...values);
  }

  function resize(width, height) {
    tell('resize', { width: width ?? '100%', height: height ?? contentHeight() });
  }

  function contentHeight() {
    const content = document.querySelector('.ac-content');
    if (content === null) return document.documentElement.scrollHeight;
    const around = [document.body, content].flatMap((element) => {
      const { marginTop, marginBottom } = window.getComputedStyle(element);
      return [parseFloat(marginTop), parseFloat(marginBottom)];
    });
    return Math.ceil(around.reduce((sum, margin) => sum + margin, content.getBoundingClientRect().height));
  }

  const env = {
    resize,
    sizeToParent: () => tell('size-to-parent', {}),
    getLocation: (callback) => ask('location', {}, callback),
    getUser: (callback) => ask('user', {}, callback),
  };

  /** A 2.0 path as the person who looks, once they agreed. */
  function request(addressOrOptions, more) {
    const options = typeof addressOrOptions === 'string' ? { ...more, url: addressOrOptions } : addressOrOptions;
    const { url, type = 'GET', data, contentType, headers, responseType } = options;
    const body = data === undefined || typeof data === 'string' ? data : JSON.stringify(data);
    const sent = { url, type, data: body, contentType, headers };
    const done = (text, status) => {
      options.success?.(responseType === 'text' ? text : parsed(text), status);
    };
    const failed = (text, status) => {
      options.error?.({ responseText: text, status }, status);
    };
    ask('request', { request: sent }, done, failed);
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }

  const events = {
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    off(name, listener) {
      listeners.set(
        name,
        (listeners.get(name) ?? []).filter((known) => known !== listener),
      );
    },
    once(name, listener) {
      const once = (...values) => {
        events.off(name, once);
        listener(...values);
      };
      events.on(name, once);
    },
    emit: (name, ...values) => tell('emit', { name, values: JSON.parse(JSON.stringify(values)) }),
  };

  const dialog = {
    create(options) {
      tell('dialog', { options: JSON.parse(JSON.stringify(options)) });
      return { on: (name, listener) => events.on(`dialog.${name}`, listener) };
    },
    close: (data) => tell('dialog-close', { data: data === undefined ? null : JSON.parse(JSON.stringify(data)) }),
  };

  const messages = Object.fromEntries(
    ['generic', 'error', 'warning', 'success', 'info', 'hint'].map((kind) => [
      kind,
      (title, body) => tell('message', { kind, title: String(title), body: String(body ?? '') }),
    ]),
  );

  const modules = { env, request, events, dialog, messages };

  window.AP = {
    ...modules,
    resize,
    sizeToParent: env.sizeToParent,
    require(names, callback) {
      const wanted = Array.isArray(names) ? names : [names];
      callback(...wanted.map((name) => modules[name]));
    },
  };

  /** A marked content keeps its height by itself; any other page is measured once. */
  function start() {
    const content = document.querySelector('.ac-content');
    if (content === null) resize();
    else {
      // Otherwise margins of the last paragraph stick out and are not measured.
      content.style.display = 'flow-root';
      new ResizeObserver(() => requestAnimationFrame(() => resize())).observe(content);
    }
    tell('ready', {});
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
