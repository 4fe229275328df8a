import type { Installation, World } from '../world';
import { type PageContext, signedAddress } from './address';
import { allHold } from './conditions';
import type { PageModule } from './descriptor';
import { descriptorOf } from './installed-descriptor';
import { contextOf, type ShownOn, viewerOf } from './page-context';

/** A page of an app inside of a page of the host. */
export interface ShownModule {
  readonly appKey: string;
  readonly appName: string;
  readonly moduleKey: string;
  readonly title: string;
  /** Signed address for the iframe; valid for an hour. */
  readonly src: string;
}

export type Place = 'pull-request-panel' | 'repository-settings' | 'workspace-settings';

/** Modules that are shown at a place of a page to this viewer, lightest first. */
export function shownModules(world: World, place: Place, page: ShownOn): readonly ShownModule[] {
  return [...world.installations.values()]
    .filter(({ active, workspace }) => active && workspace === page.workspace)
    .flatMap((installation) => {
      const context = contextOf(world, installation, page);
      const viewer = viewerOf(world, page);
      return modulesAt(installation, place)
        .filter(({ conditions = [] }) => allHold(conditions, viewer, context))
        .map((module) => ({ weight: module.weight ?? 100, shown: show(world, installation, module, context) }));
    })
    .sort((left, right) => left.weight - right.weight)
    .map(({ shown }) => shown);
}

/** Any page of an app by its key, for a dialog that the app opens. Null when there is none that the viewer may see. */
export function findModule(world: World, page: ShownOn, appKey: string, moduleKey: string): ShownModule | null {
  for (const installation of world.installations.values()) {
    const isMeant = installation.active && installation.workspace === page.workspace && installation.appKey === appKey;
    if (!isMeant) continue;
    const { webPanels, adminPages, repoPages, generalPages, configurePage } = descriptorOf(installation).modules;
    const all = [webPanels, adminPages, repoPages, generalPages, configurePage].flat();
    const module = all.find(({ key }) => key === moduleKey);
    if (module === undefined) return null;
    const context = contextOf(world, installation, page);
    const isShown = allHold(module.conditions ?? [], viewerOf(world, page), context);
    return isShown ? show(world, installation, module, context) : null;
  }
  return null;
}

function modulesAt(installation: Installation, place: Place): readonly PageModule[] {
  const { modules } = descriptorOf(installation);
  switch (place) {
    case 'pull-request-panel':
      return modules.webPanels.filter(
        ({ location }) => location === 'org.bitbucket.pullrequest.overview.informationPanel',
      );
    case 'repository-settings':
      return modules.adminPages.filter(({ location }) => location !== 'org.bitbucket.account.admin');
    case 'workspace-settings':
      return [
        ...modules.configurePage,
        ...modules.adminPages.filter(({ location }) => location === 'org.bitbucket.account.admin'),
      ];
  }
}

function show(world: World, installation: Installation, module: PageModule, context: PageContext): ShownModule {
  const descriptor = descriptorOf(installation);
  return {
    appKey: installation.appKey,
    appName: descriptor.name,
    moduleKey: module.key,
    title: module.name.value,
    src: signedAddress(descriptor, module.url, context, installation, world.now() / 1000),
  };
}
