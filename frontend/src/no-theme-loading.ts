/** In place of the design system's theme loader: the themes come with the page's style sheet. */
export const setGlobalTheme = (): Promise<() => void> => Promise.resolve(() => undefined);

/** The themes that could be loaded one by one. */
export const themeImportMap = {};
