/** Sets of rules that are off until a repository asks for them. */
export const PRESETS = ['style'] as const;

export type Preset = (typeof PRESETS)[number];
