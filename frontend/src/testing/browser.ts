import '@testing-library/jest-dom';
import axe from 'axe-core';

/** Gives jsdom what browsers have: media queries and an observer of sizes. Returns the hand that changes the answers. */
export function fakeBrowser(matches: readonly string[] = []) {
  const listeners = new Set<() => void>();
  let matching = matches;
  const sizes: (() => void)[] = [];
  window.matchMedia = (media) =>
    ({
      media,
      get matches() {
        return matching.includes(media);
      },
      addEventListener: (_type: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_type: string, listener: () => void) => listeners.delete(listener),
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class implements ResizeObserver {
    constructor(onResize: ResizeObserverCallback) {
      sizes.push(() => onResize([], this));
    }
    observe(): void {
      sizes.forEach((size) => size());
    }
    unobserve(): void {
      sizes.length = 0;
    }
    disconnect(): void {
      sizes.length = 0;
    }
  };
  return {
    media(next: readonly string[]): void {
      matching = next;
      listeners.forEach((listener) => listener());
    },
    resized(): void {
      sizes.forEach((size) => size());
    },
  };
}

/** Names of the accessibility rules that the page breaks. jsdom has no layout, so contrast is looked at in a real browser. */
export async function accessibilityFaults(): Promise<readonly string[]> {
  const result = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return result.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`);
}
