import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const TEMPLATE = z.looseObject({
  key: z.string(),
  baseUrl: z.string(),
  scopes: z.array(z.string()),
  links: z.record(z.string(), z.string()),
});

export type Descriptor = Readonly<z.infer<typeof TEMPLATE>>;

export interface DescriptorOptions {
  readonly appFolder: string;
  readonly appKey: string;
  readonly baseUrl: string;
  readonly forgeAppLink: string | null;
  /** Whether Loom may approve and request changes, which needs a wider scope. */
  readonly votes: boolean;
}

/** The app descriptor: the template in `atlassian-connect.json` with this server's names filled in. */
export function readDescriptor(options: DescriptorOptions): Descriptor {
  const text = readFileSync(join(options.appFolder, 'atlassian-connect.json'), 'utf8');
  const filled: unknown = JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string'
      ? value.replaceAll('{{localBaseUrl}}', () => options.baseUrl).replaceAll('{{appKey}}', () => options.appKey)
      : value,
  );
  const descriptor = TEMPLATE.parse(filled);
  const scopes = options.votes ? [...descriptor.scopes, 'pullrequest:write'] : descriptor.scopes;
  const forge = options.forgeAppLink === null ? {} : { forgeAppLink: options.forgeAppLink };
  return { ...descriptor, scopes, ...forge };
}
