import { DescriptorError } from './descriptor';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1024 * 1024;

/** Loads an app's descriptor as it is served, without reading it. */
export async function fetchDescriptor(address: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await load(address);
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return { ...document };
  } catch {
    // Told below, like any other document that is no object.
  }
  throw new DescriptorError([`${address} is not a JSON object`]);
}

async function load(address: string): Promise<string> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new DescriptorError([`${address} answered ${response.status}`]);
    const text = await response.text();
    if (text.length > MOST_BYTES) throw new DescriptorError([`${address} is too large`]);
    return text;
  } catch (error) {
    if (error instanceof DescriptorError) throw error;
    throw new DescriptorError([`${address} cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
