/** Programs of this machine that Loom can use beside what it brings along, where the operator allows it. */
export const HOST_TOOLS = ['cppcheck', 'shellcheck'] as const;

export type HostToolName = (typeof HOST_TOOLS)[number];
