/** Variables of a child process, all of them: nothing else is inherited. */
export type Environment = Readonly<Record<string, string>>;
