import { resizeFrame } from './bridge';

/** Keeps the host's frame as high as the content, from now on. Ends with the function that it returns. */
export function fitFrame(window: Window, content: Element): () => void {
  let asked = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    // Asking again for the height we have could make a host that rounds differently grow the frame for ever.
    if (height === 0 || Math.abs(height - asked) < 2) return;
    asked = height;
    resizeFrame(window, height);
  });
  observer.observe(content);
  return () => observer.disconnect();
}
