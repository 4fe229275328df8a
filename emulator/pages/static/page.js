/* global window, document, fetch, FormData, URLSearchParams, location, CSS, setInterval */
// Keeps a page of the host fresh: parts that changed are loaded again, the frames of apps stay as they are.
(function () {
  'use strict';
  const EVERY_MS = 2000;
  let busy = false;

  const live = document.querySelector('[data-live]');

  async function refresh() {
    if (live === null || busy || document.hidden) return;
    busy = true;
    try {
      const response = await fetch(live.dataset.live);
      if (!response.ok) return;
      for (const [name, digest] of Object.entries(await response.json())) await refreshRegion(name, digest);
    } catch {
      // The host is away for a moment; the next round tries again.
    } finally {
      busy = false;
    }
  }

  async function refreshRegion(name, digest) {
    const region = document.querySelector(`[data-region="${CSS.escape(name)}"]`);
    if (region === null || region.dataset.digest === digest || isBeingWritten(region)) return;
    const response = await fetch(`${live.dataset.live}/${encodeURIComponent(name)}`);
    if (!response.ok) return;
    const fresh = new window.DOMParser().parseFromString(await response.text(), 'text/html').body.firstElementChild;
    if (fresh === null) return;
    replaceChildren(region, fresh);
    region.dataset.digest = fresh.dataset.digest;
    tellTimes(region);
  }

  /** Children of the same id and digest stay; so do folds that somebody opened or closed. */
  function replaceChildren(region, fresh) {
    const folds = new Map([...region.querySelectorAll('details[data-keep]')].map((fold) => [fold.id, fold.open]));
    const known = new Map([...region.children].filter(({ id }) => id !== '').map((child) => [child.id, child]));
    const next = [...fresh.childNodes].map((child) => {
      const before = known.get(child.id);
      return before !== undefined &&
        before.dataset.digest !== undefined &&
        before.dataset.digest === child.dataset.digest
        ? before
        : child;
    });
    region.replaceChildren(...next);
    for (const fold of region.querySelectorAll('details[data-keep]')) {
      if (folds.has(fold.id)) fold.open = folds.get(fold.id);
    }
  }

  function isBeingWritten(region) {
    if (region.contains(document.activeElement) && document.activeElement?.matches('textarea, input')) return true;
    return [...region.querySelectorAll('textarea')].some((box) => box.value !== box.defaultValue);
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('form[data-action]')) return;
    event.preventDefault();
    void send(form);
  });

  async function send(form) {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    if (response.type !== 'opaqueredirect' && !response.ok) {
      showError(form, await response.text());
      return;
    }
    form.reset();
    document.activeElement?.blur();
    if (form.closest('tr.write-row') !== null) form.closest('tr.write-row').remove();
    await refresh();
  }

  function showError(form, text) {
    let box = form.querySelector('.form-error');
    if (box === null) {
      box = document.createElement('p');
      box.className = 'form-error';
      box.setAttribute('role', 'alert');
      form.append(box);
    }
    box.textContent = text;
  }

  document.addEventListener('change', (event) => {
    if (event.target.matches('select[data-submit]')) event.target.form.requestSubmit();
  });

  document.addEventListener('click', (event) => {
    const add = event.target.closest('button.add');
    if (add !== null) writeBelow(add);
    if (event.target.closest('[data-cancel]') !== null) event.target.closest('tr.write-row')?.remove();
  });

  /** Opens a box below the line whose button was pressed. */
  function writeBelow(button) {
    document.querySelector('tr.write-row')?.remove();
    const form = document.querySelector('#line-comment').content.cloneNode(true);
    const [side, line] = [button.dataset.line.charAt(0), button.dataset.line.slice(1)];
    form.querySelector('[name=path]').value = button.closest('[data-path]').dataset.path;
    form.querySelector(side === 'T' ? '[name=to]' : '[name=from]').value = line;
    const row = document.createElement('tr');
    row.className = 'notes write-row';
    const cell = row.insertCell();
    cell.colSpan = 3;
    cell.append(form);
    button.closest('tr').after(row);
    row.querySelector('textarea').focus();
  }

  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const UNITS = [
    ['day', 86400],
    ['hour', 3600],
    ['minute', 60],
  ];

  function tellTimes(root) {
    for (const time of root.querySelectorAll('time')) {
      const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
      const [unit, length] = UNITS.find(([, least]) => seconds >= least) ?? ['second', 1];
      time.textContent = seconds < 60 ? 'just now' : relative.format(-Math.floor(seconds / length), unit);
    }
  }

  /** Opens what hides the target of the address. */
  function showTarget() {
    const id = location.hash.slice(1);
    const target = id === '' ? null : (document.getElementById(id) ?? document.getElementById(decodeURIComponent(id)));
    for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    target?.scrollIntoView({ block: 'center' });
  }

  tellTimes(document);
  setInterval(() => tellTimes(document), 30000);
  if (live !== null) setInterval(refresh, EVERY_MS);
  window.addEventListener('hashchange', showTarget);
  showTarget();
})();
