import { z } from 'zod';
import { KNOWN_SCOPES } from './scopes';

/** A descriptor that the host does not accept; names every reason. */
export class DescriptorError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The app's descriptor is not valid: ${problems.join('; ')}`);
    this.name = 'DescriptorError';
  }
}

const moduleName = z.object({ value: z.string().min(1) });

const pageModule = z.object({
  key: z
    .string()
    .max(128)
    .regex(/^[a-zA-Z0-9-]+$/, 'letters, digits and hyphens only'),
  name: moduleName,
  url: z.string().min(1).max(2048),
  location: z.string().max(128).optional(),
  weight: z.number().int().optional(),
  conditions: z.array(z.unknown()).optional(),
});

const webhookModule = z.object({
  event: z.string().min(1).max(64),
  url: z.string().min(1).max(2048),
});

const oneOrMore = z.union([pageModule.transform((page) => [page]), z.array(pageModule)]);

const descriptorSchema = z.object({
  key: z.string().min(1).max(255),
  name: z.string().min(1),
  description: z.string(),
  baseUrl: z.string().refine(isReachable, 'must be an https address, or an http one of this machine'),
  authentication: z.object({ type: z.literal('jwt') }),
  lifecycle: z.object({ installed: z.string().optional(), uninstalled: z.string().optional() }).default({}),
  contexts: z.array(z.enum(['account', 'personal'])).length(1),
  scopes: z.array(z.string().refine((scope) => KNOWN_SCOPES.has(scope), 'is not a known scope')).optional(),
  modules: z
    .object({
      webhooks: z.array(webhookModule).default([]),
      webPanels: z.array(pageModule).default([]),
      adminPages: z.array(pageModule).default([]),
      repoPages: z.array(pageModule).default([]),
      generalPages: z.array(pageModule).default([]),
      configurePage: oneOrMore.default([]),
      postInstallRedirect: z.object({ key: z.string(), url: z.string() }).optional(),
      oauthConsumer: z.object({ clientId: z.string(), scopes: z.array(z.string()).optional() }).optional(),
    })
    .prefault({}),
});

export type Descriptor = z.output<typeof descriptorSchema>;
export type PageModule = z.output<typeof pageModule>;

/** Reads a descriptor as the host does at an installation. Throws `DescriptorError`. */
export function parseDescriptor(document: unknown): Descriptor {
  const parsed = descriptorSchema.safeParse(document);
  if (!parsed.success) {
    throw new DescriptorError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const problems = [...foreignKeys(document), ...repeatedKeys(parsed.data)];
  if (problems.length > 0) throw new DescriptorError(problems);
  return parsed.data;
}

/** Absent scopes ask for everything. */
export function scopesOf(descriptor: Descriptor): readonly string[] {
  return descriptor.scopes ?? [...KNOWN_SCOPES];
}

/** An address of the app: its own address joined with a relative one. */
export function appUrl(descriptor: Descriptor, relative: string): string {
  if (/^https?:\/\//.test(relative)) return relative;
  return `${descriptor.baseUrl.replace(/\/$/, '')}/${relative.replace(/^\//, '')}`;
}

/** Path of the app's own address, which is no part of a query hash. */
export function basePathOf(descriptor: Descriptor): string {
  return new URL(descriptor.baseUrl).pathname;
}

function foreignKeys(document: unknown): readonly string[] {
  const foreign = typeof document === 'object' && document !== null && 'apiMigrations' in document;
  return foreign ? ['apiMigrations: belongs to other products'] : [];
}

function repeatedKeys({ modules }: Descriptor): readonly string[] {
  const pages = [modules.webPanels, modules.adminPages, modules.repoPages, modules.generalPages, modules.configurePage];
  const keys = pages.flat().map(({ key }) => key);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map(
    (key) => `modules: the key ${key} is used more than once`,
  );
}

function isReachable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname));
}
