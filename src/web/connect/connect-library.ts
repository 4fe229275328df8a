import { join } from 'node:path';
import ace, { type Descriptor as LibraryDescriptor, type Options, type StoreAdapter } from 'atlassian-connect-express';
import express, { type Express } from 'express';
import type { Logger } from '../../telemetry';
import type { Descriptor } from './descriptor';

export interface ConnectLibraryOptions {
  readonly appFolder: string;
  readonly descriptor: Descriptor;
  readonly baseUrl: string;
  readonly webUrl: string;
  readonly store: StoreAdapter;
  readonly logger: Logger;
  /** Marks the installation whose uninstall the guard approved. */
  readonly uninstalled: (body: object) => Promise<void>;
}

/**
 * An Express application with the lifecycle routes of atlassian-connect-express. It must be reached through the guard only: on its
 * own it believes any first install.
 */
export function connectLibrary(options: ConnectLibraryOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // In any other mode the library logs tenants with their secrets, watches files and tries to register itself.
  app.set('env', 'production');
  // The library reads the body of every request, and where there is none it never answers.
  app.use((req, _res, next) => {
    req.body ??= {};
    next();
  });
  ace.store.register('loom', () => options.store);
  const basePath = new URL(options.baseUrl).pathname.replace(/\/$/, '');
  withoutNewRejectionListeners(() => {
    const fileNames = { configFileName: join(options.appFolder, 'config.json') };
    const addon = ace(app, { config: libraryConfig(options) }, quiet(options.logger), fileNames, () => {
      // Called once the library has added its own routes, which is after this function has returned.
      app.post(`${basePath}/uninstalled`, addon.authenticateInstall(), async (req, res) => {
        await options.uninstalled(req.body as object);
        res.status(204).end();
      });
    });
  });
  return app;
}

function libraryConfig({ descriptor, baseUrl, webUrl }: ConnectLibraryOptions): Options['config'] {
  const production = {
    localBaseUrl: baseUrl,
    store: { adapter: 'loom' },
    // Without a list of hosts every install on Bitbucket ends in an error.
    whitelist: [new URL(webUrl).hostname],
    watch: false,
    expressErrorHandling: false,
  };
  // Loom fills the template in: the library would look for it in the working directory.
  return { production, descriptorTransformer: () => descriptor as unknown as LibraryDescriptor };
}

/**
 * The library logs bodies, canonical queries and signatures, and hands methods of its logger on without their object. It gets a
 * logger of free functions that says that something was refused, and nothing else.
 */
function quiet(logger: Logger): Console {
  const refused = (): void => {
    logger.warn({}, 'The Connect library refused a lifecycle call.');
  };
  const nothing = (): void => undefined;
  return { ...console, log: nothing, debug: nothing, info: nothing, trace: nothing, warn: nothing, error: refused };
}

/** Each instance of the library makes the whole process swallow unhandled rejections; that is not its to decide. */
function withoutNewRejectionListeners(create: () => void): void {
  const before = new Set(process.listeners('unhandledRejection'));
  create();
  for (const listener of process.listeners('unhandledRejection')) {
    if (!before.has(listener)) process.removeListener('unhandledRejection', listener);
  }
}
