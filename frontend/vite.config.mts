import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);
const PAGES = ['panel', 'repository-settings', 'workspace-settings'];

interface ThemeModule {
  readonly getThemeStyles: (state: object) => Promise<readonly { readonly css: string }[]>;
}

interface FlagModule {
  readonly setBooleanFeatureFlagResolver: (resolver: (flag: string) => boolean) => void;
}

/**
 * The design system's themes as one style sheet. At run time they would be put into `<style>` elements, which the pages'
 * content security policy forbids.
 */
function themeStyles(): Plugin {
  const file = here('src/components/theme.css');
  return {
    name: 'loom-theme',
    async load(id) {
      if (id !== file) return null;
      // Without a resolver the flag client complains on the console that nobody initialised it.
      const flags = require('@atlaskit/platform-feature-flags') as FlagModule;
      flags.setBooleanFeatureFlagResolver(() => false);
      const { getThemeStyles } = require('@atlaskit/tokens/get-theme-styles') as ThemeModule;
      const themes = await getThemeStyles({
        colorMode: 'auto',
        light: 'light',
        dark: 'dark',
        spacing: 'spacing',
        typography: 'typography',
        shape: 'shape',
        motion: 'motion',
      });
      return themes.map((theme) => theme.css).join('\n');
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [themeStyles()],
  resolve: {
    alias: [
      { find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/, replacement: here('src/feature-gates.ts') },
      { find: /^@atlaskit\/pagination(\/.*)?$/, replacement: here('src/no-pagination.ts') },
      {
        find: /^@atlaskit\/tokens\/(set-global-theme|artifacts\/theme-import-map)$/,
        replacement: here('src/no-theme-loading.ts'),
      },
    ],
  },
  build: {
    outDir: here('../dist/frontend'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: PAGES.map((page) => here(`${page}.html`)) },
  },
});
